using System.Runtime.CompilerServices;
using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// Sums over point pairs that stand as rows of seven values: p (3), q (3), w. A weight multiplies its residual, so it enters squared.
/// </summary>
internal static class WeightedPairs
{
    /// <summary>Values of one pair.</summary>
    public const int Stride = 7;

    /// <summary>The weighted centroids and the sum of squared weights; false where all weights vanish.</summary>
    public static bool Centroids(ReadOnlySpan<double> pairs, Span<double> p, Span<double> q, out double total)
    {
        p.Clear();
        q.Clear();
        total = 0;
        for (; pairs.Length >= Stride; pairs = pairs[Stride..])
        {
            double weight = pairs[6] * pairs[6];
            total += weight;
            for (int i = 0; i < 3; i++)
            {
                p[i] += weight * pairs[i];
                q[i] += weight * pairs[3 + i];
            }
        }

        if (!double.IsNormal(total))
        {
            return false;
        }

        SmallVector.Scale(p, 1 / total);
        SmallVector.Scale(q, 1 / total);
        return true;
    }

    /// <summary>M = Σ w² (q − q̄)(p − p̄)ᵀ.</summary>
    [SkipLocalsInit]
    public static void Correlation(ReadOnlySpan<double> pairs, ReadOnlySpan<double> p, ReadOnlySpan<double> q, Span<double> m)
    {
        double px = p[0], py = p[1], pz = p[2], qx = q[0], qy = q[1], qz = q[2];
        double m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0, m8 = 0;
        for (; pairs.Length >= Stride; pairs = pairs[Stride..])
        {
            double weight = pairs[6] * pairs[6];
            double x = weight * (pairs[0] - px), y = weight * (pairs[1] - py), z = weight * (pairs[2] - pz);
            double a = pairs[3] - qx, b = pairs[4] - qy, c = pairs[5] - qz;
            m0 += a * x;
            m1 += a * y;
            m2 += a * z;
            m3 += b * x;
            m4 += b * y;
            m5 += b * z;
            m6 += c * x;
            m7 += c * y;
            m8 += c * z;
        }

        m = m[..9];
        (m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]) = (m0, m1, m2, m3, m4, m5, m6, m7, m8);
    }

    /// <summary>Adds to dL/dpairs what comes through M, from dL/dM. The centroids' own share vanishes, as centred points sum to zero.</summary>
    public static void AddThroughCorrelation(
        ReadOnlySpan<double> pairs, ReadOnlySpan<double> p, ReadOnlySpan<double> q, ReadOnlySpan<double> g, Span<double> gradient)
    {
        g = g[..9];
        for (; pairs.Length >= Stride; pairs = pairs[Stride..], gradient = gradient[Stride..])
        {
            double w = pairs[6], weight = w * w;
            double x = pairs[0] - p[0], y = pairs[1] - p[1], z = pairs[2] - p[2];
            double a = pairs[3] - q[0], b = pairs[4] - q[1], c = pairs[5] - q[2];
            double gx = (g[0] * x) + (g[1] * y) + (g[2] * z), gy = (g[3] * x) + (g[4] * y) + (g[5] * z);
            double gz = (g[6] * x) + (g[7] * y) + (g[8] * z);
            gradient[0] += weight * ((g[0] * a) + (g[3] * b) + (g[6] * c));
            gradient[1] += weight * ((g[1] * a) + (g[4] * b) + (g[7] * c));
            gradient[2] += weight * ((g[2] * a) + (g[5] * b) + (g[8] * c));
            gradient[3] += weight * gx;
            gradient[4] += weight * gy;
            gradient[5] += weight * gz;
            gradient[6] += 2 * w * ((a * gx) + (b * gy) + (c * gz));
        }
    }

    /// <summary>Adds to dL/dpairs what comes through the centroids, from dL/dp̄ and dL/dq̄.</summary>
    public static void AddThroughCentroids(
        ReadOnlySpan<double> pairs, ReadOnlySpan<double> p, ReadOnlySpan<double> q, double total,
        ReadOnlySpan<double> upstreamP, ReadOnlySpan<double> upstreamQ, Span<double> gradient)
    {
        for (; pairs.Length >= Stride; pairs = pairs[Stride..], gradient = gradient[Stride..])
        {
            double share = pairs[6] / total, along = 0;
            for (int i = 0; i < 3; i++)
            {
                gradient[i] += share * pairs[6] * upstreamP[i];
                gradient[3 + i] += share * pairs[6] * upstreamQ[i];
                along += ((pairs[i] - p[i]) * upstreamP[i]) + ((pairs[3 + i] - q[i]) * upstreamQ[i]);
            }

            gradient[6] += 2 * share * along;
        }
    }
}
