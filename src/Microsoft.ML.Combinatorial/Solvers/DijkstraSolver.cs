using System.Globalization;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solves shortest paths through any directed graph with costs that are not negative, by Dijkstra's algorithm.</summary>
/// <remarks>
/// <para>Costs: zero or positive floats, also where the problem would accept others. Time: O(arcs · log arcs). Distances are fixed-point
/// numbers with a resolution of 2⁻³⁴ of the least cost or finer (for up to 2²⁰ nodes), sums of which are exact; a second search where
/// arcs of enormous cost stand in the way may be needed for that. The objective is summed in double. Nothing is allocated after the first
/// solve of a graph. Size: any graph that fits in memory; above 2²⁰ nodes the resolution halves with each doubling of their number.</para>
/// <para>Ties: nodes at the same distance are settled in the order in which a breadth-first search finds them, and a node is entered by
/// the arc that reached its distance first.</para>
/// <para>At the time limit the answer is a path of fewest arcs: status <see cref="SolverStatus.Feasible"/>, with the distance reached as
/// the bound.</para>
/// <para>Source: Dijkstra 1959, doi:10.1007/BF01386390.</para>
/// </remarks>
public sealed class DijkstraSolver : CombinatorialSolver<ShortestPathProblem>
{
    private const int CheckEvery = 4096;

    private readonly KeyHeap _heap = new();
    private long[] _distance = [];
    private int[] _enteredBy = [];

    /// <inheritdoc/>
    protected override void PrepareCore(ShortestPathProblem problem)
    {
        Workspace.Grow(ref _distance, problem.Graph.NodeCount);
        Workspace.Grow(ref _enteredBy, problem.Graph.NodeCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        ShortestPathProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        if (problem.CostDomain != CostDomain.NonNegative)
        {
            CheckSigns(problem, costs);
        }

        PathGraph graph = problem.Graph;
        double known = 0;
        foreach (int slot in graph.FewestArcs)
        {
            known += costs[slot];
        }

        while (true)
        {
            var units = new FixedPoint(known, graph.NodeCount);
            long reached = Search(graph, costs, units, units.AtMost(known, graph.NodeCount), limits);
            if (reached >= 0)
            {
                double objective = PathWriter.WriteFewestArcs(graph, costs, solution);
                return SolverResult.Feasible(objective, Math.Clamp((reached - graph.NodeCount) / units.Scale, 0, objective));
            }

            known = PathWriter.Write(graph, _enteredBy, costs, solution);
            if (units.IsFineFor(known))
            {
                return SolverResult.Optimal(known);
            }
        }
    }

    /// <summary>Settles nodes until the target is; returns −1, or the distance at which the time limit was reached.</summary>
    private long Search(PathGraph graph, ReadOnlySpan<float> costs, in FixedPoint units, long farthest, in SolverLimits limits)
    {
        Span<long> distance = _distance.AsSpan(0, graph.NodeCount);
        distance.Fill(long.MaxValue);
        distance[0] = 0;
        _heap.Reset(graph.Head.Length + 1);
        _heap.Push(0);
        int mask = (1 << units.NodeBits) - 1;
        for (int settled = 0; ; settled++)
        {
            long key = _heap.Pop();
            int node = (int)key & mask;
            long here = key >> units.NodeBits;
            if (settled % CheckEvery == 0 && limits.Reached())
            {
                return here;
            }

            if (node == graph.Target)
            {
                return -1;
            }

            // A key that a shorter way has overtaken stays in the heap until its turn.
            for (int arc = graph.First[node]; here == distance[node] && arc < graph.First[node + 1]; arc++)
            {
                int next = graph.Head[arc];
                long through = here + units.Of(costs[graph.Slot[arc]]);
                if (through < distance[next] && through <= farthest)
                {
                    distance[next] = through;
                    _enteredBy[next] = arc;
                    _heap.Push((through << units.NodeBits) | (uint)next);
                }
            }
        }
    }

    private static void CheckSigns(ShortestPathProblem problem, ReadOnlySpan<float> costs)
    {
        int bad = CostCheck.FirstOutside(costs, CostDomain.NonNegative);
        if (bad >= 0)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(DijkstraSolver)}: the cost of {problem.DescribeSlot(bad)} (slot {bad}) is {costs[bad]}; "
                        + $"it must not be negative. ")
                + (problem.IsAcyclic ? nameof(AcyclicShortestPathSolver) : nameof(BellmanFordSolver)) + " takes negative costs.",
                nameof(costs));
        }
    }
}
