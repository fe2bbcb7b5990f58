using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class SpanningTreeFamily
{
    public static readonly ProblemFamily Family = new(
        "spanning tree",
        Draw,
        problem => TreeOracle.SpanningTrees((SpanningTreeProblem)problem),
        Shuffle,
        () => SpanningTreeProblem.Complete(400));

    private static SpanningTreeProblem Draw(Random random)
    {
        int nodes = random.Next(2, 6);
        return new SpanningTreeProblem(nodes, RandomGraphs.Edges(nodes, random.NextDouble(), random, RandomGraphs.Tree(nodes, random)));
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var tree = (SpanningTreeProblem)problem;
        (GraphEdge[] edges, int[] newSlot) = RandomGraphs.Shuffle(tree.Edges, tree.NodeCount, random);
        return (new SpanningTreeProblem(tree.NodeCount, edges), newSlot);
    }
}
