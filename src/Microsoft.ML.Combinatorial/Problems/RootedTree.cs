namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A spanning tree hung up at node 0, to walk between its nodes.</summary>
internal sealed class RootedTree
{
    private readonly int[] _parent;
    private readonly int[] _edgeUp;
    private readonly int[] _depth;

    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="edges">All edges of the graph.</param>
    /// <param name="tree">1 for the edges of the tree, 0 for the others.</param>
    public RootedTree(int nodeCount, ReadOnlySpan<GraphEdge> edges, ReadOnlySpan<float> tree)
    {
        (_parent, _edgeUp, _depth) = (new int[nodeCount], new int[nodeCount], new int[nodeCount]);
        var around = new List<(int Node, int Edge)>[nodeCount];
        for (int node = 0; node < nodeCount; node++)
        {
            around[node] = [];
        }

        for (int e = 0; e < edges.Length; e++)
        {
            if (tree[e] == 1)
            {
                around[edges[e].From].Add((edges[e].To, e));
                around[edges[e].To].Add((edges[e].From, e));
            }
        }

        var open = new Queue<int>([0]);
        while (open.TryDequeue(out int node))
        {
            foreach ((int next, int edge) in around[node])
            {
                if (node != 0 && edge == _edgeUp[node])
                {
                    continue;
                }

                (_parent[next], _edgeUp[next], _depth[next]) = (node, edge, _depth[node] + 1);
                open.Enqueue(next);
            }
        }
    }

    /// <summary>The tree's edges on the way between two nodes.</summary>
    public IEnumerable<int> EdgesBetween(int one, int other)
    {
        while (one != other)
        {
            if (_depth[one] < _depth[other])
            {
                (one, other) = (other, one);
            }

            yield return _edgeUp[one];
            one = _parent[one];
        }
    }
}
