using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class ShortestPathFamily
{
    /// <summary>Graphs with cycles.</summary>
    public static readonly ProblemFamily NonNegative = Of("shortest path", Cyclic, () => Streets(100, 100));

    /// <summary>Graphs without.</summary>
    public static readonly ProblemFamily Acyclic =
        Of("acyclic shortest path", DrawAcyclic, () => ShortestPathProblem.RightDownGrid(150, 150));

    /// <summary>Both, so that costs of any sign occur too.</summary>
    public static readonly ProblemFamily Mixed = Of(
        "shortest path of any sign",
        random => random.Next(2) == 0 ? Cyclic(random) : DrawAcyclic(random),
        () => Streets(60, 60));

    /// <summary>A grid with arcs both ways between neighbouring nodes.</summary>
    public static ShortestPathProblem Streets(int rows, int columns)
    {
        ReadOnlySpan<Arc> oneWay = ShortestPathProblem.RightDownGrid(rows, columns).Arcs;
        Arc[] arcs = [.. oneWay, .. oneWay.ToArray().Select(arc => new Arc(arc.To, arc.From))];
        return new ShortestPathProblem(rows * columns, arcs, 0, (rows * columns) - 1);
    }

    /// <summary>A random graph with a path for certain, and arcs that lead nowhere.</summary>
    public static ShortestPathProblem Draw(int nodes, double share, bool acyclic, Random random)
    {
        int[] name = Order.Random(nodes, random);
        int last = random.Next(1, nodes);
        List<Arc> arcs = [.. Enumerable.Range(0, last).Select(node => new Arc(name[node], name[node + 1]))];
        for (int from = 0; from < nodes; from++)
        {
            for (int to = acyclic ? from + 1 : 0; to < nodes; to++)
            {
                // Now and then two arcs join the same nodes.
                for (int copy = 0; copy < 2 && from != to && random.NextDouble() < share; copy++)
                {
                    arcs.Add(new Arc(name[from], name[to]));
                }
            }
        }

        Arc[] shuffled = [.. arcs];
        random.Shuffle(shuffled);
        return new ShortestPathProblem(nodes, shuffled, name[0], name[last]);
    }

    private static ShortestPathProblem Cyclic(Random random)
    {
        while (true)
        {
            ShortestPathProblem problem = Draw(random.Next(4, 7), 0.5, acyclic: false, random);
            if (!problem.IsAcyclic)
            {
                return problem;
            }
        }
    }

    private static ShortestPathProblem DrawAcyclic(Random random) => Draw(random.Next(2, 8), 0.5, acyclic: true, random);

    private static ProblemFamily Of(string name, Func<Random, CombinatorialProblem> small, Func<CombinatorialProblem> large) =>
        new(name, small, problem => PathEnumeration.Paths((ShortestPathProblem)problem), Shuffle, large);

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var graph = (ShortestPathProblem)problem;
        int[] name = Order.Random(graph.NodeCount, random), newSlot = Order.Random(graph.Size, random);
        var arcs = new Arc[graph.Size];
        for (int slot = 0; slot < arcs.Length; slot++)
        {
            arcs[newSlot[slot]] = new Arc(name[graph.Arcs[slot].From], name[graph.Arcs[slot].To]);
        }

        return (new ShortestPathProblem(graph.NodeCount, arcs, name[graph.Source], name[graph.Target]), newSlot);
    }
}
