using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Flow;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solves minimum cuts of any directed or undirected graph to optimality by the greatest flow (Dinic's algorithm).</summary>
/// <remarks>
/// <para>Costs, the capacities: zero or positive floats. They are multiplied by a power of two and rounded to whole 64-bit numbers, so that
/// no rounding of sums decides what is cut. The rounding itself is by less than arcs · 2⁻⁶⁰ of the largest capacity: none at all where the
/// finest bit of every capacity is above that.</para>
/// <para>Ties: of all least cuts the one with the smallest source side. Time: O(nodes² · arcs) at worst. Nothing is allocated after the
/// first solve of a size. Size: any graph that fits in memory, with 40 bytes an arc. At the time limit: the cheaper of the cuts around the
/// source alone and around the sink alone, with the flow found so far as its bound.</para>
/// <para>Source: Ford and Fulkerson 1956, doi:10.4153/CJM-1956-045-5 (flow and cut); Dinic 1970 (algorithm).</para>
/// </remarks>
public sealed class MinimumCutSolver : CombinatorialSolver<MinimumCutProblem>
{
    private readonly MaximumFlow _flow = new();
    private bool[] _onSourceSide = [];

    /// <inheritdoc/>
    protected override void PrepareCore(MinimumCutProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _flow.Prepare(problem.NodeCount, problem.Arcs);
        Workspace.Grow(ref _onSourceSide, problem.NodeCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        MinimumCutProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var scale = FixedPoint.OfSum(costs);
        for (int arc = 0; arc < costs.Length; arc++)
        {
            long capacity = scale.Round(costs[arc]);
            _flow.SetCapacity(arc, capacity, problem.IsDirected ? 0 : capacity);
        }

        Span<bool> side = _onSourceSide.AsSpan(0, problem.NodeCount);
        if (_flow.Run(problem.Source, problem.Sink, limits, out long flow))
        {
            _flow.ReadSourceSide(problem.Source, side);
            problem.WriteSolution(side, solution);
            return SolverResult.Optimal(problem.Objective(costs, solution));
        }

        side.Fill(true);
        side[problem.Sink] = false;
        problem.WriteSolution(side, solution);
        double aroundSink = problem.Objective(costs, solution);
        side.Clear();
        side[problem.Source] = true;
        problem.WriteSolution(side, solution);
        double objective = problem.Objective(costs, solution);
        if (aroundSink < objective)
        {
            side.Fill(true);
            side[problem.Sink] = false;
            problem.WriteSolution(side, solution);
            objective = aroundSink;
        }

        return SolverResult.Feasible(objective, Math.Min(scale.ToDouble(flow), objective));
    }
}
