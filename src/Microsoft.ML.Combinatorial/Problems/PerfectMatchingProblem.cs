namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Minimum-cost perfect matching: choose edges of an undirected graph, not necessarily bipartite, so that every node is an end of
/// exactly one.</summary>
/// <remarks>
/// <para>Slots: the edges, in the order given. Solutions are 0/1. Costs: any finite number.</para>
/// <para>A graph with an odd component has no perfect matching and is refused. A graph may have none for a subtler reason, such as three
/// leaves on one node; that shows when it is solved, as <c>SolverStatus.Infeasible</c>.</para>
/// <para>A bipartite graph is solved by the same solver at no loss: it never meets an odd cycle. Where each side is a list of its own,
/// or nodes may stay without partner, <see cref="SparseAssignmentProblem"/> says it more directly.</para>
/// </remarks>
public sealed class PerfectMatchingProblem : CombinatorialProblem
{
    private readonly GraphEdge[] _edges;

    /// <summary>Makes a problem from a graph.</summary>
    /// <param name="nodeCount">Number of nodes: even, at least 2.</param>
    /// <param name="edges">The edges, each once, in either direction.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two nodes.</exception>
    /// <exception cref="ArgumentException">An edge names a node that is not there, joins a node to itself or stands twice, or some component
    /// has an odd number of nodes.</exception>
    public PerfectMatchingProblem(int nodeCount, ReadOnlySpan<GraphEdge> edges)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodeCount, 2);
        if (nodeCount % 2 != 0)
        {
            throw new ArgumentException($"nodeCount is {nodeCount}; a perfect matching needs an even number of nodes.", nameof(nodeCount));
        }

        GraphEdges.Check(edges, nodeCount, nameof(edges));
        CheckComponents(nodeCount, edges);
        NodeCount = nodeCount;
        _edges = edges.ToArray();
    }

    /// <summary>Gets the number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Gets the edges: slot e is edge e.</summary>
    public ReadOnlySpan<GraphEdge> Edges => _edges;

    /// <inheritdoc/>
    public override string Name => "perfect matching";

    /// <inheritdoc/>
    public override int Size => _edges.Length;

    /// <inheritdoc/>
    public override double? SolutionSum => NodeCount / 2;

    /// <summary>The complete graph: an edge for every pair i &lt; j, ordered by i, then j.</summary>
    /// <param name="nodeCount">Number of nodes: even, at least 2.</param>
    /// <exception cref="ArgumentException">The number is odd, below 2, or too large for one array of edges.</exception>
    public static PerfectMatchingProblem Complete(int nodeCount) => new(nodeCount, GraphEdges.Complete(nodeCount));

    /// <summary>A grid with an edge between neighbours in a row or a column. Node <c>row · columns + column</c>; the edges follow the nodes,
    /// for each the one to the right, then the one down.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1; one of both must be even.</param>
    /// <exception cref="ArgumentException">A number is below 1, both are odd, or the grid is too large.</exception>
    public static PerfectMatchingProblem Grid(int rows, int columns) => new(rows * columns, GraphEdges.Grid(rows, columns));

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        var matched = new bool[NodeCount];
        int chosen = 0;
        for (int e = 0; e < solution.Length; e++)
        {
            if (solution[e] == 0)
            {
                continue;
            }

            (int from, int to) = _edges[e];
            if (solution[e] != 1 || matched[from] || matched[to])
            {
                return false;
            }

            matched[from] = matched[to] = true;
            chosen++;
        }

        return 2 * chosen == NodeCount;
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"edge {_edges[slot].From}–{_edges[slot].To}";

    private static void CheckComponents(int nodeCount, ReadOnlySpan<GraphEdge> edges)
    {
        var sets = new DisjointSets();
        sets.Reset(nodeCount);
        foreach (GraphEdge edge in edges)
        {
            sets.Join(edge.From, edge.To);
        }

        for (int node = 0; node < nodeCount; node++)
        {
            int size = sets.SizeOf(node);
            if (size % 2 != 0)
            {
                throw new ArgumentException(
                    $"edges leave node {node} in a component of {size} nodes; no odd component has a perfect matching.", nameof(edges));
            }
        }
    }
}
