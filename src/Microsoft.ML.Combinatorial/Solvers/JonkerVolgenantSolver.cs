using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Assignment;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves linear assignment to optimality by the algorithm of Jonker and Volgenant: dual prices from a few sweeps over the matrix assign
/// most rows, shortest augmenting paths the rest. The default choice for dense costs of any size.
/// </summary>
/// <remarks>
/// <para>Costs: any finite float, kept as they are; prices are double, so the result is optimal to within double rounding of
/// the largest cost. Rectangular problems are solved as they are, without padding rows. Time: O(min(rows, columns)² · max(rows, columns))
/// at worst, usually far less. Nothing is allocated after the first solve of a size.</para>
/// <para>Ties: deterministic; among several optimal assignments the one found depends on the order of rows and columns. At equal distance a
/// search ends in the first column that has no row yet. A warm start, off by default, makes it depend on earlier solves too.</para>
/// <para>At the time limit the rows still free take the cheapest columns left: status <see cref="SolverStatus.Feasible"/>, with the prices'
/// bound.</para>
/// <para>Source: Jonker and Volgenant 1987, doi:10.1007/BF02278710.</para>
/// </remarks>
public sealed class JonkerVolgenantSolver : CombinatorialSolver<LinearAssignmentProblem>
{
    private readonly JonkerVolgenant<float> _core;
    private int[] _match = [];

    /// <summary>Makes a solver; it is prepared for its problem by <see cref="CombinatorialSolver{TProblem}.Prepare"/>.</summary>
    /// <param name="warmStart">
    /// Whether a solve of a square matrix starts from the column prices of the solve before it, where that had the same size: faster where
    /// one matrix is nearly the one before, slower where it is not. The objective is optimal either way. Which of several optimal
    /// assignments is found then depends on what the solver solved before; in a batch, where rows fall to whichever solver is idle, it may
    /// change with the number of threads and from run to run. A unique optimum is found always. False, the default: every solve depends on
    /// its own costs alone.
    /// </param>
    public JonkerVolgenantSolver(bool warmStart = false) => _core = new JonkerVolgenant<float> { KeepsPrices = warmStart };

    /// <inheritdoc/>
    protected override void PrepareCore(LinearAssignmentProblem problem)
    {
        _core.Reserve(problem.Rows, problem.Columns);
        Workspace.Grow(ref _match, problem.Rows);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        LinearAssignmentProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        Span<int> match = _match.AsSpan(0, problem.Rows);
        bool optimal = _core.Solve(costs, problem.Rows, problem.Columns, match, limits, out double bound);
        solution.Clear();
        double objective = 0;
        for (int row = 0; row < match.Length; row++)
        {
            if (match[row] >= 0)
            {
                int slot = (row * problem.Columns) + match[row];
                solution[slot] = 1;
                objective += costs[slot];
            }
        }

        return optimal ? SolverResult.Optimal(objective) : SolverResult.Feasible(objective, bound);
    }
}
