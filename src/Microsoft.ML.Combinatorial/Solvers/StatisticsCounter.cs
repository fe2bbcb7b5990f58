namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Adds up solves from several threads.</summary>
internal sealed class StatisticsCounter
{
    private long _calls;
    private long _elapsedTicks;

    public SolverStatistics Read() => new(Interlocked.Read(ref _calls), TimeSpan.FromTicks(Interlocked.Read(ref _elapsedTicks)));

    public void Add(long calls, TimeSpan elapsed)
    {
        Interlocked.Add(ref _calls, calls);
        Interlocked.Add(ref _elapsedTicks, elapsed.Ticks);
    }
}
