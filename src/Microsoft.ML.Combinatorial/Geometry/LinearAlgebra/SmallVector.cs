using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>Operations on short vectors (up to some dozens of values), where a general library's calls would cost more than the work.</summary>
internal static class SmallVector
{
    /// <summary>Σ aᵢ bᵢ over the length of a; b may be longer.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        int i = 0;
        double sum = 0;
        if (Vector256.IsHardwareAccelerated && a.Length >= 4)
        {
            Vector256<double> sums = Vector256<double>.Zero;
            for (; i <= a.Length - 4; i += 4)
            {
                sums += Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i);
            }

            sum = Vector256.Sum(sums);
        }

        for (; i < a.Length; i++)
        {
            sum += Unsafe.Add(ref x, i) * Unsafe.Add(ref y, i);
        }

        return sum;
    }

    /// <summary>y += factor · x over the length of x; y may be longer.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        y = y[..x.Length];
        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(y);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<double> factors = Vector256.Create(factor);
            for (; i <= x.Length - 4; i += 4)
            {
                (Vector256.LoadUnsafe(ref to, (nuint)i) + (factors * Vector256.LoadUnsafe(ref from, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < x.Length; i++)
        {
            Unsafe.Add(ref to, i) += factor * Unsafe.Add(ref from, i);
        }
    }

    /// <summary>The plane rotation (p, q) ← (c p − s q, s p + c q).</summary>
    public static void Rotate(Span<double> p, Span<double> q, double c, double s)
    {
        q = q[..p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            double x = p[i], y = q[i];
            p[i] = (c * x) - (s * y);
            q[i] = (s * x) + (c * y);
        }
    }

    public static double Norm(ReadOnlySpan<double> a) => Math.Sqrt(Dot(a, a));

    /// <summary>The largest magnitude; NaN or infinity where a value is.</summary>
    public static double MaxMagnitude(ReadOnlySpan<double> a)
    {
        double max = 0;
        foreach (double value in a)
        {
            max = Math.Max(max, Math.Abs(value));
        }

        return max;
    }

    public static void Scale(Span<double> a, double factor)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= factor;
        }
    }

    /// <summary>Scales to unit length; false where that has no meaning, the vector being zero or not finite.</summary>
    public static bool Normalize(Span<double> a)
    {
        double max = MaxMagnitude(a);
        if (!double.IsNormal(max))
        {
            return false;
        }

        // Twice, so that squares neither overflow nor vanish.
        Scale(a, 1 / max);
        Scale(a, 1 / Norm(a));
        return double.IsFinite(a[0]);
    }

    public static bool IsFinite(ReadOnlySpan<double> a)
    {
        // Zero times a finite value is zero, times infinity or NaN it is NaN.
        double sum = 0;
        foreach (double value in a)
        {
            sum += 0 * value;
        }

        return sum == 0;
    }
}
