using System.Numerics;

namespace Microsoft.ML.Combinatorial.Geometry;

/// <summary>
/// Signs of two determinants over points of the plane, always right: a rounded value that is clearly larger than its rounding error
/// decides, anything closer is computed again in whole numbers.
/// </summary>
internal static class ExactPredicates
{
    // Half a unit in the last place, and the relative error bounds of the two rounded determinants (Shewchuk 1997, sections 4.1 and 4.3).
    private const double Epsilon = 1.1102230246251565e-16;
    private const double OrientationError = (3 + (16 * Epsilon)) * Epsilon;
    private const double InCircleError = (10 + (96 * Epsilon)) * Epsilon;

    // Below this, products may have lost bits to underflow, which the error bounds do not cover.
    private const double Tiny = 1e-250;

    /// <summary>1 where a, b, c turn left, −1 where they turn right, 0 on one line. Points are interleaved x, y.</summary>
    public static int Orientation(ReadOnlySpan<double> xy, int a, int b, int c)
    {
        double left = (xy[2 * a] - xy[2 * c]) * (xy[(2 * b) + 1] - xy[(2 * c) + 1]);
        double right = (xy[(2 * a) + 1] - xy[(2 * c) + 1]) * (xy[2 * b] - xy[2 * c]);
        double determinant = left - right;
        double error = (OrientationError * (Math.Abs(left) + Math.Abs(right))) + Tiny;

        // An overflow makes the error infinite or NaN, which fails the comparison and is computed exactly.
        return Math.Abs(determinant) > error ? Math.Sign(determinant) : ExactOrientation(xy, a, b, c);
    }

    /// <summary>1 where d lies inside the circle through a, b, c (which turn left), −1 outside, 0 on it.</summary>
    public static int InCircle(ReadOnlySpan<double> xy, int a, int b, int c, int d)
    {
        double dx = xy[2 * d], dy = xy[(2 * d) + 1];
        double ax = xy[2 * a] - dx, ay = xy[(2 * a) + 1] - dy;
        double bx = xy[2 * b] - dx, by = xy[(2 * b) + 1] - dy;
        double cx = xy[2 * c] - dx, cy = xy[(2 * c) + 1] - dy;
        double aLift = (ax * ax) + (ay * ay), bLift = (bx * bx) + (by * by), cLift = (cx * cx) + (cy * cy);
        double determinant = (aLift * ((bx * cy) - (cx * by))) + (bLift * ((cx * ay) - (ax * cy))) + (cLift * ((ax * by) - (bx * ay)));
        double permanent = (aLift * (Math.Abs(bx * cy) + Math.Abs(cx * by)))
            + (bLift * (Math.Abs(cx * ay) + Math.Abs(ax * cy)))
            + (cLift * (Math.Abs(ax * by) + Math.Abs(bx * ay)));
        double error = (InCircleError * permanent) + Tiny;
        return Math.Abs(determinant) > error ? Math.Sign(determinant) : ExactInCircle(xy, a, b, c, d);
    }

    private static int ExactOrientation(ReadOnlySpan<double> xy, int a, int b, int c)
    {
        BigInteger[] w = Whole(xy, [a, b, c]);
        BigInteger left = (w[0] - w[4]) * (w[3] - w[5]);
        BigInteger right = (w[1] - w[5]) * (w[2] - w[4]);
        return left.CompareTo(right);
    }

    private static int ExactInCircle(ReadOnlySpan<double> xy, int a, int b, int c, int d)
    {
        BigInteger[] w = Whole(xy, [a, b, c, d]);
        BigInteger ax = w[0] - w[6], ay = w[1] - w[7], bx = w[2] - w[6], by = w[3] - w[7], cx = w[4] - w[6], cy = w[5] - w[7];
        BigInteger determinant = (((ax * ax) + (ay * ay)) * ((bx * cy) - (cx * by)))
            + (((bx * bx) + (by * by)) * ((cx * ay) - (ax * cy)))
            + (((cx * cx) + (cy * cy)) * ((ax * by) - (bx * ay)));
        return determinant.Sign;
    }

    /// <summary>The coordinates of some points, all times one power of two that makes each of them whole.</summary>
    private static BigInteger[] Whole(ReadOnlySpan<double> xy, ReadOnlySpan<int> points)
    {
        var significands = new long[2 * points.Length];
        var exponents = new int[significands.Length];
        for (int i = 0; i < significands.Length; i++)
        {
            (significands[i], exponents[i]) = Split(xy[(2 * points[i / 2]) + (i % 2)]);
        }

        int least = exponents.Min();
        return [.. significands.Select((significand, i) => (BigInteger)significand << (exponents[i] - least))];
    }

    /// <summary>A finite number as significand · 2^exponent.</summary>
    private static (long Significand, int Exponent) Split(double value)
    {
        if (value == 0)
        {
            return (0, 1023);
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFFL;
        long significand = exponent == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -significand : significand, Math.Max(exponent, 1) - 1075);
    }
}
