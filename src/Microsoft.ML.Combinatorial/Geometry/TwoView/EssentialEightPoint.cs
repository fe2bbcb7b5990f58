using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// The essential matrix of eight or more weighted correspondences. Effectively computes argmin Σ wᵢ² (q̂₂ᵀ Ê q̂₁)² over ‖Ê‖ = 1 in Hartley's normalised
/// coordinates, and the essential matrix nearest to it in calibrated ones, U diag(1, 1, 0) Vᵀ / √2.
/// </summary>
/// <remarks>
/// <para>Input: rows x₁, y₁, x₂, y₂, w in calibrated coordinates. A weight multiplies its residual, so it enters squared; a correspondence of weight
/// zero has no influence at all. Output: one matrix, nine values row by row, of unit Frobenius norm and either sign.</para>
/// <para>The derivative chains the stationarity conditions of the fit, the normalisation, and the projection, whose derivative exists although the two
/// singular values it sets are equal. Degenerate: fewer than eight independent equations (a planar scene, equal points, weights of zero).
/// Source: Longuet-Higgins 1981; Hartley 1997.</para>
/// </remarks>
public sealed class EssentialEightPoint : EightPointSolver
{
    /// <summary>Makes a solver.</summary>
    /// <param name="pointCount">The number of correspondences, at least 8.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pointCount"/> is below 8.</exception>
    public EssentialEightPoint(int pointCount)
        : base(pointCount)
    {
    }

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new EssentialEightPoint(PointCount) { ConditionLimit = ConditionLimit };

    private protected override bool Finish(ReadOnlySpan<double> vector, ReadOnlySpan<double> t1, ReadOnlySpan<double> t2, Span<double> solution)
    {
        Span<double> image = stackalloc double[9];
        ToImages(vector, t1, t2, image);
        return SingularValueProjection.ToEssential(image, solution);
    }

    private protected override Degeneracy FinishBackward(
        ReadOnlySpan<double> vector, ReadOnlySpan<double> t1, ReadOnlySpan<double> t2, ReadOnlySpan<double> upstream,
        Span<double> byVector, Span<double> byT1, Span<double> byT2)
    {
        Span<double> image = stackalloc double[9], byImage = stackalloc double[9];
        ToImages(vector, t1, t2, image);
        Degeneracy degeneracy = SingularValueProjection.Backward(image, essential: true, upstream, byImage, ConditionLimit);
        ToImagesBackward(vector, t1, t2, byImage, byVector, byT1, byT2);
        return degeneracy;
    }
}
