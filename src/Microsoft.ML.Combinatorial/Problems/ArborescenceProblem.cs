namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Minimum spanning arborescence: choose arcs of a directed graph so that exactly one path leads from the root to every other node, and
/// nothing else is chosen. The directed counterpart of <see cref="SpanningTreeProblem"/>; dependency parsing is its best-known use.
/// </summary>
/// <remarks>
/// <para>Slots: the arcs, in the order given. Arcs into the root are slots like all others, but no solution chooses them. Solutions are
/// 0/1. Costs: any finite number.</para>
/// <para>Feasible: exactly one chosen arc enters each node but the root, none enters the root, and no chosen arcs form a cycle.</para>
/// </remarks>
public sealed class ArborescenceProblem : CombinatorialProblem
{
    private readonly Arc[] _arcs;
    private readonly int[] _anyTree;

    /// <summary>Makes a problem from a graph.</summary>
    /// <param name="nodeCount">Number of nodes, at least 2.</param>
    /// <param name="root">The node from which all others are reached.</param>
    /// <param name="arcs">The arcs, each once; an arc and the arc back are two.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two nodes, or the root is none of them.</exception>
    /// <exception cref="ArgumentException">An arc names a node that is not there, joins a node to itself or stands twice, or a node cannot
    /// be reached from the root.</exception>
    public ArborescenceProblem(int nodeCount, int root, ReadOnlySpan<Arc> arcs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodeCount, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(root);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(root, nodeCount);
        var seen = new HashSet<long>(arcs.Length);
        for (int a = 0; a < arcs.Length; a++)
        {
            (int tail, int head) = arcs[a];
            GraphEdges.CheckEnds(a, tail, head, nodeCount, nameof(arcs), "arc");
            if (!seen.Add(((long)tail * nodeCount) + head))
            {
                throw new ArgumentException($"arcs[{a}] leads from node {tail} to node {head}, as an earlier arc does.", nameof(arcs));
            }
        }

        NodeCount = nodeCount;
        Root = root;
        _arcs = arcs.ToArray();
        _anyTree = Reach();
    }

    /// <summary>Gets the number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Gets the node from which all others are reached.</summary>
    public int Root { get; }

    /// <summary>Gets the arcs: slot a is arc a.</summary>
    public ReadOnlySpan<Arc> Arcs => _arcs;

    /// <inheritdoc/>
    public override string Name => "arborescence";

    /// <inheritdoc/>
    public override int Size => _arcs.Length;

    /// <inheritdoc/>
    public override double? SolutionSum => NodeCount - 1;

    /// <summary>Gets a feasible choice, whatever the costs: for each node the arc that enters it, −1 for the root.</summary>
    internal ReadOnlySpan<int> AnyTree => _anyTree;

    /// <summary>The complete directed graph: an arc for every ordered pair, ordered by tail, then head.</summary>
    /// <param name="nodeCount">Number of nodes, at least 2.</param>
    /// <param name="root">The node from which all others are reached.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two nodes or too many for one array of arcs, or the root is none
    /// of them.</exception>
    public static ArborescenceProblem Complete(int nodeCount, int root = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodeCount, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)nodeCount * (nodeCount - 1), Array.MaxLength, nameof(nodeCount));
        var arcs = new Arc[nodeCount * (nodeCount - 1)];
        for (int tail = 0, a = 0; tail < nodeCount; tail++)
        {
            for (int head = 0; head < nodeCount; head++)
            {
                if (head != tail)
                {
                    arcs[a++] = new Arc(tail, head);
                }
            }
        }

        return new ArborescenceProblem(nodeCount, root, arcs);
    }

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        var entered = new bool[NodeCount];
        var sets = new DisjointSets();
        sets.Reset(NodeCount);
        for (int a = 0; a < solution.Length; a++)
        {
            if (solution[a] == 0)
            {
                continue;
            }

            (int tail, int head) = _arcs[a];
            if (solution[a] != 1 || head == Root || entered[head] || !sets.Join(tail, head))
            {
                return false;
            }

            entered[head] = true;
        }

        // One arc into each node but the root, and no cycle: so every node hangs on the root.
        return sets.SetCount == 1;
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"arc {_arcs[slot].From}→{_arcs[slot].To}";

    /// <summary>Breadth first from the root: the arc by which each node is first reached.</summary>
    private int[] Reach()
    {
        ILookup<int, int> leaving = Enumerable.Range(0, _arcs.Length).ToLookup(a => _arcs[a].From);
        var by = new int[NodeCount];
        Array.Fill(by, -1);
        var queue = new Queue<int>([Root]);
        while (queue.TryDequeue(out int node))
        {
            foreach (int a in leaving[node])
            {
                int head = _arcs[a].To;
                if (head != Root && by[head] < 0)
                {
                    by[head] = a;
                    queue.Enqueue(head);
                }
            }
        }

        int missed = Enumerable.Range(0, NodeCount).FirstOrDefault(node => node != Root && by[node] < 0, -1);
        return missed < 0
            ? by
            : throw new ArgumentException($"no path of arcs leads from the root, node {Root}, to node {missed}.", "arcs");
    }
}
