namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>What a pool's or a batch's solvers have done so far.</summary>
/// <param name="Calls">Number of solves.</param>
/// <param name="Elapsed">Wall-clock time spent in batch solves.</param>
public readonly record struct SolverStatistics(long Calls, TimeSpan Elapsed);
