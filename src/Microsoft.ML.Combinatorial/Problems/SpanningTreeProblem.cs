namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Minimum spanning tree: choose edges of a connected undirected graph that join all nodes without a cycle.</summary>
/// <remarks>
/// <para>Slots: the edges, in the order given. Solutions are 0/1. Costs: any finite number.</para>
/// <para>Feasible: exactly <c>nodes − 1</c> edges without a cycle, which therefore reach every node.</para>
/// </remarks>
public sealed class SpanningTreeProblem : CombinatorialProblem, IExchangePolytope
{
    private readonly GraphEdge[] _edges;

    /// <summary>Makes a problem from a graph.</summary>
    /// <param name="nodeCount">Number of nodes, at least 2.</param>
    /// <param name="edges">The edges, each once, in either direction.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two nodes.</exception>
    /// <exception cref="ArgumentException">An edge names a node that is not there, joins a node to itself or stands twice, or the graph
    /// is not connected.</exception>
    public SpanningTreeProblem(int nodeCount, ReadOnlySpan<GraphEdge> edges)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodeCount, 2);
        GraphEdges.Check(edges, nodeCount, nameof(edges));
        var sets = new DisjointSets();
        sets.Reset(nodeCount);
        foreach (GraphEdge edge in edges)
        {
            sets.Join(edge.From, edge.To);
        }

        for (int node = 1; node < nodeCount && sets.SetCount > 1; node++)
        {
            if (sets.Find(node) != sets.Find(0))
            {
                throw new ArgumentException(
                    $"edges leave no way from node 0 to node {node}; a spanning tree needs a connected graph.", nameof(edges));
            }
        }

        NodeCount = nodeCount;
        _edges = edges.ToArray();
    }

    /// <summary>Gets the number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Gets the edges: slot e is edge e.</summary>
    public ReadOnlySpan<GraphEdge> Edges => _edges;

    /// <inheritdoc/>
    public override string Name => "spanning tree";

    /// <inheritdoc/>
    public override int Size => _edges.Length;

    /// <inheritdoc/>
    public override double? SolutionSum => NodeCount - 1;

    /// <summary>The complete graph: an edge for every pair i &lt; j, ordered by i, then j.</summary>
    /// <param name="nodeCount">Number of nodes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two nodes, or too many for one array of edges.</exception>
    public static SpanningTreeProblem Complete(int nodeCount) => new(nodeCount, GraphEdges.Complete(nodeCount));

    /// <summary>A grid with an edge between neighbours in a row or a column. Node <c>row · columns + column</c>; the edges follow the nodes,
    /// for each the one to the right, then the one down.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1; the grid needs two nodes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the grid is one node or too large.</exception>
    public static SpanningTreeProblem Grid(int rows, int columns) => new(rows * columns, GraphEdges.Grid(rows, columns));

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        var sets = new DisjointSets();
        sets.Reset(NodeCount);
        for (int e = 0; e < solution.Length; e++)
        {
            if (solution[e] != 0 && (solution[e] != 1 || !sets.Join(_edges[e].From, _edges[e].To)))
            {
                return false;
            }
        }

        return sets.SetCount == 1;
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"edge {_edges[slot].From}–{_edges[slot].To}";

    /// <inheritdoc/>
    /// <remarks>Each edge outside the tree against each of the cycle that it closes: at most (edges − nodes + 1) (nodes − 1) exchanges, by the
    /// slot that is raised. Time: as many, and the edges once more.</remarks>
    public IReadOnlyList<Exchange> Exchanges(ReadOnlySpan<float> solution)
    {
        int[] parentEdge = ParentEdges(solution, out int[] depth);
        var exchanges = new List<Exchange>();
        for (int e = 0; e < _edges.Length; e++)
        {
            (int from, int to) = _edges[e];
            while (solution[e] == 0 && from != to)
            {
                // The deeper end goes up until both meet.
                ref int lower = ref depth[from] >= depth[to] ? ref from : ref to;
                exchanges.Add(new Exchange(e, parentEdge[lower]));
                lower = OtherEnd(parentEdge[lower], lower);
            }
        }

        return exchanges;
    }

    /// <summary>The tree's edge from each node towards node 0, and how many edges lie between them.</summary>
    private int[] ParentEdges(ReadOnlySpan<float> tree, out int[] depth)
    {
        var incident = new List<int>[NodeCount];
        for (int node = 0; node < NodeCount; node++)
        {
            incident[node] = [];
        }

        for (int e = 0; e < _edges.Length; e++)
        {
            if (tree[e] != 0)
            {
                incident[_edges[e].From].Add(e);
                incident[_edges[e].To].Add(e);
            }
        }

        var parentEdge = new int[NodeCount];
        parentEdge[0] = -1;
        depth = new int[NodeCount];
        var open = new Queue<int>([0]);
        while (open.TryDequeue(out int node))
        {
            foreach (int e in incident[node])
            {
                if (e != parentEdge[node])
                {
                    int child = OtherEnd(e, node);
                    (parentEdge[child], depth[child]) = (e, depth[node] + 1);
                    open.Enqueue(child);
                }
            }
        }

        return parentEdge;
    }

    private int OtherEnd(int edge, int node) => _edges[edge].From == node ? _edges[edge].To : _edges[edge].From;
}
