using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Trees;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Finds a minimum spanning arborescence by the algorithm of Chu, Liu and Edmonds: every node takes its cheapest arc, cycles are
/// contracted to one node, and contractions are undone at the end.
/// </summary>
/// <remarks>
/// <para>Costs: any finite float; their differences are double, so the result is optimal to within double rounding of the largest cost. Time
/// O(E log E), with heaps that melt. Nothing is allocated after preparation. Size: any graph that fits in memory.</para>
/// <para>Ties: of arcs equally cheap after what their head's earlier choices have paid, the lower slot is taken.</para>
/// <para>At the time limit the arborescence of fewest arcs from the root, which does not look at costs, is returned: status
/// <see cref="SolverStatus.Feasible"/>, without a bound.</para>
/// <para>Source: Edmonds 1967, doi:10.6028/jres.071B.032; Tarjan 1977, doi:10.1002/net.3230070103; undoing contractions from
/// the last to the first: Camerini, Fratta and Maffioli 1979, doi:10.1002/net.3230090403.</para>
/// </remarks>
public sealed class EdmondsSolver : CombinatorialSolver<ArborescenceProblem>
{
    private readonly DisjointSets _sets = new();
    private readonly ArcHeaps _heaps = new();
    private int[] _heap = [];
    private int[] _enter = [];
    private int[] _parent = [];
    private int[] _nodeOf = [];
    private int[] _path = [];
    private State[] _state = [];

    private enum State : byte
    {
        New,
        OnPath,
        Settled,
    }

    /// <inheritdoc/>
    protected override void PrepareCore(ArborescenceProblem problem)
    {
        // Each contraction makes a new node of at least two.
        int nodes = 2 * problem.NodeCount;
        _sets.Reset(problem.NodeCount);
        _heaps.Reserve(problem.Size);
        Workspace.Grow(ref _heap, nodes);
        Workspace.Grow(ref _enter, nodes);
        Workspace.Grow(ref _parent, nodes);
        Workspace.Grow(ref _nodeOf, problem.NodeCount);
        Workspace.Grow(ref _path, nodes);
        Workspace.Grow(ref _state, nodes);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        ArborescenceProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        Start(problem, costs);
        int nodes = problem.NodeCount;
        bool complete = true;
        for (int node = 0; node < problem.NodeCount && complete; node++)
        {
            complete = !limits.Reached();
            if (complete && _state[_nodeOf[_sets.Find(node)]] == State.New)
            {
                nodes = Follow(problem.Arcs, node, nodes);
            }
        }

        if (complete)
        {
            UndoContractions(problem, nodes);
        }

        ReadOnlySpan<int> enter = complete ? _enter.AsSpan(0, problem.NodeCount) : problem.AnyTree;
        solution.Clear();
        double objective = 0;
        for (int node = 0; node < enter.Length; node++)
        {
            if (node != problem.Root)
            {
                solution[enter[node]] = 1;
                objective += costs[enter[node]];
            }
        }

        return complete ? SolverResult.Optimal(objective) : SolverResult.Feasible(objective);
    }

    private void Start(ArborescenceProblem problem, ReadOnlySpan<float> costs)
    {
        int nodes = problem.NodeCount;
        _sets.Reset(nodes);
        _heap.AsSpan(0, 2 * nodes).Fill(-1);
        _parent.AsSpan(0, 2 * nodes).Fill(-1);
        _state.AsSpan(0, 2 * nodes).Clear();
        _state[problem.Root] = State.Settled;
        for (int node = 0; node < nodes; node++)
        {
            _nodeOf[node] = node;
        }

        for (int arc = 0; arc < problem.Arcs.Length; arc++)
        {
            int head = problem.Arcs[arc].To;
            _heaps.Start(arc, costs[arc]);
            _heap[head] = _heaps.Melt(_heap[head], arc);
        }
    }

    /// <summary>Goes back along cheapest arcs from a node until one is reached whose way to the root is settled; contracts the cycles that it
    /// runs into. Returns the number of nodes with the contracted ones.</summary>
    private int Follow(ReadOnlySpan<Arc> arcs, int node, int nodes)
    {
        int length = 0;
        while (_state[node] == State.New)
        {
            _state[node] = State.OnPath;
            _path[length++] = node;
            int arc = TakeLeast(arcs, node);
            _enter[node] = arc;

            // What the node has paid counts for every other arc that may take this one's place.
            _heaps.Add(_heap[node], -_heaps.CostOf(arc));
            int before = _nodeOf[_sets.Find(arcs[arc].From)];
            node = before;
            if (_state[before] == State.OnPath)
            {
                node = nodes++;
                Contract(arcs, before, node, ref length);
            }
        }

        for (int k = 0; k < length; k++)
        {
            _state[_path[k]] = State.Settled;
        }

        return nodes;
    }

    /// <summary>Takes the cheapest arc out of a node's heap that does not start inside the node itself.</summary>
    private int TakeLeast(ReadOnlySpan<Arc> arcs, int node)
    {
        // Every node can be reached from the root, so there always is one.
        while (true)
        {
            int arc = _heap[node];
            _heap[node] = _heaps.WithoutLeast(arc);
            if (_nodeOf[_sets.Find(arcs[arc].From)] != node)
            {
                return arc;
            }
        }
    }

    /// <summary>Makes one new node of the end of the path, from <paramref name="first"/> on.</summary>
    private void Contract(ReadOnlySpan<Arc> arcs, int first, int contracted, ref int length)
    {
        int member;
        int inside = arcs[_enter[first]].To;
        do
        {
            member = _path[--length];
            _parent[member] = contracted;
            _heap[contracted] = _heaps.Melt(_heap[contracted], _heap[member]);
            _sets.Join(inside, arcs[_enter[member]].To);
        }
        while (member != first);
        _nodeOf[_sets.Find(inside)] = contracted;
    }

    /// <summary>From the last contraction to the first: the arc that enters a contracted node enters one of its members, which gives up
    /// the arc of the cycle.</summary>
    private void UndoContractions(ArborescenceProblem problem, int nodes)
    {
        for (int contracted = nodes - 1; contracted >= problem.NodeCount; contracted--)
        {
            int arc = _enter[contracted];
            if (_parent[contracted] >= 0 && _enter[_parent[contracted]] == arc)
            {
                // The walk for a contraction above has come through here already.
                continue;
            }

            for (int member = problem.Arcs[arc].To; member != contracted; member = _parent[member])
            {
                _enter[member] = arc;
            }
        }
    }
}
