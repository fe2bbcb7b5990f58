using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.GraphMatching;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves graph matching well but, beyond small instances, without proof: several starts, each improved by relaxation and by tabu search.
/// Made for the inner loop of training: tens of keypoints a side in about a millisecond.
/// </summary>
/// <remarks>
/// <para>Exact, with status <see cref="SolverStatus.Optimal"/>: instances of few keypoints (such as 7 against 7, or 4 against 20), which
/// are enumerated, and instances whose lower bound is attained, which are those without edges among others. Elsewhere status
/// <see cref="SolverStatus.Feasible"/> with a lower bound: an assignment in which every edge costs the least that it can.</para>
/// <para>Starts, in this order: an assignment with each edge at its least cost, one with each edge at its mean cost, one by node costs
/// alone, and the cheapest pair after pair. The first two go through Frank–Wolfe steps with linear assignment as their oracle. From all of
/// them a tabu search goes on; every move is priced in constant time, as the gains of all pairs are kept up to date.</para>
/// <para>Memory: the edge slots and a few left × right tables. Deterministic; of equally good matchings the first one found is kept.
/// At the time limit the best matching so far is returned.</para>
/// <para>Compare: Haller et al. 2022, "A comparative study of graph matching algorithms in computer vision".</para>
/// </remarks>
public sealed class GraphMatchingSolver : CombinatorialSolver<GraphMatchingProblem>
{
    private const int FrankWolfeRounds = 12;

    private readonly MatchingCosts _costs = new();
    private readonly MatchingState _state = new();
    private readonly PartialAssignment _assignment = new();
    private readonly FrankWolfe _frankWolfe;
    private readonly TabuSearch _tabu = new();
    private readonly MatchingEnumeration _enumeration = new();
    private double[] _linear = [];
    private int[] _start = [];
    private int[] _candidate = [];
    private int[] _best = [];
    private double _bestCost;

    /// <summary>Makes a solver; it is prepared for its problem by <see cref="CombinatorialSolver{TProblem}.Prepare"/>.</summary>
    public GraphMatchingSolver() => _frankWolfe = new FrankWolfe(_assignment);

    private Span<double> Linear => _linear.AsSpan(0, _costs.Node.Length);

    private Span<int> Start => _start.AsSpan(0, _costs.Left.Count);

    private Span<int> Best => _best.AsSpan(0, _costs.Left.Count);

    /// <inheritdoc/>
    protected override void PrepareCore(GraphMatchingProblem problem)
    {
        _costs.Prepare(problem);
        _state.Prepare(_costs);
        _assignment.Prepare(problem.LeftCount, problem.RightCount);
        _frankWolfe.Prepare(_costs);
        _tabu.Prepare(_costs, _state);
        _enumeration.Prepare(_costs, _state);
        Workspace.Grow(ref _linear, problem.NodeSlotCount);
        Workspace.Grow(ref _start, problem.LeftCount);
        Workspace.Grow(ref _candidate, problem.LeftCount);
        Workspace.Grow(ref _best, problem.LeftCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        GraphMatchingProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        _costs.Load(problem, costs);

        // Half of each edge's least cost to either end: no matching can do better than the best assignment of these.
        SpreadEdges(least: true);
        double bound = _assignment.Solve(Linear, Start, limits);
        _state.Set(Start);
        Start.CopyTo(Best);
        _bestCost = _state.Cost;
        bool optimal = _bestCost <= bound + _costs.Tolerance;
        optimal |= Experiment(problem, limits, ref bound);
        if (Mode > 1 && !optimal)
        {
            bool small = MatchingEnumeration.Fits(problem.LeftCount, problem.RightCount);
            Search(firstStartOnly: small, limits);
            optimal = small ? _enumeration.Improve(ref _bestCost, Best, limits) : _bestCost <= bound + _costs.Tolerance;
        }

        problem.WriteSolution(Best, solution);
        double objective = problem.Objective(costs, solution);
        return optimal ? SolverResult.Optimal(objective) : SolverResult.Feasible(objective, Math.Min(bound + _costs.Base, objective));
    }

    private DualAscent? _dual;
    private FusionMove _fusion = new();
    public static int Mode = int.Parse(Environment.GetEnvironmentVariable("MODE") ?? "0");
    public static int IT = int.Parse(Environment.GetEnvironmentVariable("IT") ?? "10");
    private bool Experiment(GraphMatchingProblem problem, in SolverLimits limits, ref double bound)
    {
        _dual ??= new DualAscent(_assignment);
        _dual.Prepare(problem);
        _fusion.Prepare(_costs);
        var m = _candidate.AsSpan(0, problem.LeftCount);
        _dual.Load(_costs, m, limits);
        for (int k = 0; k < IT; k++)
        {
            _dual.SweepLeft(k % 2 == 0, m, limits);
            _bestCost += _fusion.Improve(Best, m);
            if (_bestCost <= _dual.Bound + 1e-9 * (1+Math.Abs(_bestCost))) break;
            _dual.SweepRight(k % 2 == 0, m, limits);
            _bestCost += _fusion.Improve(Best, m);
            if (_bestCost <= _dual.Bound + 1e-9 * (1+Math.Abs(_bestCost))) break;
        }
        bound = Math.Max(bound, _dual.Bound);
        if (Mode > 0 && _bestCost > bound + 1e-9 * (1+Math.Abs(_bestCost))) {
           _state.Set(Best);
           Climb(limits); 
        }
        return _bestCost <= bound + 1e-9 * (1+Math.Abs(_bestCost));
    }

    private void Search(bool firstStartOnly, in SolverLimits limits)
    {
        _frankWolfe.Improve(FrankWolfeRounds, Start, limits);
        _state.Set(Start);
        Climb(limits);
        if (firstStartOnly)
        {
            return;
        }

        SpreadEdges(least: false);
        _assignment.Solve(Linear, Start, limits);
        _frankWolfe.Improve(FrankWolfeRounds, Start, limits);
        _state.Set(Start);
        Climb(limits);

        _assignment.Solve(_costs.Node, Start, limits);
        _state.Set(Start);
        Climb(limits);

        _state.Clear();
        TakeCheapestPairs();
        Climb(limits);
    }

    /// <summary>Tabu search from the state's matching; keeps what it finds if it is the best so far.</summary>
    private void Climb(in SolverLimits limits)
    {
        Span<int> candidate = _candidate.AsSpan(0, _costs.Left.Count);
        double cost = _tabu.Run(Math.Max(60, _costs.Left.Count + _costs.Right.Count + 20), candidate, limits);
        if (cost < _bestCost - _costs.Tolerance)
        {
            _bestCost = cost;
            candidate.CopyTo(Best);
        }
    }

    /// <summary>Node costs plus, for every edge at the left keypoint, half of its least or mean cost at the right one.</summary>
    private void SpreadEdges(bool least)
    {
        Span<double> linear = Linear;
        _costs.Node.CopyTo(linear);
        for (int i = 0; i < _costs.Left.Count; i++)
        {
            for (int arc = _costs.Left.Start[i]; arc < _costs.Left.Start[i + 1]; arc++)
            {
                for (int s = 0; s < _costs.Right.Count; s++)
                {
                    // The least may be 0: an edge that is not matched costs nothing.
                    double cost = least ? Math.Min(0, _costs.LeastPair(arc, s)) : _costs.MeanPair(arc, s);
                    linear[(i * _costs.Right.Count) + s] += cost / 2;
                }
            }
        }
    }

    private void TakeCheapestPairs()
    {
        while (true)
        {
            int slot = -1;
            double least = -_costs.Tolerance;
            for (int i = 0; i < _costs.Left.Count; i++)
            {
                for (int s = 0; s < _costs.Right.Count && _state.Match[i] < 0; s++)
                {
                    if (_state.Owner[s] < 0 && _state.GainOf(i, s) < least)
                    {
                        least = _state.GainOf(i, s);
                        slot = (i * _costs.Right.Count) + s;
                    }
                }
            }

            if (slot < 0)
            {
                return;
            }

            _state.Place(slot / _costs.Right.Count, slot % _costs.Right.Count);
        }
    }
}
