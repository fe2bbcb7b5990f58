using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>The checks that every solver needs, so that a solver is nothing but its algorithm.</summary>
/// <typeparam name="TProblem">The one kind of problem that the solver solves.</typeparam>
public abstract class CombinatorialSolver<TProblem> : ICombinatorialSolver
    where TProblem : CombinatorialProblem
{
    private TProblem? _problem;

    /// <inheritdoc/>
    public void Prepare(CombinatorialProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (ReferenceEquals(problem, _problem))
        {
            return;
        }

        if (problem is not TProblem own)
        {
            throw new ArgumentException(
                $"{GetType().Name} solves {typeof(TProblem).Name}, not {problem.GetType().Name}.", nameof(problem));
        }

        // Only a whole preparation counts: one that throws leaves the solver unprepared.
        _problem = null;
        PrepareCore(own);
        _problem = own;
    }

    /// <inheritdoc/>
    public SolverResult Solve(ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits = default)
    {
        TProblem problem = _problem ?? throw new InvalidOperationException($"{GetType().Name}: Prepare must be called before Solve.");
        if (costs.Length < problem.Size || solution.Length < problem.Size)
        {
            throw new ArgumentException(
                $"{GetType().Name}: costs and solution must have at least {problem.Size} entries, "
                + $"had {costs.Length} and {solution.Length}.");
        }

        costs = costs[..problem.Size];
        int bad = CostCheck.FirstOutside(costs, problem.CostDomain);
        if (bad >= 0)
        {
            throw new ArgumentException(CostCheck.Message(GetType().Name, problem, bad, costs[bad]), nameof(costs));
        }

        limits.CancellationToken.ThrowIfCancellationRequested();
        return SolveCore(problem, costs, solution[..problem.Size], limits);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Sizes the work space for a problem.</summary>
    protected abstract void PrepareCore(TProblem problem);

    /// <summary>Solves; both spans have the problem's size and the costs lie in its domain.</summary>
    protected abstract SolverResult SolveCore(
        TProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits);

    /// <summary>Frees what the solver holds; a managed solver holds nothing.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
