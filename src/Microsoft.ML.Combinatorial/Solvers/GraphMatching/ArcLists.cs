using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>The edges of one graph as arcs, both ways, listed by the keypoint that they leave.</summary>
internal sealed class ArcLists
{
    private int[] _start = [];
    private int[] _head = [];
    private int[] _key = [];
    private int[] _between = [];

    /// <summary>Number of keypoints.</summary>
    public int Count { get; private set; }

    /// <summary>Number of edges.</summary>
    public int EdgeCount { get; private set; }

    /// <summary>The keypoint that an arc leads to.</summary>
    public ReadOnlySpan<int> Head => _head.AsSpan(0, 2 * EdgeCount);

    /// <summary>Twice the edge that an arc belongs to, plus 1 for the arc that leaves its To.</summary>
    public ReadOnlySpan<int> Key => _key.AsSpan(0, 2 * EdgeCount);

    /// <summary>The first arc of a keypoint; its arcs end where those of the next begin.</summary>
    public ReadOnlySpan<int> Start => _start.AsSpan(0, Count + 1);

    /// <summary>The arc from one keypoint to another, or −1.</summary>
    public int Between(int from, int to) => _between[(from * Count) + to];

    /// <summary>Takes a graph.</summary>
    public void Load(int count, ReadOnlySpan<KeypointEdge> edges)
    {
        (Count, EdgeCount) = (count, edges.Length);
        Workspace.Grow(ref _start, count + 1);
        Workspace.Grow(ref _head, 2 * edges.Length);
        Workspace.Grow(ref _key, 2 * edges.Length);
        Workspace.Grow(ref _between, count * count);
        Span<int> start = _start.AsSpan(0, count + 1);
        start.Clear();
        foreach (KeypointEdge edge in edges)
        {
            start[edge.From]++;
            start[edge.To]++;
        }

        // Each keypoint's arcs are filled from the back, which leaves its entry at its first arc.
        for (int keypoint = 1; keypoint <= count; keypoint++)
        {
            start[keypoint] += start[keypoint - 1];
        }

        _between.AsSpan(0, count * count).Fill(-1);
        for (int edge = edges.Length - 1; edge >= 0; edge--)
        {
            Add(edges[edge].From, edges[edge].To, 2 * edge);
            Add(edges[edge].To, edges[edge].From, (2 * edge) + 1);
        }
    }

    private void Add(int from, int to, int key)
    {
        int arc = --_start[from];
        (_head[arc], _key[arc]) = (to, key);
        _between[(from * Count) + to] = arc;
    }
}
