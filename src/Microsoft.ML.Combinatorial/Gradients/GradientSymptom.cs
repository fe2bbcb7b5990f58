namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>What may be wrong with a training through a solver.</summary>
public enum GradientSymptom
{
    /// <summary>Nearly all gradients are zero.</summary>
    NoGradient,

    /// <summary>The costs have shrunk to a fraction of their first size: every solution comes to cost the same.</summary>
    CostCollapse,

    /// <summary>The costs have grown many times over: noise, margin and step no longer reach the decisions.</summary>
    CostGrowth,

    /// <summary>The noise is much larger than the costs: solutions are random.</summary>
    NoiseDrownsCosts,

    /// <summary>The noise is so small against the costs that it changes no decision.</summary>
    NoiseWithoutEffect,
}
