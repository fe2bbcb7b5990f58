using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.Matching;

/// <summary>The graph of a perfect matching as arcs, two for each edge, side by side for each node: <c>Start[v] … Start[v + 1] − 1</c>; and
/// the matching so far.</summary>
internal sealed class MatchingGraph
{
    public int NodeCount;
    public int[] Start = [];
    public int[] Tail = [];
    public int[] Head = [];
    public int[] Slot = [];

    /// <summary>Each arc's whole cost; see <see cref="CostScale"/>.</summary>
    public long[] Cost = [];

    /// <summary>The price of each node: no edge costs less than its ends' prices, and a matched edge costs as much.</summary>
    public long[] Price = [];

    /// <summary>The node that each node is matched with, −1 for none.</summary>
    public int[] Mate = [];

    /// <summary>The slot of each matched node's edge.</summary>
    public int[] MateSlot = [];

    private int[] _arcsOf = [];

    /// <summary>Reads a graph.</summary>
    public void Prepare(PerfectMatchingProblem problem)
    {
        NodeCount = problem.NodeCount;
        ReadOnlySpan<GraphEdge> edges = problem.Edges;
        Workspace.Grow(ref Start, NodeCount + 1);
        Workspace.Grow(ref Tail, 2 * edges.Length);
        Workspace.Grow(ref Head, 2 * edges.Length);
        Workspace.Grow(ref Slot, 2 * edges.Length);
        Workspace.Grow(ref Cost, 2 * edges.Length);
        Workspace.Grow(ref Price, NodeCount);
        Workspace.Grow(ref Mate, NodeCount);
        Workspace.Grow(ref MateSlot, NodeCount);
        Workspace.Grow(ref _arcsOf, 2 * edges.Length);
        Span<int> start = Start.AsSpan(0, NodeCount + 1);
        start.Clear();
        foreach (GraphEdge edge in edges)
        {
            start[edge.From]++;
            start[edge.To]++;
        }

        int sum = 0;
        for (int node = 0; node <= NodeCount; node++)
        {
            sum += start[node];
            start[node] = sum;
        }

        for (int e = edges.Length - 1; e >= 0; e--)
        {
            (int from, int to) = edges[e];
            _arcsOf[2 * e] = Put(from, to, e);
            _arcsOf[(2 * e) + 1] = Put(to, from, e);
        }
    }

    /// <summary>Reads the costs of an instance and forgets the matching.</summary>
    public void Load(ReadOnlySpan<float> costs)
    {
        var scale = CostScale.Of(costs, NodeCount);
        ReadOnlySpan<int> arcs = _arcsOf.AsSpan(0, 2 * costs.Length);
        long[] cost = Cost;
        for (int e = 0; e < costs.Length; e++)
        {
            cost[arcs[2 * e]] = cost[arcs[(2 * e) + 1]] = scale.Round(costs[e]);
        }

        Mate.AsSpan(0, NodeCount).Fill(-1);
    }

    /// <summary>
    /// First prices and pairs: half of a node's cheapest edge, then node after node as much as its edges allow, with the pair where both
    /// ends are still without partner.
    /// </summary>
    public void TakeCheapPairs()
    {
        for (int node = 0; node < NodeCount; node++)
        {
            long least = long.MaxValue;
            for (int arc = Start[node]; arc < Start[node + 1]; arc++)
            {
                least = Math.Min(least, Cost[arc]);
            }

            Price[node] = least / 2;
        }

        for (int node = 0; node < NodeCount; node++)
        {
            if (Mate[node] >= 0)
            {
                continue;
            }

            long least = long.MaxValue;
            int best = -1;
            for (int arc = Start[node]; arc < Start[node + 1]; arc++)
            {
                long rest = Cost[arc] - Price[Head[arc]];
                if (rest < least || (rest == least && Mate[Head[best]] >= 0))
                {
                    (least, best) = (rest, arc);
                }
            }

            Price[node] = least;
            if (Mate[Head[best]] < 0)
            {
                Match(node, Head[best], Slot[best]);
            }
        }
    }

    /// <summary>Makes a pair of two nodes.</summary>
    public void Match(int node, int other, int slot)
    {
        (Mate[node], Mate[other]) = (other, node);
        (MateSlot[node], MateSlot[other]) = (slot, slot);
    }

    private int Put(int tail, int head, int slot)
    {
        int arc = --Start[tail];
        (Tail[arc], Head[arc], Slot[arc]) = (tail, head, slot);
        return arc;
    }
}
