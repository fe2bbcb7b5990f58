namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>
/// All real roots of a polynomial, roots at and near infinity included, each as a ratio. Between neighbouring roots of its derivative
/// a polynomial is monotone, so a change of sign there brackets exactly one root: derivatives are solved from the lowest up.
/// </summary>
/// <remarks>
/// Works on [−1, 1] only: roots of larger magnitude are those of the polynomial with its coefficients reversed, so powers neither
/// overflow nor lose the large roots. Inside a bracket: Newton's steps, halved where they leave it. A double root is found where rounding leaves
/// it a change of sign or an exact zero. Time: about n² Newton steps at worst, a few in practice.
/// </remarks>
internal static class RealRoots
{
    /// <summary>The highest degree.</summary>
    public const int MaxDegree = 10;

    private const int MostSteps = 100;

    /// <summary>Finds the roots.</summary>
    /// <param name="coefficients">c₀ … cₙ of Σ cₖ xᵏ, 1 ≤ n ≤ <see cref="MaxDegree"/>. Leading ones may be zero: a root at infinity.</param>
    /// <param name="numerators">Root k is numerators[k] / denominators[k]; the larger magnitude of the two is 1.</param>
    /// <param name="denominators">As <paramref name="numerators"/>; n values.</param>
    /// <returns>The number of roots; 0 where all coefficients are zero or one is not finite.</returns>
    public static int Find(ReadOnlySpan<double> coefficients, Span<double> numerators, Span<double> denominators)
    {
        int degree = coefficients.Length - 1;
        double max = SmallVector.MaxMagnitude(coefficients);
        if (!double.IsNormal(max) || !double.IsNormal(1 / max))
        {
            return 0;
        }

        Span<double> scaled = stackalloc double[MaxDegree + 1];
        Span<double> roots = stackalloc double[MaxDegree + 1];
        for (int k = 0; k <= degree; k++)
        {
            scaled[k] = coefficients[k] / max;
        }

        int count = 0;
        foreach (double root in roots[..InUnitInterval(scaled[..(degree + 1)], roots)])
        {
            (numerators[count], denominators[count]) = (root, 1);
            count++;
        }

        scaled[..(degree + 1)].Reverse();
        foreach (double root in roots[..InUnitInterval(scaled[..(degree + 1)], roots)])
        {
            // Roots at ±1 belong to both halves.
            if (count < degree && Math.Abs(root) < 1)
            {
                (numerators[count], denominators[count]) = (1, root);
                count++;
            }
        }

        return count;
    }

    private static int InUnitInterval(ReadOnlySpan<double> c, Span<double> roots)
    {
        int degree = c.Length - 1;
        Span<double> derivatives = stackalloc double[(MaxDegree + 1) * (MaxDegree + 1)];
        c.CopyTo(derivatives);
        for (int d = 1; d < degree; d++)
        {
            ReadOnlySpan<double> above = derivatives.Slice((d - 1) * (MaxDegree + 1), degree + 2 - d);
            for (int k = 1; k < above.Length; k++)
            {
                derivatives[(d * (MaxDegree + 1)) + k - 1] = k * above[k];
            }
        }

        Span<double> critical = stackalloc double[MaxDegree + 1];
        int count = 0;
        for (int d = degree - 1; d >= 0; d--)
        {
            roots[..count].CopyTo(critical);
            count = BetweenCriticalPoints(derivatives.Slice(d * (MaxDegree + 1), degree + 1 - d), critical[..count], roots);
        }

        return count;
    }

    private static int BetweenCriticalPoints(ReadOnlySpan<double> c, ReadOnlySpan<double> critical, Span<double> roots)
    {
        int count = 0;
        double low = -1, atLow = Evaluate(c, low);
        if (atLow == 0)
        {
            roots[count++] = low;
        }

        for (int i = 0; i <= critical.Length && count < c.Length - 1; i++)
        {
            double high = i < critical.Length ? critical[i] : 1;
            double atHigh = Evaluate(c, high);
            if (atHigh == 0)
            {
                // A critical point may lie on the end of the interval, which then comes up twice.
                if (count == 0 || roots[count - 1] != high)
                {
                    roots[count++] = high;
                }
            }
            else if (atLow * atHigh < 0)
            {
                roots[count++] = InBracket(c, low, high, atLow < 0);
            }

            (low, atLow) = (high, atHigh);
        }

        return count;
    }

    /// <summary>The root between two points where the polynomial differs in sign.</summary>
    private static double InBracket(ReadOnlySpan<double> c, double low, double high, bool rising)
    {
        double x = (low + high) / 2, width = high - low;
        for (int step = 0; step < MostSteps; step++)
        {
            (double value, double slope) = EvaluateWithSlope(c, x);
            if (value == 0)
            {
                return x;
            }

            if ((value < 0) == rising)
            {
                low = x;
            }
            else
            {
                high = x;
            }

            double next = x - (value / slope);

            // A step out of the bracket, or one that shrinks the last by less than half, gives way to halving.
            if (!(next > low && next < high) || !(Math.Abs(next - x) < width / 2))
            {
                next = (low + high) / 2;
            }

            width = Math.Abs(next - x);
            x = next;
            if (width <= 2e-16 * Math.Abs(x) || width < 1e-300)
            {
                return x;
            }
        }

        return x;
    }

    private static double Evaluate(ReadOnlySpan<double> c, double x)
    {
        double value = c[^1];
        for (int k = c.Length - 2; k >= 0; k--)
        {
            value = (value * x) + c[k];
        }

        return value;
    }

    private static (double Value, double Slope) EvaluateWithSlope(ReadOnlySpan<double> c, double x)
    {
        double value = c[^1], slope = 0;
        for (int k = c.Length - 2; k >= 0; k--)
        {
            slope = (slope * x) + value;
            value = (value * x) + c[k];
        }

        return (value, slope);
    }
}
