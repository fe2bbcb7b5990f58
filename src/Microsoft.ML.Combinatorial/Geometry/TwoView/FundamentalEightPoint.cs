using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// The fundamental matrix of eight or more weighted correspondences. Effectively computes argmin Σ wᵢ² (q̂₂ᵀ F̂ q̂₁)² over ‖F̂‖ = 1 in Hartley's normalised
/// coordinates, its nearest matrix of rank 2, and that matrix in the images' own coordinates, of unit norm.
/// </summary>
/// <remarks>
/// <para>Input: rows x₁, y₁, x₂, y₂, w, pixels or calibrated. A weight multiplies its residual, so it enters squared; it counts in the normalisation as
/// well, so a correspondence of weight zero has no influence at all. Output: one matrix, nine values row by row, of unit Frobenius norm and
/// either sign.</para>
/// <para>The derivative chains the stationarity conditions of the fit, the projection to rank 2, and the normalisation. Degenerate: fewer than eight
/// independent equations (a planar scene, equal points, weights of zero). Source: Hartley 1997.</para>
/// </remarks>
public sealed class FundamentalEightPoint : EightPointSolver
{
    /// <summary>Makes a solver.</summary>
    /// <param name="pointCount">The number of correspondences, at least 8.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pointCount"/> is below 8.</exception>
    public FundamentalEightPoint(int pointCount)
        : base(pointCount)
    {
    }

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new FundamentalEightPoint(PointCount) { ConditionLimit = ConditionLimit };

    private protected override bool Finish(ReadOnlySpan<double> vector, ReadOnlySpan<double> t1, ReadOnlySpan<double> t2, Span<double> solution)
    {
        Span<double> projected = stackalloc double[9];
        bool unique = SingularValueProjection.ToRankTwo(vector, projected);
        ToImages(projected, t1, t2, solution);
        return SmallVector.Normalize(solution) && unique;
    }

    private protected override Degeneracy FinishBackward(
        ReadOnlySpan<double> vector, ReadOnlySpan<double> t1, ReadOnlySpan<double> t2, ReadOnlySpan<double> upstream,
        Span<double> byVector, Span<double> byT1, Span<double> byT2)
    {
        Span<double> projected = stackalloc double[9], image = stackalloc double[9], byImage = stackalloc double[9], byProjected = stackalloc double[9];
        SingularValueProjection.ToRankTwo(vector, projected);
        ToImages(projected, t1, t2, image);
        double norm = SmallVector.Norm(image);
        SmallVector.Scale(image, 1 / norm);
        UnitNorm.Backward(image, norm, upstream, byImage);
        ToImagesBackward(projected, t1, t2, byImage, byProjected, byT1, byT2);
        return SingularValueProjection.Backward(vector, essential: false, byProjected, byVector, ConditionLimit);
    }
}
