namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>Where implicit maximum likelihood estimation looks for a better solution.</summary>
public enum ImplicitMleTarget
{
    /// <summary>At the costs moved a step along the upstream gradient, <c>α costs + λ upstream</c> (perturbation-based implicit
    /// differentiation, equation 10).</summary>
    Perturbation,

    /// <summary>At the upstream gradient itself where it is not 0, at the costs elsewhere (equation 14); for losses that are themselves
    /// linear costs, such as Hamming loss and regret. λ plays no part.</summary>
    Costs,
}
