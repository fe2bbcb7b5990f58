using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>Essential matrices and relative poses: E = [t]× R with x₂ ∼ R x₁ + t, ‖t‖ = 1.</summary>
public static class EssentialDecomposition
{
    /// <summary>The essential matrix of a pose, of unit Frobenius norm where ‖t‖ &gt; 0.</summary>
    /// <param name="rotation">R, nine values row by row.</param>
    /// <param name="translation">t, of any length.</param>
    /// <param name="essential">Nine values, overwritten; zeros where t is zero.</param>
    public static void FromPose(ReadOnlySpan<double> rotation, ReadOnlySpan<double> translation, Span<double> essential)
    {
        for (int j = 0; j < 3; j++)
        {
            double x = rotation[j], y = rotation[3 + j], z = rotation[6 + j];
            essential[j] = (translation[1] * z) - (translation[2] * y);
            essential[3 + j] = (translation[2] * x) - (translation[0] * z);
            essential[6 + j] = (translation[0] * y) - (translation[1] * x);
        }

        SmallVector.Normalize(essential[..9]);
    }

    /// <summary>The four poses of an essential matrix: either rotation with t or −t.</summary>
    /// <param name="essential">Nine values, row by row, of any scale and sign.</param>
    /// <param name="first">One rotation, nine values, overwritten.</param>
    /// <param name="second">The other rotation, turned by a half turn about t.</param>
    /// <param name="translation">t of unit length, overwritten; the left null direction of E.</param>
    public static void Decompose(ReadOnlySpan<double> essential, Span<double> first, Span<double> second, Span<double> translation)
    {
        Span<double> u = stackalloc double[9], v = stackalloc double[9], s = stackalloc double[3], turned = stackalloc double[9];
        Svd3.Decompose(essential, u, s, v);
        MakeProper(u);
        MakeProper(v);

        // U W Vᵀ and U Wᵀ Vᵀ with W a quarter turn about the third axis.
        for (int row = 0; row < 9; row += 3)
        {
            (turned[row], turned[row + 1], turned[row + 2]) = (u[row + 1], -u[row], u[row + 2]);
        }

        Matrix3.MultiplyTranspose(turned, v, first);
        for (int row = 0; row < 9; row += 3)
        {
            (turned[row], turned[row + 1]) = (-turned[row], -turned[row + 1]);
        }

        Matrix3.MultiplyTranspose(turned, v, second);
        (translation[0], translation[1], translation[2]) = (u[2], u[5], u[8]);
    }

    /// <summary>The pose that puts the most points in front of both cameras (cheirality). Of equal ones the first is taken.</summary>
    /// <param name="essential">Nine values, row by row, of any scale and sign.</param>
    /// <param name="correspondences">Rows x₁, y₁, x₂, y₂ in calibrated coordinates.</param>
    /// <param name="rotation">R, nine values, overwritten.</param>
    /// <param name="translation">t of unit length, overwritten.</param>
    /// <returns>How many of the points lie in front of both cameras.</returns>
    /// <exception cref="ArgumentException">The correspondences are not whole rows of four.</exception>
    public static int RecoverPose(
        ReadOnlySpan<double> essential, ReadOnlySpan<double> correspondences, Span<double> rotation, Span<double> translation)
    {
        if (correspondences.Length % 4 != 0)
        {
            throw new ArgumentException(
                $"correspondences must hold rows of 4 values; they hold {correspondences.Length}.", nameof(correspondences));
        }

        Span<double> rotations = stackalloc double[18], t = stackalloc double[3];
        Decompose(essential, rotations[..9], rotations[9..], t);
        int most = -1;
        for (int candidate = 0; candidate < 4; candidate++)
        {
            if (candidate == 2)
            {
                SmallVector.Scale(t, -1);
            }

            ReadOnlySpan<double> r = rotations.Slice(9 * (candidate % 2), 9);
            int inFront = 0;
            for (int k = 0; k < correspondences.Length; k += 4)
            {
                (double depth1, double depth2) = Depths(r, t, correspondences.Slice(k, 4));
                inFront += depth1 > 0 && depth2 > 0 ? 1 : 0;
            }

            if (inFront > most)
            {
                most = inFront;
                r.CopyTo(rotation);
                t.CopyTo(translation);
            }
        }

        return most;
    }

    /// <summary>The depths of a point in the two cameras: the least squares solution of λ₂ q₂ = λ₁ R q₁ + t.</summary>
    /// <param name="rotation">R, nine values row by row.</param>
    /// <param name="translation">t, three values.</param>
    /// <param name="correspondence">x₁, y₁, x₂, y₂ in calibrated coordinates.</param>
    /// <returns>λ₁ and λ₂, in units of ‖t‖; infinite or NaN for parallel rays.</returns>
    public static (double First, double Second) Depths(
        ReadOnlySpan<double> rotation, ReadOnlySpan<double> translation, ReadOnlySpan<double> correspondence)
    {
        Span<double> q = [correspondence[0], correspondence[1], 1], p = stackalloc double[3], second = [correspondence[2], correspondence[3], 1];
        Matrix3.Apply(rotation, q, p);
        double pp = SmallVector.Dot(p, p), ss = SmallVector.Dot(second, second), ps = SmallVector.Dot(p, second);
        double pt = SmallVector.Dot(p, translation), st = SmallVector.Dot(second, translation), determinant = (pp * ss) - (ps * ps);
        return (((ps * st) - (ss * pt)) / determinant, ((pp * st) - (ps * pt)) / determinant);
    }

    private static void MakeProper(Span<double> m)
    {
        if (Matrix3.Determinant(m) < 0)
        {
            SmallVector.Scale(m, -1);
        }
    }
}
