namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// Squared distances of a correspondence from a two-view geometry, with their derivatives by the matrix and the points. All are independent of the
/// matrix's scale and sign, and serve essential matrices (calibrated coordinates) and fundamental ones (pixels) alike.
/// </summary>
/// <remarks>Where an epipolar line vanishes a denominator does: 1e−15 is added to each, so that every value is finite.</remarks>
public static class EpipolarResiduals
{
    private const double Guard = 1e-15;

    /// <summary>Effectively computes (q₂ᵀ E q₁)² / ((E q₁)₁² + (E q₁)₂² + (Eᵀ q₂)₁² + (Eᵀ q₂)₂²), the first-order distance to the nearest exact
    /// correspondence, squared (Sampson 1982).</summary>
    /// <param name="matrix">Nine values, row by row.</param>
    /// <param name="correspondence">x₁, y₁, x₂, y₂.</param>
    public static double Sampson(ReadOnlySpan<double> matrix, ReadOnlySpan<double> correspondence)
    {
        double r = EpipolarEquation.Residual(matrix, correspondence);
        (double a, double b, double c, double d) = Lines(matrix, correspondence);
        return r * r / ((a * a) + (b * b) + (c * c) + (d * d) + Guard);
    }

    /// <summary>Adds upstream times the derivative of <see cref="Sampson"/>.</summary>
    /// <param name="matrix">Nine values, row by row.</param>
    /// <param name="correspondence">x₁, y₁, x₂, y₂.</param>
    /// <param name="upstream">dL/dvalue.</param>
    /// <param name="byMatrix">Nine values, added to.</param>
    /// <param name="byCorrespondence">Four values, added to, or empty when not wanted.</param>
    public static void AddSampsonGradient(
        ReadOnlySpan<double> matrix, ReadOnlySpan<double> correspondence, double upstream, Span<double> byMatrix,
        Span<double> byCorrespondence = default)
    {
        double r = EpipolarEquation.Residual(matrix, correspondence);
        (double a, double b, double c, double d) = Lines(matrix, correspondence);
        double inverse = 1 / ((a * a) + (b * b) + (c * c) + (d * d) + Guard);
        double factor = -2 * upstream * r * r * inverse * inverse;
        AddGradient(
            matrix, correspondence, 2 * upstream * r * inverse, (factor * a, factor * b, factor * c, factor * d), byMatrix, byCorrespondence);
    }

    /// <summary>Effectively computes (q₂ᵀ E q₁)² (1 / ((E q₁)₁² + (E q₁)₂²) + 1 / ((Eᵀ q₂)₁² + (Eᵀ q₂)₂²)): the squared distances of both points from
    /// their epipolar lines, added.</summary>
    /// <param name="matrix">Nine values, row by row.</param>
    /// <param name="correspondence">x₁, y₁, x₂, y₂.</param>
    public static double SymmetricEpipolar(ReadOnlySpan<double> matrix, ReadOnlySpan<double> correspondence)
    {
        double r = EpipolarEquation.Residual(matrix, correspondence);
        (double a, double b, double c, double d) = Lines(matrix, correspondence);
        return r * r * ((1 / ((a * a) + (b * b) + Guard)) + (1 / ((c * c) + (d * d) + Guard)));
    }

    /// <summary>Adds upstream times the derivative of <see cref="SymmetricEpipolar"/>.</summary>
    /// <param name="matrix">Nine values, row by row.</param>
    /// <param name="correspondence">x₁, y₁, x₂, y₂.</param>
    /// <param name="upstream">dL/dvalue.</param>
    /// <param name="byMatrix">Nine values, added to.</param>
    /// <param name="byCorrespondence">Four values, added to, or empty when not wanted.</param>
    public static void AddSymmetricEpipolarGradient(
        ReadOnlySpan<double> matrix, ReadOnlySpan<double> correspondence, double upstream, Span<double> byMatrix,
        Span<double> byCorrespondence = default)
    {
        double r = EpipolarEquation.Residual(matrix, correspondence);
        (double a, double b, double c, double d) = Lines(matrix, correspondence);
        double first = 1 / ((a * a) + (b * b) + Guard), second = 1 / ((c * c) + (d * d) + Guard);
        double factor = -2 * upstream * r * r, ab = factor * first * first, cd = factor * second * second;
        AddGradient(
            matrix, correspondence, 2 * upstream * r * (first + second), (ab * a, ab * b, cd * c, cd * d), byMatrix, byCorrespondence);
    }

    /// <summary>The normals of both epipolar lines: (E q₁)₁, (E q₁)₂, (Eᵀ q₂)₁, (Eᵀ q₂)₂.</summary>
    private static (double A, double B, double C, double D) Lines(ReadOnlySpan<double> e, ReadOnlySpan<double> q) => (
        (e[0] * q[0]) + (e[1] * q[1]) + e[2],
        (e[3] * q[0]) + (e[4] * q[1]) + e[5],
        (e[0] * q[2]) + (e[3] * q[3]) + e[6],
        (e[1] * q[2]) + (e[4] * q[3]) + e[7]);

    private static void AddGradient(
        ReadOnlySpan<double> e, ReadOnlySpan<double> q, double byResidual, (double A, double B, double C, double D) byLines,
        Span<double> byMatrix, Span<double> byPoints)
    {
        double x = q[0], y = q[1], u = q[2], v = q[3];
        byMatrix[0] += (byResidual * u * x) + (byLines.A * x) + (byLines.C * u);
        byMatrix[1] += (byResidual * u * y) + (byLines.A * y) + (byLines.D * u);
        byMatrix[2] += (byResidual * u) + byLines.A;
        byMatrix[3] += (byResidual * v * x) + (byLines.B * x) + (byLines.C * v);
        byMatrix[4] += (byResidual * v * y) + (byLines.B * y) + (byLines.D * v);
        byMatrix[5] += (byResidual * v) + byLines.B;
        byMatrix[6] += (byResidual * x) + byLines.C;
        byMatrix[7] += (byResidual * y) + byLines.D;
        byMatrix[8] += byResidual;
        if (!byPoints.IsEmpty)
        {
            EpipolarEquation.AddByPoints(e, q, byResidual, byPoints);
            byPoints[0] += (byLines.A * e[0]) + (byLines.B * e[3]);
            byPoints[1] += (byLines.A * e[1]) + (byLines.B * e[4]);
            byPoints[2] += (byLines.C * e[0]) + (byLines.D * e[1]);
            byPoints[3] += (byLines.C * e[3]) + (byLines.D * e[4]);
        }
    }
}
