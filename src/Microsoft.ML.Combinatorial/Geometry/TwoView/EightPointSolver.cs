using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// What the weighted eight-point algorithms share: Hartley's normalisation, the least squares matrix of the epipolar equations, and the way back through
/// both. What makes a fundamental or an essential matrix of it is the last stage. The derivative is that of the whole map, stage by stage, the
/// normalisation's own share included.
/// </summary>
public abstract class EightPointSolver : MinimalSolver
{
    private const int Stride = 5;

    private readonly WeightedNullVector _fit;
    private readonly double[] _byPoints;

    private protected EightPointSolver(int pointCount)
    {
        PointCount = AtLeast(pointCount, 8, nameof(pointCount));
        _fit = new WeightedNullVector(pointCount);
        _byPoints = new double[4 * pointCount];
    }

    /// <summary>Gets the number of correspondences.</summary>
    public int PointCount { get; }

    /// <inheritdoc/>
    public override int InputLength => Stride * PointCount;

    /// <inheritdoc/>
    public override int OutputLength => 9;

    /// <inheritdoc/>
    public override int MaxSolutions => 1;

    /// <inheritdoc/>
    public override bool IsSignFree => true;

    private protected override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Span<double> t1 = stackalloc double[9], t2 = stackalloc double[9];
        if (!Fit(input, t1, t2, out _, out _) || !(_fit.Condition <= 1 / ImplicitSystem.RankTolerance))
        {
            return 0;
        }

        return Finish(_fit.Vector, t1, t2, solutions) ? 1 : 0;
    }

    private protected override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Span<double> t1 = stackalloc double[9], t2 = stackalloc double[9], byT1 = stackalloc double[9], byT2 = stackalloc double[9];
        Span<double> again = stackalloc double[9], signed = stackalloc double[9], byVector = stackalloc double[9];
        if (!Fit(input, t1, t2, out ImageNormalization first, out ImageNormalization second))
        {
            return new Degeneracy(DegeneracyKind.RankDeficient, 0, double.PositiveInfinity);
        }

        // The stages are not kept from the forward solve but run again; either sign of their result may have been handed in.
        Finish(_fit.Vector, t1, t2, again);
        double cosine = SmallVector.Dot(again, solution);
        if (!(Math.Abs(cosine) > 0.999))
        {
            Degeneracy known = _fit.Differentiate(upstream, ConditionLimit);
            return known.IsDegenerate ? known : Degeneracy.NoSolution;
        }

        upstream.CopyTo(signed);
        SmallVector.Scale(signed, Math.Sign(cosine));
        Degeneracy last = FinishBackward(_fit.Vector, t1, t2, signed, byVector, byT1, byT2);
        Degeneracy degeneracy = _fit.Differentiate(byVector, ConditionLimit);
        degeneracy = degeneracy.IsDegenerate || !(last.IsDegenerate || last.Condition > degeneracy.Condition) ? degeneracy : last;
        if (!degeneracy.IsDegenerate)
        {
            AddByPoints(input, first, second, inputGradient);
            first.AddGradient(input, Stride, 0, byT1, _byPoints, inputGradient);
            second.AddGradient(input, Stride, 2, byT2, _byPoints, inputGradient);
        }

        return degeneracy;
    }

    /// <summary>From the fitted matrix (of unit norm, in normalised coordinates) to the solution; false where it is not unique.</summary>
    private protected abstract bool Finish(ReadOnlySpan<double> vector, ReadOnlySpan<double> t1, ReadOnlySpan<double> t2, Span<double> solution);

    /// <summary>From dL/dsolution to dL/dvector, dL/dT₁ and dL/dT₂.</summary>
    private protected abstract Degeneracy FinishBackward(
        ReadOnlySpan<double> vector, ReadOnlySpan<double> t1, ReadOnlySpan<double> t2, ReadOnlySpan<double> upstream,
        Span<double> byVector, Span<double> byT1, Span<double> byT2);

    /// <summary>T₂ᵀ M T₁.</summary>
    private protected static void ToImages(ReadOnlySpan<double> m, ReadOnlySpan<double> t1, ReadOnlySpan<double> t2, Span<double> result)
    {
        Span<double> product = stackalloc double[9];
        Matrix3.TransposeMultiply(t2, m, product);
        Matrix3.Multiply(product, t1, result);
    }

    /// <summary>The derivatives of T₂ᵀ M T₁ by all three.</summary>
    private protected static void ToImagesBackward(
        ReadOnlySpan<double> m, ReadOnlySpan<double> t1, ReadOnlySpan<double> t2, ReadOnlySpan<double> upstream,
        Span<double> byM, Span<double> byT1, Span<double> byT2)
    {
        Span<double> product = stackalloc double[9];
        Matrix3.Multiply(t2, upstream, product);
        Matrix3.MultiplyTranspose(product, t1, byM);
        Matrix3.TransposeMultiply(m, product, byT1);
        Matrix3.Multiply(m, t1, product);
        Matrix3.MultiplyTranspose(product, upstream, byT2);
    }

    private bool Fit(
        ReadOnlySpan<double> input, Span<double> t1, Span<double> t2, out ImageNormalization first, out ImageNormalization second)
    {
        bool found = ImageNormalization.Find(input, Stride, 0, weighted: true, out first);
        found &= ImageNormalization.Find(input, Stride, 2, weighted: true, out second);
        if (!found)
        {
            return false;
        }

        first.Matrix(t1);
        second.Matrix(t2);
        Span<double> point = stackalloc double[4];
        for (int i = 0; i < PointCount; i++)
        {
            first.Apply(input[(Stride * i)..], point);
            second.Apply(input[((Stride * i) + 2)..], point[2..]);
            EpipolarEquation.Row(point, _fit.Row(i, input[(Stride * i) + 4]));
        }

        _fit.Solve();
        return true;
    }

    private void AddByPoints(ReadOnlySpan<double> input, ImageNormalization first, ImageNormalization second, Span<double> gradient)
    {
        Span<double> byRow = stackalloc double[9], point = stackalloc double[4];
        Array.Clear(_byPoints);
        for (int i = 0; i < PointCount; i++)
        {
            gradient[(Stride * i) + 4] += _fit.ByRow(i, byRow);
            first.Apply(input[(Stride * i)..], point);
            second.Apply(input[((Stride * i) + 2)..], point[2..]);

            // The row is linear in each point, so ⟨byRow, row⟩ differentiates like an epipolar equation with byRow for its matrix.
            EpipolarEquation.AddByPoints(byRow, point, 1, _byPoints.AsSpan(4 * i, 4));
        }
    }
}
