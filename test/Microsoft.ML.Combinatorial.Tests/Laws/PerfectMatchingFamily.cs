using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class PerfectMatchingFamily
{
    public static readonly ProblemFamily Family = new(
        "perfect matching",
        random => Draw(2 * random.Next(1, 5), random.NextDouble(), random),
        problem => PerfectMatchingOracle.Matchings((PerfectMatchingProblem)problem),
        Shuffle,
        () => PerfectMatchingProblem.Complete(300));

    /// <summary>A graph with at least one perfect matching.</summary>
    public static PerfectMatchingProblem Draw(int nodes, double share, Random random) =>
        new(nodes, RandomGraphs.Edges(nodes, share, random, RandomGraphs.Pairs(nodes, random)));

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var matching = (PerfectMatchingProblem)problem;
        (GraphEdge[] edges, int[] newSlot) = RandomGraphs.Shuffle(matching.Edges, matching.NodeCount, random);
        return (new PerfectMatchingProblem(matching.NodeCount, edges), newSlot);
    }
}
