namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>How the loss was reduced over the batch, which decides what an interpolation strength λ refers to.</summary>
public enum UpstreamReduction
{
    /// <summary>The upstream gradient is used as it comes: λ refers to the loss as the caller reduced it, as in the papers'
    /// figures.</summary>
    Sum,

    /// <summary>The loss is a mean over the batch: the upstream gradient is multiplied by the batch size before the estimator and its
    /// result divided by it after, so that λ refers to one instance.</summary>
    Mean,
}
