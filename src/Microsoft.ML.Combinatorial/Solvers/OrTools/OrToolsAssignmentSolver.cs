using Google.OrTools.Graph;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.OrTools;

/// <summary>
/// Solves linear assignment with OR-Tools' <c>LinearSumAssignment</c>. A second opinion; <see cref="JonkerVolgenantSolver"/> is
/// the default.
/// </summary>
/// <remarks>
/// <para>Costs: any finite float. OR-Tools takes whole ones: they are shifted so that the least is 0 and multiplied by a power of two, as
/// large as OR-Tools' sums allow, then rounded: a cost is exact unless costs of one instance differ by more than about 2⁴⁰ times their
/// finest bit, and else rounded by at most 2⁻⁴⁰ of the range (for up to a thousand rows). So the solution is optimal for the rounded costs,
/// and within that rounding for the given ones.</para>
/// <para>Rectangular problems get rows or columns of cost 0. Ties: as OR-Tools breaks them; the same costs give the same solution.</para>
/// <para>A model is built for every solve, so each solve allocates. The time limit is seen before and after the call only, which cannot
/// be interrupted: a solve that begins in time returns the optimum. Time: O(√rows · rows · columns · log(rows · largest cost)) at worst, by cost
/// scaling. Size: memory in proportion to rows · columns, as every pair becomes an arc.</para>
/// </remarks>
public sealed class OrToolsAssignmentSolver : CombinatorialSolver<LinearAssignmentProblem>
{
    /// <inheritdoc/>
    protected override void PrepareCore(LinearAssignmentProblem problem)
    {
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        LinearAssignmentProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        if (limits.Reached())
        {
            return SolverResult.None(SolverStatus.TimeLimit);
        }

        int size = Math.Max(problem.Rows, problem.Columns);
        var scale = IntegerScale.Of(costs, size);
        using var assignment = new LinearSumAssignment();
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                bool real = row < problem.Rows && column < problem.Columns;
                assignment.AddArcWithCost(row, column, real ? scale.Round(costs[(row * problem.Columns) + column]) : 0);
            }
        }

        LinearSumAssignment.Status status = assignment.Solve();
        if (status != LinearSumAssignment.Status.OPTIMAL)
        {
            throw new SolverException($"{nameof(OrToolsAssignmentSolver)}: LinearSumAssignment ended with {status}, n = {problem.Size}.");
        }

        limits.CancellationToken.ThrowIfCancellationRequested();
        solution.Clear();
        for (int row = 0; row < problem.Rows; row++)
        {
            int column = assignment.RightMate(row);
            if (column < problem.Columns)
            {
                solution[(row * problem.Columns) + column] = 1;
            }
        }

        return SolverResult.Optimal(problem.Objective(costs, solution));
    }
}
