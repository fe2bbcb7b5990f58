using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Flow;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solves minimum-cost flow and transport to optimality by successive shortest paths.</summary>
/// <remarks>
/// <para>Costs: any finite float. They are multiplied by a power of two and rounded to whole 64-bit numbers, by less than nodes · 2⁻⁵⁸ of
/// the largest: not at all where the finest bit of every cost is above that. Arcs of negative cost start full, so circles of negative cost
/// are served.</para>
/// <para>Time: one run of Dijkstra's algorithm, O(arcs · log nodes), for each path that carries flow; at most as many as there are units of
/// supply and of capacity on arcs of negative cost. Made for small amounts, as in assignment-like problems; take
/// <c>OrToolsMinimumCostFlowSolver</c> for large ones.</para>
/// <para>Ties: deterministic; nodes send in their order, each to the nearest node that lacks flow. Nothing is allocated after the first solve
/// of a size. There is no feasible flow before the end: at the time limit the status is <see cref="SolverStatus.TimeLimit"/>.</para>
/// <para>Source: Edmonds and Karp 1972, doi:10.1145/321694.321699.</para>
/// </remarks>
public sealed class MinimumCostFlowSolver : CombinatorialSolver<FlowProblem>
{
    private readonly SuccessiveShortestPaths _paths = new();

    /// <inheritdoc/>
    protected override void PrepareCore(FlowProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _paths.Prepare(problem);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        FlowProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        ArgumentNullException.ThrowIfNull(problem);
        SolverStatus status = limits.Reached() ? SolverStatus.TimeLimit : _paths.Run(problem, costs, limits);
        if (status != SolverStatus.Optimal)
        {
            return SolverResult.None(status);
        }

        for (int arc = 0; arc < solution.Length; arc++)
        {
            solution[arc] = _paths.Flow(arc);
        }

        return SolverResult.Optimal(problem.Objective(costs, solution));
    }
}
