using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>The homography of four correspondences: q₂ ∼ H q₁ four times, ‖H‖ = 1.</summary>
/// <remarks>
/// <para>Input: four rows x₁, y₁, x₂, y₂, pixels or calibrated. Output: one matrix, nine values row by row, of unit Frobenius norm, signed so that the
/// first point's third coordinate (H q₁)₃ is positive; either sign may be differentiated.</para>
/// <para>Effectively computes the null vector of the eight equations x₂ (H q₁)₃ = (H q₁)₁, y₂ (H q₁)₃ = (H q₁)₂ in Hartley's normalised coordinates. The
/// derivative is the implicit one over all nine equations. Degenerate: three of the points on one line in either image, or equal points.</para>
/// <para>Source: Hartley and Zisserman 2004, section 4.1.</para>
/// </remarks>
public sealed class HomographyFourPoint : MinimalSolver
{
    private const int Points = 4;

    private readonly PivotedQr _qr = new(9, 2 * Points);
    private readonly ImplicitSystem _system = new(9, 9);

    /// <inheritdoc/>
    public override int InputLength => 4 * Points;

    /// <inheritdoc/>
    public override int OutputLength => 9;

    /// <inheritdoc/>
    public override int MaxSolutions => 1;

    /// <inheritdoc/>
    public override bool IsSignFree => true;

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new HomographyFourPoint { ConditionLimit = ConditionLimit };

    private protected override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Span<double> points = stackalloc double[4 * Points], h = stackalloc double[9];
        if (!TwoImages.Find(input, out TwoImages images))
        {
            return 0;
        }

        images.Normalize(input, points);
        Span<double> columns = _qr.Prepare(9, 2 * Points);
        WriteEquations(points, columns);
        _qr.Factor();
        if (_qr.Rank(ImplicitSystem.RankTolerance) < 2 * Points)
        {
            return 0;
        }

        _qr.Complement(2 * Points, h);

        // Three points on a line in one image only: the equations are independent, but what solves them is no homography.
        if (!(Math.Abs(Matrix3.Determinant(h)) > 1e-13))
        {
            return 0;
        }

        images.HomographyToImages(h, solutions);
        if ((solutions[6] * input[0]) + (solutions[7] * input[1]) + solutions[8] < 0)
        {
            SmallVector.Scale(solutions[..9], -1);
        }

        return SmallVector.Normalize(solutions[..9]) ? 1 : 0;
    }

    private protected override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Span<double> points = stackalloc double[4 * Points], h = stackalloc double[9], byH = stackalloc double[9], u = stackalloc double[9];
        if (!TwoImages.Find(input, out TwoImages images))
        {
            return new Degeneracy(DegeneracyKind.RankDeficient, 0, double.PositiveInfinity);
        }

        images.Normalize(input, points);
        images.HomographyBackward(solution, upstream, h, byH);
        Span<double> jacobian = _system.Prepare(9, 9, measured: 2 * Points);
        WriteEquations(points, jacobian);
        h.CopyTo(jacobian[(9 * 2 * Points)..]);
        Degeneracy degeneracy = _system.Fits(h) ? _system.Solve(byH, u, ConditionLimit) : Degeneracy.NoSolution;
        for (int i = 0; i < Points && !degeneracy.IsDegenerate; i++)
        {
            double ux = u[2 * i], uy = u[(2 * i) + 1], x = points[4 * i], y = points[(4 * i) + 1];
            double third = -((ux * points[(4 * i) + 2]) + (uy * points[(4 * i) + 3])), depth = (h[6] * x) + (h[7] * y) + h[8];
            inputGradient[4 * i] = (ux * h[0]) + (uy * h[3]) + (third * h[6]);
            inputGradient[(4 * i) + 1] = (ux * h[1]) + (uy * h[4]) + (third * h[7]);
            inputGradient[(4 * i) + 2] = -ux * depth;
            inputGradient[(4 * i) + 3] = -uy * depth;
        }

        images.ScaleGradient(inputGradient);
        return degeneracy;
    }

    private static void WriteEquations(ReadOnlySpan<double> points, Span<double> rows)
    {
        for (int i = 0; i < Points; i++)
        {
            for (int axis = 0; axis < 2; axis++)
            {
                Span<double> row = rows.Slice(9 * ((2 * i) + axis), 9);
                row.Clear();
                double x = points[4 * i], y = points[(4 * i) + 1], target = points[(4 * i) + 2 + axis];
                (row[3 * axis], row[(3 * axis) + 1], row[(3 * axis) + 2]) = (x, y, 1);
                (row[6], row[7], row[8]) = (-target * x, -target * y, -target);
            }
        }
    }
}
