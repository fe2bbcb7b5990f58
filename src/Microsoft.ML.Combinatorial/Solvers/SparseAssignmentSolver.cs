using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Assignment;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solves sparse and partial linear assignment to optimality by shortest augmenting paths over the allowed pairs.</summary>
/// <remarks>
/// <para>Time O(rows · pairs · log columns) at worst, usually far less. Nothing is allocated after preparation. Size: any number of pairs that
/// fits in memory, some tens of bytes each.</para>
/// <para>Costs: any finite float, shifted, multiplied by a power of two and rounded to whole numbers as large as sums over rows and columns
/// allow: for a thousand of them by at most 2⁻⁴⁸ of the range of all costs (0 counted in where columns have slots of their own). The
/// assignment is optimal for the rounded costs, and within that rounding for the given ones.</para>
/// <para>Ties: deterministic; among several optimal assignments the one found depends on the order of rows, columns and pairs.</para>
/// <para>Where no assignment gives every row a column: <see cref="SolverStatus.Infeasible"/>. At the time limit the rows still free stay
/// without column, status <see cref="SolverStatus.Feasible"/> without a bound, or, where they may not, there is no solution:
/// <see cref="SolverStatus.TimeLimit"/>.</para>
/// <para>Source: Jonker and Volgenant 1987, doi:10.1007/BF02278710 (sparse variant).</para>
/// </remarks>
public sealed class SparseAssignmentSolver : CombinatorialSolver<SparseAssignmentProblem>
{
    private readonly SparseJonkerVolgenant _core = new();

    /// <inheritdoc/>
    protected override void PrepareCore(SparseAssignmentProblem problem) => _core.Prepare(problem);

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        SparseAssignmentProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        SolverStatus status = _core.Solve(problem, costs, limits);
        if (status == SolverStatus.Infeasible || (status == SolverStatus.TimeLimit && !problem.HasRowSlots))
        {
            return SolverResult.None(status);
        }

        solution.Clear();
        if (problem.HasColumnSlots)
        {
            solution[problem.UnmatchedColumnSlot(0)..].Fill(1);
        }

        for (int row = 0; row < problem.Rows; row++)
        {
            int slot = _core.ChosenSlot(row);
            slot = slot < 0 ? problem.UnmatchedRowSlot(row) : slot;
            solution[slot] = 1;
            if (problem.HasColumnSlots && slot < problem.Pairs.Length)
            {
                solution[problem.UnmatchedColumnSlot(problem.Pairs[slot].Column)] = 0;
            }
        }

        double objective = problem.Objective(costs, solution);
        return status == SolverStatus.Optimal ? SolverResult.Optimal(objective) : SolverResult.Feasible(objective);
    }
}
