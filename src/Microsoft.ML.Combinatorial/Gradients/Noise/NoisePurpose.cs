namespace Microsoft.ML.Combinatorial.Gradients.Noise;

/// <summary>What random numbers are drawn for. Uses with different purposes are independent of each other.</summary>
public enum NoisePurpose
{
    /// <summary>The samples of a gradient estimator.</summary>
    Estimator,

    /// <summary>The noise of a margin.</summary>
    Margin,

    /// <summary>The noise of a relaxation.</summary>
    Relaxation,

    /// <summary>Whether a loss over a pool of solutions solves a batch.</summary>
    Pool,
}
