using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>Tries every listed solution; of several of least cost the first.</summary>
public sealed class ListedSolver : CombinatorialSolver<ListedProblem>
{
    protected override void PrepareCore(ListedProblem problem)
    {
    }

    protected override SolverResult SolveCore(
        ListedProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        problem.Cheapest(costs).CopyTo(solution);
        return SolverResult.Optimal(problem.Objective(costs, solution));
    }
}
