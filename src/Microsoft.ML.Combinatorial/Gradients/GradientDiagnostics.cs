namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>How healthy the gradient of one step was.</summary>
/// <param name="ZeroGradientShare">Share of rows whose estimated gradient is zero throughout, 0 … 1; NaN before the backward pass. Near 1,
/// either nearly all solutions are as the loss wants them, or the estimator's step is too short to change any.</param>
/// <param name="SolverCalls">Number of solves, forward and backward.</param>
/// <param name="CostNorm">Mean Euclidean norm of a row of costs as they came into the layer. Falling towards 0 it tells of cost collapse:
/// all solutions come to cost the same, and a projection or a margin is called for.</param>
public readonly record struct GradientDiagnostics(double ZeroGradientShare, long SolverCalls, double CostNorm)
{
    /// <summary>Gets the share of decisions (rows × samples) that the estimator's step to its target changed, 0 … 1; NaN for estimators
    /// that make none, and before the backward pass.</summary>
    public double ChangedDecisionShare { get; init; } = double.NaN;

    /// <summary>Gets the cost norm over that of the layer's first step in training mode: 1 where the size of the costs has not changed; NaN
    /// in evaluation mode.</summary>
    public double CostDrift { get; init; } = double.NaN;

    /// <summary>Gets the standard deviation of the estimator's noise over the costs' own size per slot, as they come to the solver; NaN
    /// without noise.</summary>
    public double NoiseShare { get; init; } = double.NaN;

    /// <summary>Gets the seconds spent in solves, forward and backward.</summary>
    public double SolverSeconds { get; init; }
}
