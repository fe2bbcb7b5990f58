using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>Graphs drawn at random, and the same graphs with nodes and edges in another order.</summary>
public static class RandomGraphs
{
    /// <summary>The given edges and some of the others, each turned round or not, in random order.</summary>
    public static GraphEdge[] Edges(int nodes, double share, Random random, params IEnumerable<GraphEdge> needed)
    {
        HashSet<(int Low, int High)> pairs = [.. needed.Select(Sorted)];
        for (int low = 0; low < nodes; low++)
        {
            for (int high = low + 1; high < nodes; high++)
            {
                if (random.NextDouble() < share)
                {
                    pairs.Add((low, high));
                }
            }
        }

        GraphEdge[] edges = [.. pairs.Select(pair => Turn(new GraphEdge(pair.Low, pair.High), random))];
        random.Shuffle(edges);
        return edges;
    }

    /// <summary>A random tree: each node after the first hangs on one before it.</summary>
    public static IEnumerable<GraphEdge> Tree(int nodes, Random random)
    {
        int[] order = Order.Random(nodes, random);
        return [.. Enumerable.Range(1, nodes - 1).Select(k => new GraphEdge(order[random.Next(k)], order[k]))];
    }

    /// <summary>A random perfect matching.</summary>
    public static IEnumerable<GraphEdge> Pairs(int nodes, Random random)
    {
        int[] order = Order.Random(nodes, random);
        return [.. Enumerable.Range(0, nodes / 2).Select(k => new GraphEdge(order[2 * k], order[(2 * k) + 1]))];
    }

    /// <summary>The same edges with other names for the nodes, in another order; for each old edge its new place.</summary>
    public static (GraphEdge[] Edges, int[] NewSlot) Shuffle(ReadOnlySpan<GraphEdge> edges, int nodes, Random random)
    {
        int[] name = Order.Random(nodes, random);
        int[] place = Order.Random(edges.Length, random);
        var shuffled = new GraphEdge[edges.Length];
        for (int e = 0; e < edges.Length; e++)
        {
            shuffled[place[e]] = Turn(new GraphEdge(name[edges[e].From], name[edges[e].To]), random);
        }

        return (shuffled, place);
    }

    private static (int Low, int High) Sorted(GraphEdge edge) => (Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To));

    private static GraphEdge Turn(GraphEdge edge, Random random) => random.Next(2) == 0 ? edge : new GraphEdge(edge.To, edge.From);
}
