using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>The rotation R that maximises ⟨R, M⟩, and its derivative by M in the tangent space of the rotations.</summary>
internal static class RotationFit
{
    // S is symmetric at the solution. A rotation that was rounded to float still passes, one of another sample does not.
    private const double MostSkew = 1e-4;

    /// <summary>The nearest rotation to M: U diag(1, 1, det UVᵀ) Vᵀ. The last, smallest singular direction takes the reflection.</summary>
    /// <returns>False where more than one rotation is nearest.</returns>
    public static bool Solve(ReadOnlySpan<double> m, Span<double> rotation)
    {
        Span<double> u = stackalloc double[9], v = stackalloc double[9], s = stackalloc double[3];
        if (!Svd3.Decompose(m, u, s, v))
        {
            return false;
        }

        Matrix3.MultiplyTranspose(u, v, rotation);
        double sign = 1;
        if (Matrix3.Determinant(rotation) < 0)
        {
            sign = -1;
            for (int i = 0; i < 9; i++)
            {
                rotation[i] -= 2 * u[(3 * (i / 3)) + 2] * v[(3 * (i % 3)) + 2];
            }
        }

        return s[1] + (sign * s[2]) > 1e-15 * s[0];
    }

    /// <summary>
    /// dL/dM from dL/dR. With S = RᵀM (symmetric at the solution) a change dM turns R by R[ω]×, where (tr(S) I − S) ω = vee(RᵀdM − dMᵀR);
    /// hence dL/dM = R [(tr(S) I − S)⁻¹ vee(RᵀG − GᵀR)]×.
    /// </summary>
    public static Degeneracy Differentiate(
        ReadOnlySpan<double> m, ReadOnlySpan<double> rotation, ReadOnlySpan<double> upstream, Span<double> gradient, double conditionLimit)
    {
        Span<double> s = stackalloc double[9], x = stackalloc double[9], k = stackalloc double[9], inverse = stackalloc double[9];
        Matrix3.TransposeMultiply(rotation, m, s);
        Matrix3.TransposeMultiply(rotation, upstream, x);
        double max = SmallVector.MaxMagnitude(s);
        if (!double.IsNormal(max) || !double.IsNormal(1 / max))
        {
            return double.IsFinite(max) ? new Degeneracy(DegeneracyKind.RankDeficient, 0, double.PositiveInfinity) : Degeneracy.OutOfRange;
        }

        double skew = Math.Max(Math.Abs(s[1] - s[3]), Math.Max(Math.Abs(s[2] - s[6]), Math.Abs(s[5] - s[7])));
        if (skew > MostSkew * max)
        {
            return Degeneracy.NoSolution;
        }

        double scale = 1 / max, half = -0.5 * scale, trace = (s[0] + s[4] + s[8]) * scale;
        (k[0], k[4], k[8]) = (trace - (s[0] * scale), trace - (s[4] * scale), trace - (s[8] * scale));
        k[1] = k[3] = half * (s[1] + s[3]);
        k[2] = k[6] = half * (s[2] + s[6]);
        k[5] = k[7] = half * (s[5] + s[7]);

        // For a symmetric matrix the cofactors are the determinant times the inverse.
        Matrix3.Cofactors(k, inverse);
        double determinant = (k[0] * inverse[0]) + (k[1] * inverse[1]) + (k[2] * inverse[2]);
        double condition = SmallVector.Norm(k) * SmallVector.Norm(inverse) / determinant;
        if (!(condition > 0 && condition <= 1e15))
        {
            return new Degeneracy(DegeneracyKind.RankDeficient, 2, double.PositiveInfinity);
        }

        double toScale = scale / determinant;
        double a = (x[7] - x[5]) * toScale, b = (x[2] - x[6]) * toScale, c = (x[3] - x[1]) * toScale;
        double p = (inverse[0] * a) + (inverse[1] * b) + (inverse[2] * c);
        double q = (inverse[3] * a) + (inverse[4] * b) + (inverse[5] * c);
        double r = (inverse[6] * a) + (inverse[7] * b) + (inverse[8] * c);
        for (int i = 0; i < 9; i += 3)
        {
            gradient[i] = (rotation[i + 1] * r) - (rotation[i + 2] * q);
            gradient[i + 1] = (rotation[i + 2] * p) - (rotation[i] * r);
            gradient[i + 2] = (rotation[i] * q) - (rotation[i + 1] * p);
        }

        return Degeneracy.Of(3, 3, condition, conditionLimit);
    }
}
