using System.Collections.Concurrent;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solvers of one kind, made as threads ask for them and used again, so that their work space is allocated once.</summary>
public sealed class SolverPool : IDisposable
{
    private readonly ConcurrentBag<ICombinatorialSolver> _idle = [];
    private readonly Func<ICombinatorialSolver> _create;
    private readonly StatisticsCounter _statistics = new();
    private volatile bool _disposed;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="create">Makes one solver; called from any thread, once for each thread that solves at a time.</param>
    /// <param name="maxDegreeOfParallelism">Rows solved at a time: −1, the default, for as many as there are processors, or at least 1.
    /// The solutions are the same for every value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degree is zero or below −1.</exception>
    public SolverPool(Func<ICombinatorialSolver> create, int maxDegreeOfParallelism = -1)
    {
        ArgumentNullException.ThrowIfNull(create);
        if (maxDegreeOfParallelism is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDegreeOfParallelism), maxDegreeOfParallelism, "maxDegreeOfParallelism must be −1 or at least 1.");
        }

        _create = create;
        MaxDegreeOfParallelism = maxDegreeOfParallelism == -1 ? Environment.ProcessorCount : maxDegreeOfParallelism;
    }

    /// <summary>Gets how many rows are solved at a time.</summary>
    public int MaxDegreeOfParallelism { get; }

    /// <summary>Gets what the pool's solvers have done so far.</summary>
    public SolverStatistics Statistics => _statistics.Read();

    /// <summary>Disposes the idle solvers; one in use is disposed when it comes back.</summary>
    public void Dispose()
    {
        _disposed = true;
        DisposeIdle();
    }

    internal ICombinatorialSolver Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _idle.TryTake(out ICombinatorialSolver? solver) ? solver : _create();
    }

    internal void Return(ICombinatorialSolver solver)
    {
        _idle.Add(solver);

        // Asked after the solver went in: a pool disposed in between would otherwise keep it for ever.
        if (_disposed)
        {
            DisposeIdle();
        }
    }

    internal void Count(in SolverStatistics more) => _statistics.Add(more);

    private void DisposeIdle()
    {
        while (_idle.TryTake(out ICombinatorialSolver? solver))
        {
            solver.Dispose();
        }
    }
}
