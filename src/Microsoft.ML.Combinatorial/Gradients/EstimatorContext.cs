namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>What a layer lends to an estimator for one backward pass: the adaptive state, and a place to report.</summary>
/// <param name="state">The state, changed in place; empty for estimators without one.</param>
/// <param name="adapts">Whether the state may change, as in training mode.</param>
public sealed class EstimatorContext(Memory<float> state, bool adapts)
{
    /// <summary>Gets the adaptive state.</summary>
    public Span<float> State => state.Span;

    /// <summary>Gets whether the state may change.</summary>
    public bool Adapts { get; } = adapts;

    /// <summary>Gets or sets the share of decisions, one for each row and sample, that the estimator's target step changed; NaN for an
    /// estimator that makes no such step.</summary>
    public double ChangedDecisionShare { get; set; } = double.NaN;
}
