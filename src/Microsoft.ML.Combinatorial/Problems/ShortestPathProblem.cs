namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>The cheapest path through a directed graph whose arcs have costs, from a source node to a target node.</summary>
/// <remarks>
/// <para>Slots: the arcs, in the order in which they were given; several arcs may join the same two nodes. A solution is 1 on the path's
/// arcs. Feasible: a path from source to target that visits no node twice.</para>
/// <para>Costs: what may be depends on the arcs that can lie on a path. Without a cycle among them any finite cost is welcome; with one,
/// zero or positive costs, for a cycle of negative cost makes the problem a hard one. Who knows that cycles will not be negative says so
/// by <c>allowNegativeCosts</c> and takes a solver for it; that one refuses a negative cycle when it meets one.</para>
/// </remarks>
public sealed class ShortestPathProblem : CombinatorialProblem
{
    private readonly Arc[] _arcs;

    /// <summary>Makes a problem.</summary>
    /// <param name="nodes">Number of nodes, at least 2.</param>
    /// <param name="arcs">The arcs, at least one.</param>
    /// <param name="source">The node where paths begin.</param>
    /// <param name="target">The node where paths end; not the source.</param>
    /// <param name="allowNegativeCosts">Accept any finite cost even though the graph has a cycle.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two nodes, or an end is no node.</exception>
    /// <exception cref="ArgumentException">An arc names a node that is not there or joins a node to itself, source and target are the
    /// same, or no path leads from source to target.</exception>
    public ShortestPathProblem(int nodes, ReadOnlySpan<Arc> arcs, int source, int target, bool allowNegativeCosts = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 2);
        CheckNode(source, nodes, nameof(source));
        CheckNode(target, nodes, nameof(target));
        if (source == target)
        {
            throw new ArgumentException($"source and target are both node {source}; they must differ.", nameof(target));
        }

        CheckArcs(arcs, nodes);
        _arcs = arcs.ToArray();
        NodeCount = nodes;
        Source = source;
        Target = target;
        Graph = new PathGraph(nodes, _arcs, source, target);
        CostDomain = Graph.IsAcyclic || allowNegativeCosts ? CostDomain.Finite : CostDomain.NonNegative;
        SolutionSum = Graph.CommonPathLength();
    }

    /// <summary>Gets the number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Gets the arcs, one for each slot.</summary>
    public ReadOnlySpan<Arc> Arcs => _arcs;

    /// <summary>Gets the node where paths begin.</summary>
    public int Source { get; }

    /// <summary>Gets the node where paths end.</summary>
    public int Target { get; }

    /// <summary>Gets whether the arcs that can lie on a path form no cycle, so that any finite cost is accepted.</summary>
    public bool IsAcyclic => Graph.IsAcyclic;

    /// <inheritdoc/>
    public override string Name => "shortest path";

    /// <inheritdoc/>
    public override int Size => _arcs.Length;

    /// <inheritdoc/>
    public override CostDomain CostDomain { get; }

    /// <summary>Gets the number of arcs of a path, where all paths of an acyclic graph have the same number; else null.</summary>
    public override double? SolutionSum { get; }

    /// <summary>Gets the arcs that can lie on a path, as solvers walk them.</summary>
    internal PathGraph Graph { get; }

    /// <summary>
    /// A grid whose arcs lead one step to the right or down, from the upper left corner to the lower right one. The arcs' order is the one
    /// of the usual predict-then-optimise benchmark: for each grid row, its arcs to the right, then its arcs down.
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1; one row and one column together are no graph.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the grid has less than 2 or more than 2³⁰ nodes.</exception>
    public static ShortestPathProblem RightDownGrid(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan((long)rows * columns, 2, nameof(columns));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, 1 << 30, nameof(columns));
        var arcs = new List<Arc>(2 * rows * columns);
        for (int row = 0; row < rows; row++)
        {
            int first = row * columns;
            for (int node = first; node < first + columns - 1; node++)
            {
                arcs.Add(new Arc(node, node + 1));
            }

            for (int node = first; node < first + columns && row < rows - 1; node++)
            {
                arcs.Add(new Arc(node, node + columns));
            }
        }

        return new ShortestPathProblem(rows * columns, arcs.ToArray(), 0, (rows * columns) - 1);
    }

    /// <summary>Reads the path out of a solution.</summary>
    /// <param name="solution">A vector of length <see cref="Size"/>.</param>
    /// <param name="slots">At least as long as the path has arcs; receives the path's arcs from source to target.</param>
    /// <returns>The number of arcs on the path, or −1 where the solution is not feasible.</returns>
    /// <exception cref="ArgumentException"><paramref name="slots"/> is too short.</exception>
    public int ReadPath(ReadOnlySpan<float> solution, Span<int> slots)
    {
        if (solution.Length != Size || solution.ContainsAnyExcept(0f, 1f))
        {
            return -1;
        }

        int length = solution.Count(1f);
        if (slots.Length < length)
        {
            throw new ArgumentException($"slots must have at least {length} entries, had {slots.Length}.", nameof(slots));
        }

        var next = new int[NodeCount];
        Array.Fill(next, -1);
        for (int slot = 0; slot < solution.Length; slot++)
        {
            if (solution[slot] == 0)
            {
                continue;
            }

            if (next[_arcs[slot].From] >= 0)
            {
                return -1;
            }

            next[_arcs[slot].From] = slot;
        }

        int node = Source;
        for (int step = 0; step < length && next[node] >= 0; step++)
        {
            slots[step] = next[node];
            node = _arcs[next[node]].To;
            if (node == Target)
            {
                return step == length - 1 ? length : -1;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution) => ReadPath(solution, new int[solution.Length]) > 0;

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"arc {_arcs[slot].From} → {_arcs[slot].To}";

    private static void CheckNode(int node, int nodes, string name)
    {
        if ((uint)node >= (uint)nodes)
        {
            throw new ArgumentOutOfRangeException(name, node, $"{name} must be one of the nodes 0 … {nodes - 1}.");
        }
    }

    private static void CheckArcs(ReadOnlySpan<Arc> arcs, int nodes)
    {
        for (int slot = 0; slot < arcs.Length; slot++)
        {
            (int from, int to) = arcs[slot];
            if ((uint)from >= (uint)nodes || (uint)to >= (uint)nodes || from == to)
            {
                throw new ArgumentException(
                    $"Arc {from} → {to} (slot {slot}) must join two different nodes of 0 … {nodes - 1}.", nameof(arcs));
            }
        }
    }
}
