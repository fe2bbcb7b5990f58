using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>The fundamental matrices of seven correspondences: q₂ᵀ F q₁ = 0 seven times, det F = 0, ‖F‖ = 1.</summary>
/// <remarks>
/// <para>Input: seven rows x₁, y₁, x₂, y₂, pixels or calibrated. Output: one or three matrices, nine values row by row, of unit Frobenius norm
/// and either sign.</para>
/// <para>Effectively computes, in Hartley's normalised coordinates, the two-dimensional null space of the epipolar equations and the roots of the
/// cubic det(a F₁ + b F₂). The derivative is the implicit one over all nine equations, in the same coordinates; as the solutions do not depend on the
/// normalisation, its own derivative contributes nothing. Degenerate: fewer than seven independent equations, or a double root.</para>
/// <para>Source: Hartley and Zisserman 2004, section 11.1.2.</para>
/// </remarks>
public sealed class FundamentalSevenPoint : MinimalSolver
{
    private const int Points = 7;

    private readonly PivotedQr _qr = new(9, Points);
    private readonly ImplicitSystem _system = new(9, 9);

    /// <inheritdoc/>
    public override int InputLength => 4 * Points;

    /// <inheritdoc/>
    public override int OutputLength => 9;

    /// <inheritdoc/>
    public override int MaxSolutions => 3;

    /// <inheritdoc/>
    public override bool IsSignFree => true;

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new FundamentalSevenPoint { ConditionLimit = ConditionLimit };

    private protected override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Span<double> points = stackalloc double[4 * Points];
        if (!TwoImages.Find(input, out TwoImages images))
        {
            return 0;
        }

        images.Normalize(input, points);
        Span<double> columns = _qr.Prepare(9, Points);
        for (int i = 0; i < Points; i++)
        {
            EpipolarEquation.Row(points.Slice(4 * i, 4), columns.Slice(9 * i, 9));
        }

        _qr.Factor();
        if (_qr.Rank(ImplicitSystem.RankTolerance) < Points)
        {
            return 0;
        }

        Span<double> basis = stackalloc double[18], cofactors = stackalloc double[9], cubic = stackalloc double[4];
        _qr.Complement(Points, basis);
        Span<double> first = basis[..9], second = basis[9..];
        Matrix3.Cofactors(first, cofactors);
        (cubic[3], cubic[2]) = (Matrix3.Determinant(first), SmallVector.Dot(cofactors, second));
        Matrix3.Cofactors(second, cofactors);
        (cubic[1], cubic[0]) = (SmallVector.Dot(cofactors, first), Matrix3.Determinant(second));
        Span<double> numerators = stackalloc double[3], denominators = stackalloc double[3];
        int found = RealRoots.Find(cubic, numerators, denominators), count = 0;
        for (int k = 0; k < found; k++)
        {
            for (int i = 0; i < 9; i++)
            {
                cofactors[i] = (numerators[k] * first[i]) + (denominators[k] * second[i]);
            }

            Span<double> solution = solutions.Slice(9 * count, 9);
            images.FundamentalToImages(cofactors, solution);
            count += SmallVector.Normalize(solution) ? 1 : 0;
        }

        return count;
    }

    private protected override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Span<double> points = stackalloc double[4 * Points], f = stackalloc double[9], byF = stackalloc double[9], u = stackalloc double[9];
        if (!TwoImages.Find(input, out TwoImages images))
        {
            return new Degeneracy(DegeneracyKind.RankDeficient, 0, double.PositiveInfinity);
        }

        images.Normalize(input, points);
        images.FundamentalBackward(solution, upstream, f, byF);
        Span<double> jacobian = _system.Prepare(9, 9, measured: Points);
        for (int i = 0; i < Points; i++)
        {
            EpipolarEquation.Row(points.Slice(4 * i, 4), jacobian.Slice(9 * i, 9));
        }

        f.CopyTo(jacobian[(9 * Points)..]);
        Matrix3.Cofactors(f, jacobian[(9 * (Points + 1))..]);
        Degeneracy degeneracy = _system.Fits(f) ? _system.Solve(byF, u, ConditionLimit) : Degeneracy.NoSolution;
        for (int i = 0; i < Points && !degeneracy.IsDegenerate; i++)
        {
            EpipolarEquation.AddByPoints(f, points.Slice(4 * i, 4), u[i], inputGradient.Slice(4 * i, 4));
        }

        images.ScaleGradient(inputGradient);
        return degeneracy;
    }
}
