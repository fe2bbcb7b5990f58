using Google.OrTools.Graph;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Flow;

namespace Microsoft.ML.Combinatorial.Solvers.OrTools;

/// <summary>
/// Solves minimum-cost flow and transport with OR-Tools' <c>MinCostFlow</c>: a second opinion beside <see cref="MinimumCostFlowSolver"/>, and
/// the choice for large amounts, as its time hardly depends on them.
/// </summary>
/// <remarks>
/// <para>Costs: any finite float. OR-Tools takes whole ones and multiplies them by the number of nodes, over paths: costs are multiplied by
/// a power of two, so that the largest stays below 2⁵³ and below 2⁶² ÷ (nodes + 1)², and rounded. So the solution is optimal for the
/// rounded costs.</para>
/// <para>Ties: as OR-Tools breaks them; the same costs give the same solution. A model is built for every solve, so each solve allocates. The
/// time limit is seen before the call only, which cannot be interrupted. Time: O(nodes² · arcs · log(nodes · largest cost)) at worst, by cost
/// scaling; size: any graph that fits in memory.</para>
/// </remarks>
public sealed class OrToolsMinimumCostFlowSolver : CombinatorialSolver<FlowProblem>
{
    /// <inheritdoc/>
    protected override void PrepareCore(FlowProblem problem)
    {
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        FlowProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (limits.Reached())
        {
            return SolverResult.None(SolverStatus.TimeLimit);
        }

        using MinCostFlow flow = Build(problem, costs);
        MinCostFlowBase.Status status = flow.Solve();
        limits.CancellationToken.ThrowIfCancellationRequested();
        if (status == MinCostFlowBase.Status.INFEASIBLE)
        {
            return SolverResult.None(SolverStatus.Infeasible);
        }

        if (status != MinCostFlowBase.Status.OPTIMAL)
        {
            throw new SolverException($"{nameof(OrToolsMinimumCostFlowSolver)}: MinCostFlow ended with {status}, n = {problem.Size}.");
        }

        for (int arc = 0; arc < solution.Length; arc++)
        {
            solution[arc] = flow.Flow(arc);
        }

        return SolverResult.Optimal(problem.Objective(costs, solution));
    }

    private static MinCostFlow Build(FlowProblem problem, ReadOnlySpan<float> costs)
    {
        double nodes = problem.NodeCount + 1.0;
        var scale = FixedPoint.Of(costs, Math.Min(Math.ScaleB(1, 53), Math.ScaleB(1, 62) / (nodes * nodes)));
        var flow = new MinCostFlow();
        for (int arc = 0; arc < problem.Arcs.Length; arc++)
        {
            (int tail, int head) = problem.Arcs[arc];
            long cost = arc < costs.Length ? scale.Round(costs[arc]) : 0;
            flow.AddArcWithCapacityAndUnitCost(tail, head, problem.Capacities[arc], cost);
        }

        for (int node = 0; node < problem.NodeCount; node++)
        {
            flow.SetNodeSupply(node, problem.Supplies[node]);
        }

        return flow;
    }
}
