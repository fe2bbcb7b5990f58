using System.Diagnostics;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>When a solve must end early. The default value sets no limit.</summary>
public readonly struct SolverLimits
{
    private readonly long _deadline;

    /// <summary>Sets limits that count from now.</summary>
    /// <param name="timeLimit">Greater than zero; the best solution so far is returned when it is reached. Null: none.</param>
    /// <param name="cancellationToken">Cancelling ends the solve with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time limit is zero or negative.</exception>
    public SolverLimits(TimeSpan? timeLimit, CancellationToken cancellationToken = default)
    {
        if (timeLimit is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeLimit));
            _deadline = Stopwatch.GetTimestamp() + (long)Math.Min(limit.TotalSeconds * Stopwatch.Frequency, long.MaxValue / 4);
        }

        CancellationToken = cancellationToken;
    }

    /// <summary>Gets the token that ends a solve with an exception.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Gets the time that is left, zero once the limit is reached, or null without a limit: for solvers outside of .NET that
    /// watch the clock themselves.</summary>
    public TimeSpan? Remaining => _deadline == 0
        ? null
        : TimeSpan.FromSeconds(Math.Max(0, (_deadline - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency));

    /// <summary>Tells whether the time limit is reached; throws when cancelled. Cheap enough for an outer loop, not for an inner
    /// one.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool Reached()
    {
        CancellationToken.ThrowIfCancellationRequested();
        return _deadline != 0 && Stopwatch.GetTimestamp() >= _deadline;
    }
}
