namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>What a pool's or a batch's solvers have done so far.</summary>
/// <param name="Calls">Number of rows answered, whoever answered them.</param>
/// <param name="Elapsed">Wall-clock time spent in batch solves.</param>
/// <param name="PoolHits">Rows of <paramref name="Calls"/> that were answered out of a <see cref="SolutionPool"/> instead of being
/// solved.</param>
/// <param name="TimeLimited">Rows of <paramref name="Calls"/> whose time limit was over when their solve ended without proof of
/// optimality.</param>
public readonly record struct SolverStatistics(long Calls, TimeSpan Elapsed, long PoolHits = 0, long TimeLimited = 0);
