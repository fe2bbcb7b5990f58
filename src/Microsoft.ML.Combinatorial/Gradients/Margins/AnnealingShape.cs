namespace Microsoft.ML.Combinatorial.Gradients.Margins;

/// <summary>How a strength goes from its first to its last value.</summary>
public enum AnnealingShape
{
    /// <summary>By equal differences.</summary>
    Linear,

    /// <summary>Slowly at both ends: half a cosine wave.</summary>
    Cosine,

    /// <summary>By equal factors.</summary>
    Exponential,
}
