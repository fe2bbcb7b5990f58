namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Where the rows of one batch lie in memory, which is pinned for the time of the solve.</summary>
/// <param name="Costs">The first cost.</param>
/// <param name="Solutions">The first value of the solutions.</param>
/// <param name="Results">The first result, or zero where none are wanted.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Limits">Of each row.</param>
internal readonly record struct BatchRows(nint Costs, nint Solutions, nint Results, int Count, SolverLimits Limits);
