using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// The essential matrices of five correspondences in calibrated coordinates: q₂ᵀ E q₁ = 0 five times, 2 E Eᵀ E = tr(E Eᵀ) E, det E = 0, ‖E‖ = 1.
/// </summary>
/// <remarks>
/// <para>Input: five rows x₁, y₁, x₂, y₂ of normalised image coordinates (pixels after the inverse calibration). Output: up to ten matrices, nine values
/// row by row, of unit Frobenius norm and either sign.</para>
/// <para>Effectively computes the four-dimensional null space of the epipolar equations, the roots of the ten cubic constraints in it by Nistér's
/// elimination, and polishes each root by Gauss–Newton steps on the constraints themselves. The derivative is the implicit
/// one, F_yᵀ u = −upstream by least squares over all 16 equations. Degenerate: fewer than five independent equations, or a double root.</para>
/// <para>Source: Nistér 2004 for the solutions; MinBackProp (Sukhanov et al. 2024) for the layer, which squares the system up by random rows instead.</para>
/// </remarks>
public sealed class EssentialFivePoint : MinimalSolver
{
    private const int Points = 5;
    private const int Rows = Points + 1 + EssentialConstraints.Count;
    private const int MostPolishingSteps = 6;
    private const double LargestResidual = 1e-9;

    private readonly PivotedQr _qr = new(9, Points);
    private readonly ImplicitSystem _system = new(Rows, 9);
    private readonly double[] _forms = new double[10 * CubicForms.Cubic];
    private readonly double[] _basis = new double[36];

    /// <inheritdoc/>
    public override int InputLength => 4 * Points;

    /// <inheritdoc/>
    public override int OutputLength => 9;

    /// <inheritdoc/>
    public override int MaxSolutions => FivePointElimination.MaxRoots;

    /// <inheritdoc/>
    public override bool IsSignFree => true;

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new EssentialFivePoint { ConditionLimit = ConditionLimit };

    private protected override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Span<double> columns = _qr.Prepare(9, Points);
        for (int i = 0; i < Points; i++)
        {
            Span<double> row = columns.Slice(9 * i, 9);
            EpipolarEquation.Row(input.Slice(4 * i, 4), row);
            SmallVector.Scale(row, 1 / SmallVector.MaxMagnitude(row));
        }

        _qr.Factor();
        if (_qr.Rank(ImplicitSystem.RankTolerance) < Points)
        {
            return 0;
        }

        _qr.Complement(Points, _basis);
        Span<double> roots = stackalloc double[4 * FivePointElimination.MaxRoots];
        int found = -1;
        for (int attempt = 0; found < 0 && attempt < 3; attempt++)
        {
            CubicForms.OfEssentialConstraints(_basis, _forms);
            found = FivePointElimination.Find(_forms, roots);
            if (found < 0)
            {
                MixBasis();
            }
        }

        int count = 0;
        for (int k = 0; k < found; k++)
        {
            Span<double> solution = solutions.Slice(9 * count, 9);
            count += Polish(roots.Slice(4 * k, 4), solution) && IsNew(solutions[..(9 * count)], solution) ? 1 : 0;
        }

        return count;
    }

    private protected override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Span<double> values = stackalloc double[EssentialConstraints.Count], u = stackalloc double[Rows];
        Span<double> jacobian = _system.Prepare(Rows, 9, measured: Points);
        for (int i = 0; i < Points; i++)
        {
            EpipolarEquation.Row(input.Slice(4 * i, 4), jacobian.Slice(9 * i, 9));
        }

        solution.CopyTo(jacobian.Slice(9 * Points, 9));
        EssentialConstraints.Evaluate(solution, values, jacobian[(9 * (Points + 1))..]);
        Degeneracy degeneracy = _system.Fits(solution) ? _system.Solve(upstream, u, ConditionLimit) : Degeneracy.NoSolution;
        for (int i = 0; i < Points && !degeneracy.IsDegenerate; i++)
        {
            EpipolarEquation.AddByPoints(solution, input.Slice(4 * i, 4), u[i], inputGradient.Slice(4 * i, 4));
        }

        return degeneracy;
    }

    /// <summary>Gauss–Newton on the ten constraints over unit combinations of the basis; false where it ends elsewhere than at a root.</summary>
    private bool Polish(Span<double> root, Span<double> e)
    {
        Span<double> values = stackalloc double[EssentialConstraints.Count], jacobian = stackalloc double[9 * EssentialConstraints.Count];
        Span<double> normal = stackalloc double[16], step = stackalloc double[4], projected = stackalloc double[4];
        for (int iteration = 0; ; iteration++)
        {
            Combine(root, e);
            EssentialConstraints.Evaluate(e, values, jacobian);
            if (iteration == MostPolishingSteps)
            {
                break;
            }

            for (int i = 0; i < 16; i++)
            {
                normal[i] = root[i / 4] * root[i % 4];
            }

            step.Clear();
            for (int k = 0; k < EssentialConstraints.Count; k++)
            {
                for (int i = 0; i < 4; i++)
                {
                    projected[i] = SmallVector.Dot(_basis.AsSpan(9 * i, 9), jacobian[(9 * k)..]);
                }

                for (int i = 0; i < 4; i++)
                {
                    step[i] -= projected[i] * values[k];
                    SmallVector.AddScaled(projected[i], projected, normal[(4 * i)..]);
                }
            }

            Cholesky4.Solve(normal, step);
            SmallVector.AddScaled(1, step, root);
            if (!SmallVector.Normalize(root))
            {
                return false;
            }

            if (SmallVector.MaxMagnitude(step) < 1e-13)
            {
                Combine(root, e);
                break;
            }
        }

        return SmallVector.MaxMagnitude(values) < LargestResidual;
    }

    private void Combine(ReadOnlySpan<double> root, Span<double> e)
    {
        e.Clear();
        for (int i = 0; i < 4; i++)
        {
            SmallVector.AddScaled(root[i], _basis.AsSpan(9 * i, 9), e);
        }
    }

    /// <summary>Another orthonormal basis of the same space, for where the first happens to lie badly.</summary>
    private void MixBasis()
    {
        for (int j = 0; j < 9; j++)
        {
            double a = _basis[j], b = _basis[9 + j], c = _basis[18 + j], d = _basis[27 + j];
            _basis[j] = (0.1 * a) + (0.7 * b) + (0.1 * c) + (0.7 * d);
            _basis[9 + j] = (0.7 * a) - (0.1 * b) + (0.7 * c) - (0.1 * d);
            _basis[18 + j] = (0.1 * a) + (0.7 * b) - (0.1 * c) - (0.7 * d);
            _basis[27 + j] = (0.7 * a) - (0.1 * b) - (0.7 * c) + (0.1 * d);
        }
    }

    private static bool IsNew(ReadOnlySpan<double> solutions, ReadOnlySpan<double> solution)
    {
        for (int k = 0; k < solutions.Length; k += 9)
        {
            if (1 - Math.Abs(SmallVector.Dot(solution, solutions.Slice(k, 9))) < 1e-15)
            {
                return false;
            }
        }

        return true;
    }
}
