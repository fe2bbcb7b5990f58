namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>How a pass through an <see cref="ImplicitLayer"/> went. What the backward pass finds is 0, or NaN, until it has run.</summary>
/// <param name="Rows">The rows of the batch.</param>
/// <param name="WithoutSolution">Rows for which the solver found no solution, or none that the tensor's type can hold: zeros came out.</param>
/// <param name="Flagged">Rows whose gradient was set to zero: those without solution, degenerate ones, and those with a gradient from above that
/// was not finite.</param>
/// <param name="Unsatisfied">The share of <paramref name="Flagged"/> whose solution does not satisfy the conditions it is differentiated by:
/// a solver that stopped early, or conditions that are not its own.</param>
/// <param name="BadUpstream">The share of <paramref name="Flagged"/> with a NaN or infinite gradient from above.</param>
/// <param name="WorstCondition">The largest condition number among rows that gave a gradient; NaN when there are none.</param>
/// <param name="Seconds">Time in the solver, forward and backward, without torch's own.</param>
public readonly record struct ImplicitDiagnostics(
    int Rows, int WithoutSolution, int Flagged, int Unsatisfied, int BadUpstream, double WorstCondition, double Seconds);
