using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves small travelling-salesman problems by dynamic programming over sets of cities. Its time does not depend on the costs;
/// <see cref="TravellingSalesmanSolver"/> uses it where it is the fastest.
/// </summary>
/// <remarks>
/// <para>Costs: any finite float; sums are double. From 3 to 16 cities; the work grows 2ᶜ · c²: twice and a bit for each city
/// more, and 2ᶜ⁻¹ · 16 numbers of memory (4 MB at 16 cities). Nothing is allocated after the first solve of a size.</para>
/// <para>Ties: of several cheapest tours the one whose last city before city c − 1 has the lowest number, then the city before it, and so
/// on; tours that rounding of their sums tells apart are not tied.</para>
/// <para>At the time limit there is no best so far; status <see cref="SolverStatus.TimeLimit"/>.</para>
/// <para>Source: Held and Karp 1962, doi:10.1137/0110015.</para>
/// </remarks>
public sealed class HeldKarpSolver : CombinatorialSolver<TravellingSalesmanProblem>
{
    private readonly TourCosts _costs = new();
    private readonly HeldKarp _core = new();
    private int[] _tour = [];

    /// <summary>Gets the most cities that the solver takes: 16.</summary>
    public static int MostCities => HeldKarp.MostCities;

    /// <inheritdoc/>
    protected override void PrepareCore(TravellingSalesmanProblem problem)
    {
        if (problem.Cities > MostCities)
        {
            throw new ArgumentException(
                $"{nameof(HeldKarpSolver)} takes at most {MostCities} cities, the problem has {problem.Cities}; "
                + $"{nameof(TravellingSalesmanSolver)} takes more.",
                nameof(problem));
        }

        _costs.Reserve(problem.Cities);
        _core.Reserve(problem.Cities);
        Workspace.Grow(ref _tour, problem.Cities);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        TravellingSalesmanProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        Span<int> tour = _tour.AsSpan(0, problem.Cities);
        _costs.Load(costs);
        return _core.Solve(_costs, tour, limits)
            ? SolverResult.Optimal(TourCosts.Write(problem, tour, costs, solution))
            : SolverResult.None(SolverStatus.TimeLimit);
    }
}
