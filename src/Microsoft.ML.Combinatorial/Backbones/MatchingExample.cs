using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>One matching task: the keypoints of two sides, the problem that they make, and, for training, the true matching.</summary>
public sealed class MatchingExample
{
    private readonly int[]? _match;

    private MatchingExample(KeypointGraph left, KeypointGraph right, GraphMatchingProblem problem, int[]? match)
    {
        Left = left;
        Right = right;
        Problem = problem;
        _match = match;
    }

    /// <summary>Gets the number of left keypoints, l.</summary>
    public int LeftCount => Problem.LeftCount;

    /// <summary>Gets the number of right keypoints, r.</summary>
    public int RightCount => Problem.RightCount;

    /// <summary>Gets the problem over the two graphs; without edges where the specification says so.</summary>
    public GraphMatchingProblem Problem { get; }

    /// <summary>Gets whether the true matching is known.</summary>
    public bool HasLabel => _match is not null;

    /// <summary>Gets the true right partner of each left keypoint, −1 for none; empty when it is not known.</summary>
    public ReadOnlySpan<int> Match => _match;

    internal KeypointGraph Left { get; }

    internal KeypointGraph Right { get; }

    /// <summary>Makes a task to be scored.</summary>
    /// <param name="specification">Says how many features a keypoint has and how keypoints are joined.</param>
    /// <param name="leftFeatures">l · d values, keypoint by keypoint.</param>
    /// <param name="leftPositions">x and y of each left keypoint, 2 · l values in any unit.</param>
    /// <param name="rightFeatures">r · d values.</param>
    /// <param name="rightPositions">2 · r values; the unit need not be the left one.</param>
    /// <exception cref="ArgumentException">A side is empty, lengths do not fit together, or a value is not finite.</exception>
    public static MatchingExample Create(
        KeypointBackboneSpecification specification,
        ReadOnlySpan<float> leftFeatures,
        ReadOnlySpan<float> leftPositions,
        ReadOnlySpan<float> rightFeatures,
        ReadOnlySpan<float> rightPositions) =>
        Create(specification, leftFeatures, leftPositions, rightFeatures, rightPositions, null);

    /// <summary>Makes a task to be trained on or evaluated.</summary>
    /// <param name="specification">Says how many features a keypoint has and how keypoints are joined.</param>
    /// <param name="leftFeatures">l · d values, keypoint by keypoint.</param>
    /// <param name="leftPositions">x and y of each left keypoint, 2 · l values in any unit.</param>
    /// <param name="rightFeatures">r · d values.</param>
    /// <param name="rightPositions">2 · r values; the unit need not be the left one.</param>
    /// <param name="match">For each left keypoint its right partner, or any negative number for none.</param>
    /// <exception cref="ArgumentException">As above, or the label has a wrong length, names a keypoint that is not there, or names one twice.</exception>
    public static MatchingExample Create(
        KeypointBackboneSpecification specification,
        ReadOnlySpan<float> leftFeatures,
        ReadOnlySpan<float> leftPositions,
        ReadOnlySpan<float> rightFeatures,
        ReadOnlySpan<float> rightPositions,
        ReadOnlySpan<int> match) =>
        Create(specification, leftFeatures, leftPositions, rightFeatures, rightPositions, match.ToArray());

    private static MatchingExample Create(
        KeypointBackboneSpecification specification,
        ReadOnlySpan<float> leftFeatures,
        ReadOnlySpan<float> leftPositions,
        ReadOnlySpan<float> rightFeatures,
        ReadOnlySpan<float> rightPositions,
        int[]? match)
    {
        ArgumentNullException.ThrowIfNull(specification);
        KeypointGraph left = KeypointGraph.Create(specification, leftFeatures, leftPositions, "left");
        KeypointGraph right = KeypointGraph.Create(specification, rightFeatures, rightPositions, "right");
        if (match is not null)
        {
            CheckMatch(match, left.Count, right.Count);
        }

        var problem = new GraphMatchingProblem(
            left.Count, right.Count, specification.UseEdges ? left.Edges : [], specification.UseEdges ? right.Edges : []);
        return new MatchingExample(left, right, problem, match);
    }

    private static void CheckMatch(int[] match, int leftCount, int rightCount)
    {
        if (match.Length != leftCount)
        {
            throw new ArgumentException($"the label holds {match.Length} entries; there are {leftCount} left keypoints.");
        }

        var owner = new int[rightCount];
        Array.Fill(owner, -1);
        for (int left = 0; left < match.Length; left++)
        {
            int right = match[left] = Math.Max(match[left], -1);
            if (right >= rightCount)
            {
                throw new ArgumentException($"label {right} of left keypoint {left} names no keypoint: there are {rightCount} on the right.");
            }

            if (right >= 0 && owner[right] >= 0)
            {
                throw new ArgumentException($"left keypoints {owner[right]} and {left} have the same partner, {right}.");
            }

            if (right >= 0)
            {
                owner[right] = left;
            }
        }
    }
}
