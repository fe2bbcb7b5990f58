using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// Hartley's normalisation of one image: x̂ = s (x − c), with the (weighted) centroid at the origin and root mean square distance √2 from it. The root
/// mean square stands in for Hartley's mean, as it is smooth everywhere.
/// </summary>
/// <param name="Scale">s.</param>
/// <param name="X">The first coordinate of c.</param>
/// <param name="Y">The second.</param>
internal readonly record struct ImageNormalization(double Scale, double X, double Y)
{
    /// <summary>Normalises the columns <paramref name="column"/> and the next of rows of <paramref name="stride"/> values.</summary>
    /// <returns>False where all points (of weight above zero) coincide, or a number leaves the range.</returns>
    public static bool Find(ReadOnlySpan<double> rows, int stride, int column, bool weighted, out ImageNormalization normalization)
    {
        double total = 0, x = 0, y = 0, spread = 0;
        for (int k = 0; k < rows.Length; k += stride)
        {
            double weight = weighted ? rows[k + 4] * rows[k + 4] : 1;
            total += weight;
            x += weight * rows[k + column];
            y += weight * rows[k + column + 1];
        }

        x /= total;
        y /= total;
        for (int k = 0; k < rows.Length; k += stride)
        {
            double weight = weighted ? rows[k + 4] * rows[k + 4] : 1, dx = rows[k + column] - x, dy = rows[k + column + 1] - y;
            spread += weight * ((dx * dx) + (dy * dy));
        }

        normalization = new(Math.Sqrt(2 * total / spread), x, y);
        return double.IsNormal(normalization.Scale) && double.IsFinite(x) && double.IsFinite(y) && spread > 0;
    }

    /// <summary>(x̂, ŷ) of a point.</summary>
    public void Apply(ReadOnlySpan<double> point, Span<double> normalized)
    {
        normalized[0] = Scale * (point[0] - X);
        normalized[1] = Scale * (point[1] - Y);
    }

    /// <summary>T, nine values row by row, with (x̂, ŷ, 1) = T (x, y, 1).</summary>
    public void Matrix(Span<double> t)
    {
        t[..9].Clear();
        (t[0], t[2]) = (Scale, -Scale * X);
        (t[4], t[5]) = (Scale, -Scale * Y);
        t[8] = 1;
    }

    /// <summary>T⁻¹.</summary>
    public void Inverse(Span<double> t)
    {
        t[..9].Clear();
        (t[0], t[2]) = (1 / Scale, X);
        (t[4], t[5]) = (1 / Scale, Y);
        t[8] = 1;
    }

    /// <summary>
    /// Adds to dL/drows what comes through x̂ = s (x − c) and through T itself. <paramref name="byPoints"/> holds dL/dx̂ in rows of four, at
    /// <paramref name="column"/>; weights are squared.
    /// </summary>
    public void AddGradient(
        ReadOnlySpan<double> rows, int stride, int column, ReadOnlySpan<double> byMatrix, ReadOnlySpan<double> byPoints, Span<double> gradient)
    {
        double total = 0, sumX = byMatrix[2], sumY = byMatrix[5], byScale = byMatrix[0] + byMatrix[4] - (byMatrix[2] * X) - (byMatrix[5] * Y);
        for (int k = 0, p = column; k < rows.Length; k += stride, p += 4)
        {
            total += rows[k + 4] * rows[k + 4];
            sumX += byPoints[p];
            sumY += byPoints[p + 1];
            byScale += (byPoints[p] * (rows[k + column] - X)) + (byPoints[p + 1] * (rows[k + column + 1] - Y));
        }

        // c = Σ w² x / W and s = √(2 W / V), V = Σ w² ‖x − c‖², so ds = (s / 2) (dW / W − dV / V) and 1 / V = s² / (2 W).
        double byX = -Scale * sumX / total, byY = -Scale * sumY / total;
        double byTotal = 0.5 * byScale * Scale / total, bySpread = -0.25 * byScale * Scale * Scale * Scale / total;
        for (int k = 0, p = column; k < rows.Length; k += stride, p += 4)
        {
            double w = rows[k + 4], dx = rows[k + column] - X, dy = rows[k + column + 1] - Y;
            gradient[k + column] += (Scale * byPoints[p]) + (w * w * (byX + (2 * bySpread * dx)));
            gradient[k + column + 1] += (Scale * byPoints[p + 1]) + (w * w * (byY + (2 * bySpread * dy)));
            gradient[k + 4] += 2 * w * ((byX * dx) + (byY * dy) + byTotal + (bySpread * ((dx * dx) + (dy * dy))));
        }
    }
}
