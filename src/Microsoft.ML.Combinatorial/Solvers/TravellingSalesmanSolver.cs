using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves the symmetric travelling salesman: exactly up to some size, beyond it with a good tour and a lower bound. The default choice for
/// tours of any size.
/// </summary>
/// <remarks>
/// <para>Up to 11 cities: dynamic programming (<see cref="HeldKarpSolver"/>). Above: a tour by iterated Lin–Kernighan, and the
/// 1-tree bound of Held and Karp raised by subgradient steps. Where the bound attains the tour's cost, the tour is optimal at any
/// size. Else, up to <see cref="ExactCities"/> cities, branch and bound with that bound: edges whose margins exceed the gap are excluded or
/// required, the search goes on over what is left, up to <see cref="MostNodes"/> nodes. Beyond: status
/// <see cref="SolverStatus.Feasible"/> with the bound, which on
/// points in space usually lies within a percent of the optimum.</para>
/// <para>Costs: any finite float, of any sign, with or without triangle inequality; sums are double. Optimal means: no tour is cheaper by
/// more than 10⁻¹¹ of the tour's absolute costs. Costs all multiplied by a power of two give the same tour.</para>
/// <para>Ties: deterministic; the kicks' generator starts anew for every solve. Of several optimal tours the one found first is
/// kept, which depends on the order of the cities.</para>
/// <para>Memory: 8 · cities² bytes, five times as much up to <see cref="ExactCities"/>. At the time limit the best tour so far is returned,
/// with the bound reached.</para>
/// <para>Sources: Held and Karp 1971, doi:10.1007/BF01584070; Volgenant and Jonker 1982, doi:10.1016/0377-2217(82)90015-7; Lin and
/// Kernighan 1973, doi:10.1287/opre.21.2.498. Differs from Volgenant and Jonker in branching on one edge at a time, the one that the bound
/// rises most without.</para>
/// </remarks>
public sealed class TravellingSalesmanSolver : CombinatorialSolver<TravellingSalesmanProblem>
{
    private const int DefaultExactCities = 60;
    private const int DefaultMostNodes = 20_000;
    private const int DefaultHeldKarpCities = 11;
    private const double RelativeTolerance = 1e-11;

    private readonly int _heldKarpCities;
    private readonly TourCosts _costs = new();
    private readonly HeldKarp _heldKarp = new();
    private readonly LinKernighan _heuristic = new();
    private readonly TourBound _bound = new();
    private readonly TourSearch _search;
    private double[] _pi = [];
    private int[] _tour = [];

    /// <summary>Makes a solver.</summary>
    /// <param name="exactCities">Most cities for which a search proves the tour optimal; 60 by default. It takes about a millisecond
    /// at 40 random points, ten at 60, a hundred and more at 80. 0: never search.</param>
    /// <param name="mostNodes">The search gives up, with the best tour so far, after so many nodes; 20,000 by default, a second or two at
    /// 60 cities. Random points at 60 cities need about a hundred; whole costs of few different values may need any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public TravellingSalesmanSolver(int exactCities = DefaultExactCities, int mostNodes = DefaultMostNodes)
        : this(exactCities, mostNodes, DefaultHeldKarpCities)
    {
    }

    /// <summary>Makes a solver that leaves dynamic programming to fewer cities.</summary>
    internal TravellingSalesmanSolver(int exactCities, int mostNodes, int heldKarpCities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exactCities);
        ArgumentOutOfRangeException.ThrowIfNegative(mostNodes);
        ExactCities = exactCities;
        MostNodes = mostNodes;
        _heldKarpCities = heldKarpCities;
        _search = new TourSearch(_bound, _heuristic);
    }

    /// <summary>Gets the most cities for which a search proves the tour optimal.</summary>
    public int ExactCities { get; }

    /// <summary>Gets the number of nodes after which the search gives up.</summary>
    public int MostNodes { get; }

    /// <inheritdoc/>
    protected override void PrepareCore(TravellingSalesmanProblem problem)
    {
        _costs.Reserve(problem.Cities);
        Workspace.Grow(ref _tour, problem.Cities);
        if (problem.Cities <= _heldKarpCities)
        {
            _heldKarp.Reserve(problem.Cities);
        }

        _heuristic.Reserve(_costs);
        _bound.Reserve(_costs);
        Workspace.Grow(ref _pi, problem.Cities);
        if (problem.Cities <= ExactCities)
        {
            _search.Reserve(_costs);
        }
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        TravellingSalesmanProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        Span<int> tour = _tour.AsSpan(0, problem.Cities);
        _costs.Load(costs);
        double bound = double.PositiveInfinity;
        if (problem.Cities > _heldKarpCities || !_heldKarp.Solve(_costs, tour, limits))
        {
            bound = Search(tour, limits);
        }

        double objective = TourCosts.Write(problem, tour, costs, solution);
        return bound == double.PositiveInfinity
            ? SolverResult.Optimal(objective)
            : SolverResult.Feasible(objective, Math.Min(bound, objective));
    }

    /// <summary>Finds a good or the best tour; returns a lower bound, +∞ where the tour is proven optimal.</summary>
    private double Search(Span<int> tour, in SolverLimits limits)
    {
        int cities = tour.Length;
        bool small = cities <= ExactCities;
        _costs.FindNeighbours();
        _heuristic.Start(limits);
        _heuristic.Kick(small ? cities / 2 : 10 * cities, limits);
        _heuristic.Best.CopyTo(tour);
        (double cost, double magnitude) = _costs.Length(tour);
        double tolerance = RelativeTolerance * Math.Max(magnitude, _costs.Scale);

        // A cheaper tour is cheaper by a whole unit at least, which says more than rounding where costs are whole numbers.
        tolerance = Math.Max(tolerance, _costs.Unit - tolerance);
        Span<double> pi = _pi.AsSpan(0, cities);
        pi.Clear();
        double bound = _bound.Rise(_costs.Matrix, pi, cost, cost - tolerance, RootSchedule(cities), limits);
        bool optimal = bound >= cost - tolerance || (small && _search.Improve(tour, pi, tolerance, MostNodes, limits));
        return optimal ? double.PositiveInfinity : bound;
    }

    /// <summary>Many cities need more steps until the bound settles, and each step costs more.</summary>
    private static AscentSchedule RootSchedule(int cities) => new(300, 1.5, 0.02, Math.Max(8, Math.Min(cities / 10, 20)), 0.6);
}
