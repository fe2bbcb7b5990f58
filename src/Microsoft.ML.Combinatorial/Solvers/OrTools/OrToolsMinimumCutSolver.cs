using Google.OrTools.Graph;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Flow;

namespace Microsoft.ML.Combinatorial.Solvers.OrTools;

/// <summary>
/// Solves minimum cuts with OR-Tools' <c>MaxFlow</c>. A second opinion; <see cref="MinimumCutSolver"/> is the default.
/// </summary>
/// <remarks>
/// <para>Costs, the capacities: zero or positive floats. They become whole numbers as in <see cref="MinimumCutSolver"/>. Ties: as there, of all
/// least cuts the one with the smallest source side, what the source still reaches beside the flow.</para>
/// <para>A model is built for every solve, so each solve allocates. The time limit is seen before the call only, which cannot be
/// interrupted. Time: O(nodes² · arcs) at worst, by pushing and relabelling; size: any graph that fits in memory.</para>
/// </remarks>
public sealed class OrToolsMinimumCutSolver : CombinatorialSolver<MinimumCutProblem>
{
    private readonly MaximumFlow _residual = new();
    private bool[] _onSourceSide = [];

    /// <inheritdoc/>
    protected override void PrepareCore(MinimumCutProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _residual.Prepare(problem.NodeCount, problem.Arcs);
        Workspace.Grow(ref _onSourceSide, problem.NodeCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        MinimumCutProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (limits.Reached())
        {
            return SolverResult.None(SolverStatus.TimeLimit);
        }

        var scale = FixedPoint.OfSum(costs);
        using var flow = new MaxFlow();
        for (int arc = 0; arc < costs.Length; arc++)
        {
            (int tail, int head) = problem.Arcs[arc];
            long capacity = tail == head ? 0 : scale.Round(costs[arc]);
            flow.AddArcWithCapacity(tail, head, capacity);

            // Backward without capacity where the arc is directed, so that both lie at 2 · arc and 2 · arc + 1.
            flow.AddArcWithCapacity(head, tail, problem.IsDirected ? 0 : capacity);
        }

        MaxFlow.Status status = flow.Solve(problem.Source, problem.Sink);
        if (status != MaxFlow.Status.OPTIMAL)
        {
            throw new SolverException($"{nameof(OrToolsMinimumCutSolver)}: MaxFlow ended with {status}, n = {problem.Size}.");
        }

        limits.CancellationToken.ThrowIfCancellationRequested();
        for (int arc = 0; arc < costs.Length; arc++)
        {
            long net = flow.Flow(2 * arc) - flow.Flow((2 * arc) + 1);
            _residual.SetCapacity(arc, flow.Capacity(2 * arc) - net, flow.Capacity((2 * arc) + 1) + net);
        }

        Span<bool> side = _onSourceSide.AsSpan(0, problem.NodeCount);
        _residual.ReadSourceSide(problem.Source, side);
        problem.WriteSolution(side, solution);
        return SolverResult.Optimal(problem.Objective(costs, solution));
    }
}
