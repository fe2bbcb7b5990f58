using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class GraphMatchingFamily
{
    public static readonly ProblemFamily Family = new(
        "graph matching",
        random => Draw(random.Next(1, 5), random.Next(1, 5), random),
        problem => Enumeration.GraphMatchings((GraphMatchingProblem)problem),
        Shuffle,
        () => Draw(60, 60, new Random(5)));

    /// <summary>Random graphs with about half of all edges, at most three for each keypoint on average.</summary>
    public static GraphMatchingProblem Draw(int left, int right, Random random) =>
        new(left, right, Edges(left, random), Edges(right, random));

    private static KeypointEdge[] Edges(int count, Random random)
    {
        double share = Math.Min(0.5, 6.0 / count);
        var edges = new List<KeypointEdge>();
        for (int from = 0; from < count; from++)
        {
            for (int to = from + 1; to < count; to++)
            {
                if (random.NextDouble() < share)
                {
                    edges.Add(random.Next(2) == 0 ? new KeypointEdge(from, to) : new KeypointEdge(to, from));
                }
            }
        }

        return [.. edges];
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var matching = (GraphMatchingProblem)problem;
        int[] left = Order.Random(matching.LeftCount, random), right = Order.Random(matching.RightCount, random);
        (KeypointEdge[] leftEdges, int[] leftPlace, bool[] leftTurned) = Shuffle(matching.LeftEdges, left, random);
        (KeypointEdge[] rightEdges, int[] rightPlace, bool[] rightTurned) = Shuffle(matching.RightEdges, right, random);
        var shuffled = new GraphMatchingProblem(matching.LeftCount, matching.RightCount, leftEdges, rightEdges);
        var newSlot = new int[problem.Size];
        for (int i = 0; i < left.Length; i++)
        {
            newSlot[matching.UnmatchedLeftSlot(i)] = shuffled.UnmatchedLeftSlot(left[i]);
            for (int s = 0; s < right.Length; s++)
            {
                newSlot[matching.NodeSlot(i, s)] = shuffled.NodeSlot(left[i], right[s]);
                newSlot[matching.UnmatchedRightSlot(s)] = shuffled.UnmatchedRightSlot(right[s]);
            }
        }

        for (int e = 0; e < leftPlace.Length; e++)
        {
            for (int f = 0; f < rightPlace.Length; f++)
            {
                // Turning one of both edges round swaps which end lies on which.
                bool turned = leftTurned[e] != rightTurned[f];
                newSlot[matching.EdgeSlot(e, f, false)] = shuffled.EdgeSlot(leftPlace[e], rightPlace[f], turned);
                newSlot[matching.EdgeSlot(e, f, true)] = shuffled.EdgeSlot(leftPlace[e], rightPlace[f], !turned);
            }
        }

        return (shuffled, newSlot);
    }

    private static (KeypointEdge[] Edges, int[] Place, bool[] Turned) Shuffle(ReadOnlySpan<KeypointEdge> edges, int[] name, Random random)
    {
        int[] place = Order.Random(edges.Length, random);
        var shuffled = new KeypointEdge[edges.Length];
        var turned = new bool[edges.Length];
        for (int e = 0; e < edges.Length; e++)
        {
            turned[e] = random.Next(2) == 0;
            (int from, int to) = (name[edges[e].From], name[edges[e].To]);
            shuffled[place[e]] = turned[e] ? new KeypointEdge(to, from) : new KeypointEdge(from, to);
        }

        return (shuffled, place, turned);
    }
}
