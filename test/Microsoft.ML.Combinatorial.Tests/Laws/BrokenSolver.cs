using System.Runtime.InteropServices;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>What can be wrong with a solver.</summary>
public enum Fault
{
    None,
    NotOptimal,
    NotFeasible,
    WrongObjective,
    WrongBound,
    RoundsCosts,
    PrefersTheFirstRow,
    ChangesCosts,
    DependsOnTheObject,
    DependsOnTheOrder,
    ReadsPadding,
    WritesPadding,
    Allocates,
    TakesAnyCost,
    TakesAnyProblem,
    IgnoresLimits,
}

/// <summary>A right solver of linear assignment with one fault.</summary>
public sealed class BrokenSolver(Fault fault) : ICombinatorialSolver
{
    private static int _made;

    private readonly JonkerVolgenantSolver _right = new();
    private readonly int _number = Interlocked.Increment(ref _made);
    private LinearAssignmentProblem? _problem;
    private float[] _own = [];
    private int _solves;

    public void Prepare(CombinatorialProblem problem)
    {
        if (fault != Fault.TakesAnyProblem || problem is null or LinearAssignmentProblem)
        {
            _right.Prepare(problem!);
        }

        if (problem is LinearAssignmentProblem own)
        {
            _problem = own;
            _own = new float[own.Size];
        }
    }

    public SolverResult Solve(ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits = default)
    {
        if (_problem is null || costs.Length < _problem.Size || solution.Length < _problem.Size)
        {
            return _right.Solve(costs, solution, limits);
        }

        _solves++;
        Span<float> own = fault == Fault.Allocates ? new float[_problem.Size] : _own.AsSpan(0, _problem.Size);
        costs[.._problem.Size].CopyTo(own);
        Bend(own, costs);
        SolverResult result = _right.Solve(own, solution, fault == Fault.IgnoresLimits ? default : limits);
        return Spoil(result, costs, solution);
    }

    public void Dispose() => _right.Dispose();

    // What a fault makes of the costs before they are solved.
    private void Bend(Span<float> own, ReadOnlySpan<float> costs)
    {
        for (int slot = 0; slot < own.Length; slot++)
        {
            own[slot] = fault switch
            {
                Fault.NotOptimal => 0,
                Fault.RoundsCosts => MathF.Round(own[slot]),
                Fault.PrefersTheFirstRow when slot == 0 => own[slot] - 1,
                Fault.DependsOnTheObject => own[slot] + (_number * slot % 7 * 1e-4f),
                Fault.DependsOnTheOrder => own[slot] + (_solves * slot % 7 * 1e-4f),
                Fault.ReadsPadding => own[slot] + (costs.Length > own.Length ? slot * slot % 5 : 0),
                Fault.TakesAnyCost when !float.IsFinite(own[slot]) => 0,
                _ => own[slot],
            };
        }
    }

    private SolverResult Spoil(SolverResult result, ReadOnlySpan<float> costs, Span<float> solution)
    {
        switch (fault)
        {
            case Fault.NotFeasible:
                solution.Clear();
                break;
            case Fault.ChangesCosts:
                MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(costs), costs.Length)[0] += 1;
                break;
            case Fault.WritesPadding:
                solution[_problem!.Size..].Clear();
                break;
        }

        double objective = _problem!.Objective(costs, solution);
        return fault switch
        {
            Fault.WrongObjective => SolverResult.Optimal(objective - 1),
            Fault.WrongBound => SolverResult.Feasible(objective, objective + 1),
            _ when result.Status == SolverStatus.Optimal => SolverResult.Optimal(objective),
            _ => result,
        };
    }
}
