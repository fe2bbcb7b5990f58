using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Ranking;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Ranks items by falling cost: effectively computes <c>rank[i] = 1 + #{j : costs[j] &gt; costs[i], or equal and j &lt;
/// i}</c>.</summary>
/// <remarks>
/// <para>Costs: any finite float. A radix sort, O(n); a comparison sort for few items. Nothing is allocated after the first solve of a
/// size. Size: up to <see cref="RankingProblem.MaxSize"/> items, 20 bytes each.</para>
/// <para>Ties: of items of the same cost the one of lower index gets the lower rank; −0 and 0 are the same. The objective is summed in
/// double.</para>
/// <para>At the time limit the ranks follow the indices: status <see cref="SolverStatus.Feasible"/>.</para>
/// </remarks>
public sealed class RankingSolver : CombinatorialSolver<RankingProblem>
{
    private readonly RadixSort _sort = new();

    /// <inheritdoc/>
    protected override void PrepareCore(RankingProblem problem) => _sort.Reserve(problem.Size);

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        RankingProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        if (limits.Reached())
        {
            for (int slot = 0; slot < solution.Length; slot++)
            {
                solution[slot] = slot + 1;
            }

            return SolverResult.Feasible(problem.Objective(costs, solution));
        }

        ReadOnlySpan<int> order = _sort.DescendingOrder(costs);
        double objective = 0;
        for (int position = 0; position < order.Length; position++)
        {
            int slot = order[position];
            solution[slot] = position + 1;
            objective += costs[slot] * (position + 1.0);
        }

        return SolverResult.Optimal(objective);
    }
}
