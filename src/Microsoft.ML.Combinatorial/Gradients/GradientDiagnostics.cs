namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>How healthy the gradient of one step was.</summary>
/// <param name="ZeroGradientShare">Share of rows whose estimated gradient is zero throughout, 0 … 1; NaN before the backward pass. Near 1,
/// either nearly all solutions are as the loss wants them, or the estimator's step is too short to change any.</param>
/// <param name="SolverCalls">Number of solves, forward and backward.</param>
/// <param name="CostNorm">Mean Euclidean norm of a row of costs as they came into the layer. Falling towards 0 it tells of cost collapse:
/// all solutions come to cost the same, and a projection or a margin is called for.</param>
public readonly record struct GradientDiagnostics(double ZeroGradientShare, long SolverCalls, double CostNorm);
