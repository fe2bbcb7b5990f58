using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Knapsack;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves 0/1 and bounded knapsacks to optimality, with costs of any float: dynamic programming from the break item outwards, over
/// few states, and over all capacities where the states become too many.
/// </summary>
/// <remarks>
/// <para>Costs are minimised: an item of cost 0 or more is left out, one of cost −v is worth v. An item that weighs nothing and
/// costs less than 0 is taken as often as it may be. Sums are double; the solution is optimal to within their rounding.</para>
/// <para>Time: sorting the items and usually little more. At worst O(items · capacity), where a copy of an item counts as one more item for
/// each doubling. Memory grows with the states, up to about two gigabytes; an instance of more than 8 · 10⁹ items · capacity, or a
/// capacity above 1.3 · 10⁸, that also has more than 6 · 10⁷ states ends with status <see cref="SolverStatus.Feasible"/> and a
/// bound. Nothing is allocated after the first solve of an instance's kind.</para>
/// <para>Ties: deterministic; of equally good sacks the one found first is kept, which depends on the order of the slots. At the time limit
/// the best sack so far is returned, with the bound of the continuous knapsack.</para>
/// <para>Sources: Dantzig 1957, doi:10.1287/opre.5.2.266 (bound); Pisinger 1997, doi:10.1287/opre.45.5.758 (minimal core). Differs from the
/// latter in keeping how each state came about, in real-valued costs, and in the way out over all capacities.</para>
/// </remarks>
public sealed class KnapsackSolver : CombinatorialSolver<KnapsackProblem>
{
    // A state of the list costs about as much as so many capacities of the table.
    private const int CapacitiesPerState = 100;
    private const int FewStates = 1024;

    private readonly KnapsackItems _items = new();
    private readonly KnapsackCore _core = new();
    private readonly DenseKnapsack _dense = new();
    private bool[] _taken = [];

    /// <inheritdoc/>
    protected override void PrepareCore(KnapsackProblem problem)
    {
        _items.Reserve(problem.Weights, problem.Bounds, problem.Capacity);
        Workspace.Grow(ref _taken, _items.Value.Length);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        KnapsackProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        solution.Clear();
        _items.Load(problem.Weights, problem.Bounds, problem.Capacity, costs, solution);
        bool optimal = Fill(problem.Capacity, limits);
        double settled = problem.Objective(costs, solution);
        for (int item = 0; item < _items.Count; item++)
        {
            if (_taken[item])
            {
                (int slot, int copies) = _items.Origin[item];
                solution[slot] += copies;
            }
        }

        double objective = problem.Objective(costs, solution);
        return optimal
            ? SolverResult.Optimal(objective)
            : SolverResult.Feasible(objective, Math.Min(settled - _core.Bound, objective));
    }

    private bool Fill(int capacity, in SolverLimits limits)
    {
        bool optimal = _core.Start(_items, capacity);
        bool tableFits = DenseKnapsack.Fits(_items.Count, capacity);
        long mostStates = tableFits ? FewStates + ((long)_items.Count * capacity / CapacitiesPerState) : long.MaxValue;
        optimal = optimal || _core.Run(mostStates, limits);
        Span<bool> taken = _taken.AsSpan(0, _items.Count);
        _core.Read(taken);
        return optimal || (tableFits && !limits.Reached() && _dense.Run(_items, _core, capacity, taken, limits));
    }
}
