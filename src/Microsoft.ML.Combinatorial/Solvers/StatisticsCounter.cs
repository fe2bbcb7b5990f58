namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Adds up solves from several threads.</summary>
internal sealed class StatisticsCounter
{
    private long _calls;
    private long _elapsedTicks;
    private long _poolHits;
    private long _timeLimited;

    public SolverStatistics Read() => new(
        Interlocked.Read(ref _calls),
        TimeSpan.FromTicks(Interlocked.Read(ref _elapsedTicks)),
        Interlocked.Read(ref _poolHits),
        Interlocked.Read(ref _timeLimited));

    public void Add(in SolverStatistics more)
    {
        Interlocked.Add(ref _calls, more.Calls);
        Interlocked.Add(ref _elapsedTicks, more.Elapsed.Ticks);
        Interlocked.Add(ref _poolHits, more.PoolHits);
        Interlocked.Add(ref _timeLimited, more.TimeLimited);
    }
}
