using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.Trees;

/// <summary>For each node of an undirected graph its edges, side by side: entries <c>Start[v] … Start[v + 1] − 1</c>, by ascending
/// slot.</summary>
internal sealed class IncidenceLists
{
    private int[] _start = [];
    private int[] _other = [];
    private int[] _slot = [];

    /// <summary>Gets where each node's entries begin.</summary>
    public int[] Start => _start;

    /// <summary>Gets each entry's far end.</summary>
    public int[] Other => _other;

    /// <summary>Gets each entry's edge.</summary>
    public int[] Slot => _slot;

    /// <summary>Reads a graph.</summary>
    public void Prepare(int nodeCount, ReadOnlySpan<GraphEdge> edges)
    {
        Workspace.Grow(ref _start, nodeCount + 1);
        Workspace.Grow(ref _other, 2 * edges.Length);
        Workspace.Grow(ref _slot, 2 * edges.Length);
        Span<int> start = _start.AsSpan(0, nodeCount + 1);
        start.Clear();
        foreach (GraphEdge edge in edges)
        {
            start[edge.From]++;
            start[edge.To]++;
        }

        int sum = 0;
        for (int node = 0; node <= nodeCount; node++)
        {
            sum += start[node];
            start[node] = sum;
        }

        // From the back, so that each node's place moves down to where its entries begin.
        for (int e = edges.Length - 1; e >= 0; e--)
        {
            Put(edges[e].From, edges[e].To, e);
            Put(edges[e].To, edges[e].From, e);
        }
    }

    private void Put(int node, int other, int slot)
    {
        int at = --_start[node];
        _other[at] = other;
        _slot[at] = slot;
    }
}
