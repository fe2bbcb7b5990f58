using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Knapsack;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves multi-dimensional 0/1 knapsacks to optimality by branch and bound with Lagrangian bounds. Made for tens of items and a few
/// resources.
/// </summary>
/// <remarks>
/// <para>Costs are minimised: an item of cost 0 or more is left out, one of cost −v is worth v. Sums are double: no solution is cheaper by
/// more than 10⁻¹² of the sum of the values.</para>
/// <para>Size: made for up to about 50 items and five resources. Where values have little to do with needs, such instances take less than a
/// millisecond; where values follow the needs closely, tenths of a second, and several times as long for every ten items more.
/// Beyond, give a time limit: the best solution so far is returned with the root's bound. A single resource
/// is better left to <see cref="KnapsackSolver"/>. Memory: items² and items · resources numbers; nothing is allocated per solve.</para>
/// <para>Ties: deterministic; of equally good solutions the one found first is kept, which depends on the order of the slots.</para>
/// <para>Sources: Fisher 1981, doi:10.1287/mnsc.27.1.1 (Lagrangian bounds); Kellerer, Pferschy, Pisinger 2004, "Knapsack Problems",
/// chapter 9 (surrogate and Lagrangian relaxation, fixing by reduced values).</para>
/// </remarks>
public sealed class MultiKnapsackSolver : CombinatorialSolver<MultiKnapsackProblem>
{
    private readonly ResourceSearch _search = new();

    /// <inheritdoc/>
    protected override void PrepareCore(MultiKnapsackProblem problem) => _search.Reserve(problem);

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        MultiKnapsackProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        bool optimal = _search.Run(costs, limits);
        solution.Clear();
        foreach (int item in _search.BestItems)
        {
            solution[item] = 1;
        }

        double objective = problem.Objective(costs, solution);
        return optimal ? SolverResult.Optimal(objective) : SolverResult.Feasible(objective, Math.Min(-_search.Bound, objective));
    }
}
