using System.Diagnostics;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// When a solve must end early: a point in time, and a token. The default value sets no limit. The time counts from the moment the
/// limits are made, so that one value handed to many solves is the deadline of all of them together; for a span that each solve has
/// to itself, see <see cref="SolverBatch.SolveTimeLimit"/>.
/// </summary>
public readonly struct SolverLimits
{
    private readonly long _deadline;

    /// <summary>Sets limits that count from now.</summary>
    /// <param name="timeLimit">Greater than zero; the best solution so far is returned when it is reached. Null: none.</param>
    /// <param name="cancellationToken">Cancelling ends the solve with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time limit is zero or negative.</exception>
    public SolverLimits(TimeSpan? timeLimit, CancellationToken cancellationToken = default)
        : this(timeLimit is { } limit ? DeadlineIn(limit) : 0, cancellationToken)
    {
    }

    private SolverLimits(long deadline, CancellationToken cancellationToken) =>
        (_deadline, CancellationToken) = (deadline, cancellationToken);

    /// <summary>Gets the token that ends a solve with an exception.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Gets whether there is a time limit.</summary>
    public bool HasDeadline => _deadline != 0;

    /// <summary>The same limits, and no later than <paramref name="timeLimit"/> from now.</summary>
    /// <param name="timeLimit">Greater than zero. Null changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time limit is zero or negative.</exception>
    public SolverLimits Within(TimeSpan? timeLimit)
    {
        if (timeLimit is not { } limit)
        {
            return this;
        }

        long deadline = DeadlineIn(limit);
        return new SolverLimits(HasDeadline ? Math.Min(_deadline, deadline) : deadline, CancellationToken);
    }

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
        return IsOver;
    }

    /// <summary>Gets whether the time limit is reached, whatever the token says.</summary>
    internal bool IsOver => _deadline != 0 && Stopwatch.GetTimestamp() >= _deadline;

    private static long DeadlineIn(TimeSpan timeLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeLimit, TimeSpan.Zero);
        return Stopwatch.GetTimestamp() + (long)Math.Min(timeLimit.TotalSeconds * Stopwatch.Frequency, long.MaxValue / 4);
    }
}
