using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Ranking;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Chooses the k cheapest of n items: finds the k-th least cost by bisection, counting at each step how many costs are not above the
/// middle.
/// </summary>
/// <remarks>
/// <para>Costs: any finite float. At most 64 sweeps over the costs, 16 at a time where the processor can, usually log₂ n: O(n), also at
/// worst. Nothing is allocated. Size: any.</para>
/// <para>Ties: of items that cost the same as the k-th, those of lowest index are chosen. The objective is summed in double.</para>
/// <para>At the time limit the first k items are chosen: status <see cref="SolverStatus.Feasible"/>.</para>
/// </remarks>
public sealed class SubsetSolver : CombinatorialSolver<SubsetProblem>
{
    /// <inheritdoc/>
    protected override void PrepareCore(SubsetProblem problem)
    {
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        SubsetProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        (float low, float high, int below) = (float.NegativeInfinity, float.PositiveInfinity, 0);
        if (limits.Reached() || !Threshold.Find(costs, problem.Chosen, limits, ref low, ref high, ref below))
        {
            solution[..problem.Chosen].Fill(1);
            solution[problem.Chosen..].Clear();
            return SolverResult.Feasible(problem.Objective(costs, solution));
        }

        double objective = Threshold.Select(costs, low, solution);
        for (int slot = 0, missing = problem.Chosen - below; missing > 0; slot++)
        {
            int next = costs[slot..].IndexOf(high);
            slot += next;
            solution[slot] = 1;
            objective += high;
            missing--;
        }

        return SolverResult.Optimal(objective);
    }
}
