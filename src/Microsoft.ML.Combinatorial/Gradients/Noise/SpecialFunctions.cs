namespace Microsoft.ML.Combinatorial.Gradients.Noise;

/// <summary>Functions that tables of quantiles are computed from; nothing here runs per draw.</summary>
internal static class SpecialFunctions
{
    private const int MostSteps = 100_000;

    /// <summary>ln(1 + x), precise for small x too.</summary>
    public static double LogOnePlus(double x)
    {
        // Dividing by the rounded 1 + x less 1 cancels the rounding of 1 + x (Goldberg 1991, theorem 4).
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>ln Γ(x) for x &gt; 0, by Stirling's series beyond 10.</summary>
    public static double LogGamma(double x)
    {
        double product = 1;
        for (; x < 10; x++)
        {
            product *= x;
        }

        double inverse = 1 / x, square = inverse * inverse;
        double series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square
            * ((1.0 / 1680) - (square * (1.0 / 1188)))))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - Math.Log(product);
    }

    /// <summary>Q(a, x): the probability that a gamma variable of shape a and scale 1 exceeds x.</summary>
    public static double GammaTail(double shape, double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        double front = Math.Exp((shape * Math.Log(x)) - x - LogGamma(shape + 1));
        return x < shape + 1 ? 1 - (front * BelowSeries(shape, x)) : front * shape * AboveFraction(shape, x);
    }

    /// <summary>Σ xⁿ / ((a + 1) … (a + n)).</summary>
    private static double BelowSeries(double shape, double x)
    {
        double term = 1, sum = 1;
        for (int n = 1; n < MostSteps && term > sum * 1e-17; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return sum;
    }

    /// <summary>The continued fraction of Γ(a, x) / (xᵃ e⁻ˣ), by Lentz's method.</summary>
    private static double AboveFraction(double shape, double x)
    {
        double b = x + 1 - shape, c = 1e300, d = 1 / b, h = d;
        for (int n = 1; n < MostSteps; n++)
        {
            double a = n * (shape - n);
            b += 2;
            d = 1 / ((a * d) + b);
            c = b + (a / c);
            double factor = c * d;
            h *= factor;
            if (Math.Abs(factor - 1) < 1e-15)
            {
                break;
            }
        }

        return h;
    }
}
