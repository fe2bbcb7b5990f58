namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>The epipolar equation q₂ᵀ E q₁ = 0 of a correspondence (x₁, y₁, x₂, y₂), q = (x, y, 1).</summary>
internal static class EpipolarEquation
{
    /// <summary>The nine coefficients of E, row by row: q₂ ⊗ q₁.</summary>
    public static void Row(ReadOnlySpan<double> c, Span<double> row)
    {
        double x = c[0], y = c[1], u = c[2], v = c[3];
        row = row[..9];
        (row[0], row[1], row[2]) = (u * x, u * y, u);
        (row[3], row[4], row[5]) = (v * x, v * y, v);
        (row[6], row[7], row[8]) = (x, y, 1);
    }

    /// <summary>q₂ᵀ E q₁.</summary>
    public static double Residual(ReadOnlySpan<double> e, ReadOnlySpan<double> c) =>
        (c[2] * ((e[0] * c[0]) + (e[1] * c[1]) + e[2])) + (c[3] * ((e[3] * c[0]) + (e[4] * c[1]) + e[5])) + (e[6] * c[0]) + (e[7] * c[1]) + e[8];

    /// <summary>Adds factor times the derivative of the equation by the four coordinates.</summary>
    public static void AddByPoints(ReadOnlySpan<double> e, ReadOnlySpan<double> c, double factor, Span<double> gradient)
    {
        gradient[0] += factor * ((e[0] * c[2]) + (e[3] * c[3]) + e[6]);
        gradient[1] += factor * ((e[1] * c[2]) + (e[4] * c[3]) + e[7]);
        gradient[2] += factor * ((e[0] * c[0]) + (e[1] * c[1]) + e[2]);
        gradient[3] += factor * ((e[3] * c[0]) + (e[4] * c[1]) + e[5]);
    }
}
