using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves shortest paths through any directed graph, with costs of any sign as long as no cycle has a negative cost, by the algorithm of
/// Bellman and Ford.
/// </summary>
/// <remarks>
/// <para>Costs: any finite float. A cycle of negative cost among the arcs that can lie on a path is refused with an error that names it.
/// A cycle through the source or the target lies on no path and does not count.</para>
/// <para>Time: O(nodes · arcs) at worst, usually a few sweeps over the arcs. Distances are fixed-point numbers with a resolution of 2⁻⁴⁰
/// of the largest cost or finer (for up to 2²⁰ arcs), costs being rounded up and sums exact; the objective is summed in double. Nothing
/// is allocated after the first solve of a graph. Size: any graph that fits in memory.</para>
/// <para>Ties: a node is entered by the arc that reached its distance first, in sweeps over the nodes in topological order, or in
/// breadth-first order where the graph has a cycle.</para>
/// <para>At the time limit the answer is the best path so far: status <see cref="SolverStatus.Feasible"/>, without bound.</para>
/// <para>Source: Bellman 1958, doi:10.1090/qam/102435; the look at the entering arcs for cycles: Cherkassky and Goldberg 1999,
/// doi:10.1007/s101070050058.</para>
/// </remarks>
public sealed class BellmanFordSolver : CombinatorialSolver<ShortestPathProblem>
{
    private long[] _cost = [];
    private long[] _distance = [];
    private int[] _enteredBy = [];
    private int[] _visit = [];
    private bool[] _changed = [];

    /// <inheritdoc/>
    protected override void PrepareCore(ShortestPathProblem problem)
    {
        Workspace.Grow(ref _cost, problem.Graph.Head.Length);
        Workspace.Grow(ref _distance, problem.Graph.NodeCount);
        Workspace.Grow(ref _enteredBy, problem.Graph.NodeCount);
        Workspace.Grow(ref _visit, problem.Graph.NodeCount);
        Workspace.Grow(ref _changed, problem.Graph.NodeCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        ShortestPathProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        PathGraph graph = problem.Graph;
        Start(graph, costs);
        bool optimal = false;
        while (!optimal && !limits.Reached())
        {
            optimal = !Sweep(graph);
            if (!optimal && FindCycle(graph) is var node and >= 0)
            {
                throw new ArgumentException(
                    NegativeCycle.Message(nameof(BellmanFordSolver), graph, _enteredBy, node, costs), nameof(costs));
            }
        }

        if (_distance[graph.Target] == long.MaxValue)
        {
            return SolverResult.Feasible(PathWriter.WriteFewestArcs(graph, costs, solution));
        }

        double objective = PathWriter.Write(graph, _enteredBy, costs, solution);
        return optimal ? SolverResult.Optimal(objective) : SolverResult.Feasible(objective);
    }

    private void Start(PathGraph graph, ReadOnlySpan<float> costs)
    {
        double largest = 0;
        foreach (int slot in graph.Slot)
        {
            largest = Math.Max(largest, Math.Abs(costs[slot]));
        }

        // A sweep adds every cost at most once to a distance, so no sum leaves 63 bits before cycles are looked for.
        int bits = 61 - FixedPoint.BitsFor(graph.Slot.Length + graph.NodeCount);
        double scale = largest > 0 ? Math.ScaleB(1, bits - Math.ILogB(largest) - 1) : 1;
        for (int arc = 0; arc < graph.Slot.Length; arc++)
        {
            // Rounded up: a cycle that is negative here is truly so.
            _cost[arc] = (long)Math.Ceiling(costs[graph.Slot[arc]] * scale);
        }

        _distance.AsSpan(0, graph.NodeCount).Fill(long.MaxValue);
        _changed.AsSpan(0, graph.NodeCount).Clear();
        _distance[0] = 0;
        _enteredBy[0] = -1;
        _changed[0] = true;
    }

    /// <summary>Carries every changed distance over the node's arcs; false where none was changed.</summary>
    private bool Sweep(PathGraph graph)
    {
        bool any = false;
        for (int node = 0; node < graph.NodeCount; node++)
        {
            if (!_changed[node])
            {
                continue;
            }

            (_changed[node], any) = (false, true);
            long here = _distance[node];
            for (int arc = graph.First[node]; arc < graph.First[node + 1]; arc++)
            {
                int next = graph.Head[arc];
                if (here + _cost[arc] < _distance[next])
                {
                    _distance[next] = here + _cost[arc];
                    _enteredBy[next] = arc;
                    _changed[next] = true;
                }
            }
        }

        return any;
    }

    /// <summary>A node on a cycle of entering arcs, or −1. There is one only if its cost is negative.</summary>
    private int FindCycle(PathGraph graph)
    {
        Span<int> visit = _visit.AsSpan(0, graph.NodeCount);
        visit.Fill(-1);
        visit[0] = 0;
        for (int start = 1; start < visit.Length; start++)
        {
            if (_distance[start] == long.MaxValue)
            {
                continue;
            }

            int node = start;
            for (; visit[node] < 0; node = graph.Tail[_enteredBy[node]])
            {
                visit[node] = start;
            }

            if (visit[node] == start)
            {
                return node;
            }
        }

        return -1;
    }
}
