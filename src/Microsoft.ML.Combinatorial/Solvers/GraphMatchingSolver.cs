using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.GraphMatching;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves graph matching from both sides: fusion moves and tabu search lower the cost of a matching, dual block-coordinate ascent raises a
/// lower bound, and where they meet the matching is proven. Made for the inner loop of training: tens of keypoints a side in well under a
/// millisecond.
/// </summary>
/// <remarks>
/// <para>A round of the ascent sweeps over the edges of the left, then of the right graph; the linear assignment that ends each sweep is fused
/// with the best matching so far, which takes the better of both on every path or cycle in which they differ. After the first rounds a
/// tabu search goes on from the best matching; every move is priced in constant time, as the gains of all pairs are kept up to date.
/// Then come the other rounds, until they no longer pay. Where more than a hundredth of the cost is still open, further starts are
/// searched and fused: assignments with each edge at its least and at its mean cost, both after Frank–Wolfe steps, one by
/// node costs alone, and the cheapest pair after pair. All of it ends as soon as the bound is reached.</para>
/// <para>Status <see cref="SolverStatus.Optimal"/>: the bound is reached to within 1e-7 of the largest cost, which is the rounding of the
/// costs. Instances without edges or edge costs always are, as the bound is then the assignment's least cost; small ones (such as 7 against
/// 7, or 4 against 20) always are, as they are enumerated; with trained costs most are at any size. Otherwise
/// <see cref="SolverStatus.Feasible"/> with the bound, which is never above the least cost. It is that of the local polytope over the
/// edges of both graphs at best: close for trained costs, far for random ones.</para>
/// <para>Complexity, with l left and r right keypoints, E left and F right edges: a round takes O(E·r² + F·l² + E·F) for its sweeps, at eight
/// numbers an operation, and O((l + r)³) at worst for its assignments; a step of the tabu search O(l·r). Memory: O(E·F + (E + l)·r +
/// (F + r)·l), that is the edge slots and some tables; never l·r × l·r. Sizes: made for up to about 50 a side.</para>
/// <para>Deterministic; of equally good matchings the first one found is kept. At the time limit the best matching so far is returned, with a
/// loose bound if no sweep was completed. Multiplying the costs by a power of two changes nothing but the cost.</para>
/// <para>Sources: Hutschenreiter et al. 2021, "Fusion moves for graph matching"; Swoboda et al. 2017, "A study of Lagrangean
/// decompositions and dual ascent solvers for graph matching"; compared in Haller et al. 2022, "A comparative study of graph matching
/// algorithms in computer vision". Differs from them in keeping the linear assignment as one block of the dual, in the tabu search in
/// place of greedy proposals, and in choosing among the paths and cycles by enumeration, or by descent where there are many, in place of
/// roof duality: more than ten are rare at these sizes.</para>
/// </remarks>
public sealed class GraphMatchingSolver : CombinatorialSolver<GraphMatchingProblem>
{
    /// <summary>The rounds of dual ascent where nothing else is asked for.</summary>
    public const int DefaultDualRounds = 10;

    // Rounds before the first search. Two in five matchings of the demo's costs are proven by then.
    private const int FirstRounds = 3;

    // A round that closes less of what is open is the last one; a cost of which less is open is not searched further.
    private const double LeastRise = 0.1;
    private const double OpenShare = 0.01;

    // What a bound may lack of the cost and still prove it, in tolerances: 1e-7 of the largest cost.
    private const double ProofTolerances = 1e3;

    private const int FrankWolfeRounds = 12;

    private readonly MatchingCosts _costs = new();
    private readonly MatchingState _state = new();
    private readonly PartialAssignment _assignment = new();
    private readonly DualAscent _dual;
    private readonly FusionMove _fusion = new();
    private readonly TabuSearch _tabu = new();
    private readonly StartMatchings _starts;
    private readonly FrankWolfe _frankWolfe;
    private readonly MatchingEnumeration _enumeration = new();
    private int[] _candidate = [];
    private int[] _best = [];
    private double _bestCost;
    private int _round;

    /// <summary>Makes a solver; it is prepared for its problem by <see cref="CombinatorialSolver{TProblem}.Prepare"/>.</summary>
    /// <param name="dualRounds">The most rounds of dual ascent, at least 1; default 10. More rounds make the bound closer and prove more
    /// matchings; each takes time where the instance is not proven yet. The bound never falls with more rounds.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dualRounds"/> is below 1.</exception>
    public GraphMatchingSolver(int dualRounds = DefaultDualRounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dualRounds, 1);
        DualRounds = dualRounds;
        _dual = new DualAscent(_assignment);
        _starts = new StartMatchings(_assignment);
        _frankWolfe = new FrankWolfe(_assignment);
    }

    /// <summary>Gets the most rounds of dual ascent.</summary>
    public int DualRounds { get; }

    private Span<int> Candidate => _candidate.AsSpan(0, _costs.Left.Count);

    private Span<int> Best => _best.AsSpan(0, _costs.Left.Count);

    private bool Proven => _bestCost <= _dual.Bound + (ProofTolerances * _costs.Tolerance);

    /// <inheritdoc/>
    protected override void PrepareCore(GraphMatchingProblem problem)
    {
        _costs.Prepare(problem);
        _state.Prepare(_costs);
        _assignment.Prepare(problem.LeftCount, problem.RightCount);
        _dual.Prepare(problem);
        _fusion.Prepare(_costs);
        _tabu.Prepare(_costs, _state);
        _starts.Prepare(_costs);
        _frankWolfe.Prepare(_costs);
        _enumeration.Prepare(_costs, _state);
        Workspace.Grow(ref _candidate, problem.LeftCount);
        Workspace.Grow(ref _best, problem.LeftCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        GraphMatchingProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        _costs.Load(problem, costs);
        _dual.Start(_costs, Best, limits);
        _state.Set(Best);
        (_bestCost, _round) = (_state.Cost, 0);
        bool optimal = Search(limits);
        problem.WriteSolution(Best, solution);
        double objective = problem.Objective(costs, solution);
        if (optimal)
        {
            return SolverResult.Optimal(objective);
        }

        double bound = double.IsFinite(_dual.Bound) ? _dual.Bound : _starts.LooseBound();
        return SolverResult.Feasible(objective, Math.Min(bound + _costs.Base, objective));
    }

    /// <summary>Improves the best matching; returns whether it is proven.</summary>
    private bool Search(in SolverLimits limits)
    {
        Ascend(Math.Min(FirstRounds, DualRounds), limits);
        if (Proven || limits.Reached())
        {
            return Proven;
        }

        Climb(Best, limits);
        if (!Proven && MatchingEnumeration.Fits(_costs.Left.Count, _costs.Right.Count))
        {
            return _enumeration.Improve(ref _bestCost, Best, limits);
        }

        Ascend(DualRounds, limits);
        if (_bestCost - _dual.Bound > OpenShare * Math.Abs(_bestCost) && !Proven)
        {
            SearchFurther(limits);
        }

        return Proven;
    }

    /// <summary>Raises the bound until it pays no more, and fuses the matchings that come with it.</summary>
    private void Ascend(int rounds, in SolverLimits limits)
    {
        double rise = double.PositiveInfinity;
        while (_round < rounds && !Proven && rise >= LeastRise * (_bestCost - _dual.Bound) && !limits.Reached())
        {
            double before = _dual.Bound;
            bool forward = _round++ % 2 == 0;
            _dual.SweepLeft(forward, Candidate, limits);
            Fuse();
            if (!Proven)
            {
                _dual.SweepRight(forward, Candidate, limits);
                Fuse();
            }

            rise = _dual.Bound - before;
        }
    }

    private void SearchFurther(in SolverLimits limits)
    {
        for (int start = 0; start < 4 && !Proven && !limits.Reached(); start++)
        {
            Span<int> match = Candidate;
            switch (start)
            {
                case 0:
                    _starts.WithLeastEdges(match, limits);
                    _frankWolfe.Improve(FrankWolfeRounds, match, limits);
                    break;
                case 1:
                    _starts.WithMeanEdges(match, limits);
                    _frankWolfe.Improve(FrankWolfeRounds, match, limits);
                    break;
                case 2:
                    _assignment.Solve(_costs.Node, match, limits);
                    break;
                default:
                    _starts.CheapestPairs(_state, match);
                    break;
            }

            Climb(match, limits);
        }
    }

    /// <summary>Tabu search from a matching; what it finds is fused with the best so far.</summary>
    private void Climb(ReadOnlySpan<int> start, in SolverLimits limits)
    {
        _state.Set(start);
        double cost = _tabu.Run(Math.Max(60, _costs.Left.Count + _costs.Right.Count + 20), Candidate, limits);
        if (cost < _bestCost - _costs.Tolerance)
        {
            (_candidate, _best, _bestCost) = (_best, _candidate, cost);
        }

        Fuse();
    }

    private void Fuse() => _bestCost += _fusion.Improve(Best, Candidate);
}
