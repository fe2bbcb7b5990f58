using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solves shortest paths over grids with cell costs by Dijkstra's algorithm.</summary>
/// <remarks>
/// <para>Costs: zero or positive floats. Time: O(n log n) for n cells. Distances are fixed-point numbers with a resolution of 2⁻³⁴ of the
/// least cost or finer (for up to 2²⁰ cells), sums of which are exact; a second search where walls of enormous cost stand in the
/// way may be needed for that. The objective is summed in double. Nothing is allocated after the first solve of a grid. Size: up to 2³⁰
/// cells, 16 bytes each; above 2²⁰ the resolution halves with each doubling of their number.</para>
/// <para>Ties: cells at the same distance are settled row by row, from the left to the right, and a cell is entered from the
/// neighbour that was settled first.</para>
/// <para>At the time limit the answer is a straight path: status <see cref="SolverStatus.Feasible"/>, with the distance reached as
/// the bound.</para>
/// <para>Source: Dijkstra 1959, doi:10.1007/BF01386390.</para>
/// </remarks>
public sealed class GridDijkstraSolver : CombinatorialSolver<GridShortestPathProblem>
{
    private readonly GridSearch _search = new();

    /// <inheritdoc/>
    protected override void PrepareCore(GridShortestPathProblem problem) => _search.Prepare(problem);

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        GridShortestPathProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        bool found = _search.Run(costs, limits, out double bound);
        solution.Clear();
        if (found)
        {
            _search.Write(solution);
            return SolverResult.Optimal(bound);
        }

        double objective = 0;
        foreach (int slot in _search.Line)
        {
            solution[slot] = 1;
            objective += costs[slot];
        }

        return SolverResult.Feasible(objective, Math.Min(bound, objective));
    }
}
