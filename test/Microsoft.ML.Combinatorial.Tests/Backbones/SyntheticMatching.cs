using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Tests.Laws;

namespace Microsoft.ML.Combinatorial.Tests.Backbones;

/// <summary>The numbers of one matching task, to make examples of and to move about.</summary>
internal sealed record SyntheticMatching(float[] LeftFeatures, float[] LeftPositions, float[] RightFeatures, float[] RightPositions, int[] Match)
{
    /// <summary>Keypoints on the left and on the right that have nothing to do with each other.</summary>
    public static SyntheticMatching Unrelated(Random random, int left, int right, int featureSize) => new(
        Numbers(random, left * featureSize),
        Numbers(random, left * 2),
        Numbers(random, right * featureSize),
        Numbers(random, right * 2),
        [.. Order.Random(Math.Max(left, right), random).Take(left).Select(partner => partner < right ? partner : -1)]);

    /// <summary>The right keypoints are the left ones in another order, a little moved, their features a little changed.</summary>
    public static SyntheticMatching Shuffled(Random random, int count, int featureSize, float featureNoise = 0.1f, float positionNoise = 0.02f)
    {
        SyntheticMatching task = Unrelated(random, count, count, featureSize);
        for (int i = 0; i < count; i++)
        {
            int right = task.Match[i];
            for (int k = 0; k < featureSize; k++)
            {
                task.RightFeatures[(right * featureSize) + k] = task.LeftFeatures[(i * featureSize) + k] + (featureNoise * Number(random));
            }

            task.RightPositions[2 * right] = task.LeftPositions[2 * i] + (positionNoise * Number(random)) + 10;
            task.RightPositions[(2 * right) + 1] = task.LeftPositions[(2 * i) + 1] + (positionNoise * Number(random)) - 5;
        }

        return task;
    }

    public MatchingExample Example(KeypointBackboneSpecification specification) =>
        MatchingExample.Create(specification, LeftFeatures, LeftPositions, RightFeatures, RightPositions, Match);

    public SyntheticMatching RolesSwapped() => new(
        RightFeatures,
        RightPositions,
        LeftFeatures,
        LeftPositions,
        [.. Enumerable.Range(0, RightPositions.Length / 2).Select(right => Array.IndexOf(Match, right))]);

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Number(random))];

    private static float Number(Random random) => (2 * random.NextSingle()) - 1;
}
