using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Projections;

/// <summary>Scales each row of costs to Euclidean norm 1. Fits every problem: a positive factor changes no decision.</summary>
/// <remarks>
/// <para>Effectively computes <c>costs / ‖costs‖₂</c> for each row; a row of zeros stays as it is. The gradient has no part along the
/// costs themselves, so training cannot shrink them.</para>
/// <para>Source: Sahoo et al. 2023, arXiv:2205.15213, section 3.2 (P_norm), where a zero row is not provided for.</para>
/// </remarks>
public sealed class NormProjection : CostProjection
{
    /// <inheritdoc/>
    public override Tensor Project(Tensor costs, Tensor? mask = null)
    {
        using var scope = NewDisposeScope();
        return Normalise(PaddingMask.Clear(costs, mask)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => "NormProjection";

    /// <summary>Rows over their norm. They are brought to size 1 first, so that squares neither vanish nor overflow; as the result does not
    /// depend on that factor, it needs no gradient.</summary>
    internal static Tensor Normalise(Tensor costs)
    {
        Tensor size = costs.detach().abs().amax(1).unsqueeze(1);
        Tensor sized = costs.div(where(size.eq(0), ones_like(size), size));
        Tensor squares = sized.square().sum(1, true);
        return sized.div(where(squares.eq(0), ones_like(squares), squares).sqrt());
    }
}
