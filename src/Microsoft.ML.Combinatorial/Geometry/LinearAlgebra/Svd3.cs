using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>The singular value decomposition a = U diag(s) Vᵀ of a 3×3 matrix, by one-sided Jacobi rotations.</summary>
/// <remarks>U and V are orthogonal for every input, also of rank 0, 1 or 2; small singular values are as accurate, relative to themselves, as
/// large ones where the matrix allows it. Source: Hestenes 1958; Demmel and Veselić 1992 on the accuracy.</remarks>
internal static class Svd3
{
    private const int MostSweeps = 16;
    private const double Tolerance = 4e-16;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="a">Nine values, row by row.</param>
    /// <param name="u">Nine values, row by row: the left singular vectors are its columns.</param>
    /// <param name="s">Three singular values, descending, not negative.</param>
    /// <param name="v">Nine values, row by row.</param>
    /// <returns>False, and identities, where a value of <paramref name="a"/> is not finite.</returns>
    public static bool Decompose(ReadOnlySpan<double> a, Span<double> u, Span<double> s, Span<double> v)
    {
        double max = SmallVector.MaxMagnitude(a[..9]);
        bool usable = double.IsNormal(max);
        double scale = usable ? 1 / max : 0;
        usable &= double.IsNormal(scale);
        if (!usable)
        {
            SetIdentity(u);
            SetIdentity(v);
            s[..3].Clear();
            return double.IsFinite(max);
        }

        Vector256<double> a0 = Vector256.Create(a[0], a[3], a[6], 0) * scale, a1 = Vector256.Create(a[1], a[4], a[7], 0) * scale;
        Vector256<double> a2 = Vector256.Create(a[2], a[5], a[8], 0) * scale;
        Vector256<double> v0 = Vector256.Create(1.0, 0, 0, 0), v1 = Vector256.Create(0, 1.0, 0, 0), v2 = Vector256.Create(0, 0, 1.0, 0);
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            bool rotated = Orthogonalize(ref a0, ref a1, ref v0, ref v1);
            rotated |= Orthogonalize(ref a0, ref a2, ref v0, ref v2);
            rotated |= Orthogonalize(ref a1, ref a2, ref v1, ref v2);
            if (!rotated)
            {
                break;
            }
        }

        double s0 = Vector256.Dot(a0, a0), s1 = Vector256.Dot(a1, a1), s2 = Vector256.Dot(a2, a2);
        Order(ref s0, ref s1, ref a0, ref a1, ref v0, ref v1);
        Order(ref s0, ref s2, ref a0, ref a2, ref v0, ref v2);
        Order(ref s1, ref s2, ref a1, ref a2, ref v1, ref v2);
        (s[0], s[1], s[2]) = (Math.Sqrt(s0) * max, Math.Sqrt(s1) * max, Math.Sqrt(s2) * max);
        CompleteLeft(a0, a1, a2, u);
        Store(v0, v1, v2, v);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Orthogonalize(ref Vector256<double> p, ref Vector256<double> q, ref Vector256<double> vp, ref Vector256<double> vq)
    {
        double alpha = Vector256.Dot(p, p), beta = Vector256.Dot(q, q), gamma = Vector256.Dot(p, q);
        if (gamma * gamma <= Tolerance * Tolerance * alpha * beta || Math.Abs(gamma) < 1e-300)
        {
            return false;
        }

        (double cosine, double sine) = PlaneRotation.Diagonalizing(alpha, beta, gamma);
        (p, q) = ((p * cosine) - (q * sine), (p * sine) + (q * cosine));
        (vp, vq) = ((vp * cosine) - (vq * sine), (vp * sine) + (vq * cosine));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order(
        ref double s, ref double t, ref Vector256<double> p, ref Vector256<double> q, ref Vector256<double> vp, ref Vector256<double> vq)
    {
        if (s < t)
        {
            (s, t) = (t, s);
            (p, q) = (q, p);
            (vp, vq) = (vq, vp);
        }
    }

    /// <summary>The left vectors: the first two from the columns, made orthogonal once more, the third from their cross product.</summary>
    private static void CompleteLeft(Vector256<double> a0, Vector256<double> a1, Vector256<double> a2, Span<double> u)
    {
        // The largest column is not zero: the largest element was scaled to 1.
        Vector256<double> u0 = a0 / Math.Sqrt(Vector256.Dot(a0, a0));
        Vector256<double> u1 = a1 - (u0 * Vector256.Dot(u0, a1));
        double length = Math.Sqrt(Vector256.Dot(u1, u1));
        if (length < 1e-150)
        {
            u1 = Perpendicular(u0);
        }
        else
        {
            u1 /= length;
            u1 -= u0 * Vector256.Dot(u0, u1);
            u1 /= Math.Sqrt(Vector256.Dot(u1, u1));
        }

        Vector256<double> u2 = Cross(u0, u1);
        Store(u0, u1, Vector256.Dot(u2, a2) < 0 ? -u2 : u2, u);
    }

    private static Vector256<double> Perpendicular(Vector256<double> x)
    {
        double x0 = Math.Abs(x[0]), x1 = Math.Abs(x[1]), x2 = Math.Abs(x[2]);
        Vector256<double> axis = x0 <= x1 && x0 <= x2 ? Vector256.Create(1.0, 0, 0, 0)
            : x1 <= x2 ? Vector256.Create(0, 1.0, 0, 0)
            : Vector256.Create(0, 0, 1.0, 0);
        Vector256<double> across = Cross(x, axis);
        return across / Math.Sqrt(Vector256.Dot(across, across));
    }

    private static Vector256<double> Cross(Vector256<double> a, Vector256<double> b) => Vector256.Create(
        (a[1] * b[2]) - (a[2] * b[1]), (a[2] * b[0]) - (a[0] * b[2]), (a[0] * b[1]) - (a[1] * b[0]), 0);

    private static void Store(Vector256<double> x, Vector256<double> y, Vector256<double> z, Span<double> m)
    {
        m = m[..9];
        (m[0], m[1], m[2]) = (x[0], y[0], z[0]);
        (m[3], m[4], m[5]) = (x[1], y[1], z[1]);
        (m[6], m[7], m[8]) = (x[2], y[2], z[2]);
    }

    private static void SetIdentity(Span<double> m)
    {
        m[..9].Clear();
        m[0] = m[4] = m[8] = 1;
    }
}
