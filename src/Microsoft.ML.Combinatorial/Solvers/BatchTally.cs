namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>What one thread counts while it solves rows, added up once it is done.</summary>
internal struct BatchTally
{
    public long PoolHits;
    public long TimeLimited;

    public void Count(in SolverResult result, in SolverLimits limits)
    {
        PoolHits += result.FromPool ? 1 : 0;
        TimeLimited += limits.HasDeadline && result.Status == SolverStatus.Feasible && limits.IsOver ? 1 : 0;
    }
}
