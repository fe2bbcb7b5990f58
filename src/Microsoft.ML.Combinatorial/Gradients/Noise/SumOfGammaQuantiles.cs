namespace Microsoft.ML.Combinatorial.Gradients.Noise;

/// <summary>
/// The distribution of Y = Σ Gamma(shape 1/k, scale 1/i), i = 1 … s, and its quantiles, to about 10⁻¹².
/// </summary>
/// <remarks>
/// A gamma variable of rate i is one of rate s whose shape is raised by a negative binomial count with success probability i/s. So Y is
/// Gamma(shape ρ + N, rate s), with ρ = s/k and N a sum of s independent counts: a mixture with positive weights, summed without
/// cancellation. Source: Moschopoulos 1985, "The distribution of the sum of independent gamma random variables", doi:10.1007/BF02481123.
/// </remarks>
internal sealed class SumOfGammaQuantiles
{
    private readonly double _shape;
    private readonly int _terms;
    private readonly double[] _probability;
    private readonly double[] _atMost;
    private readonly double[] _above;
    private double _lastLower;
    private double _lastUpper;

    private SumOfGammaQuantiles(int k, int terms)
    {
        _shape = (double)terms / k;
        _terms = terms;
        _probability = CountProbabilities(1.0 / k, terms);
        _atMost = new double[_probability.Length];
        _above = new double[_probability.Length];
        double sum = 0;
        for (int n = 0; n < _probability.Length; n++)
        {
            _atMost[n] = sum += _probability[n];
        }

        sum = 0;
        for (int n = _probability.Length - 1; n >= 0; n--)
        {
            _above[n] = sum;
            sum += _probability[n];
        }

        double mean = Enumerable.Range(1, terms).Sum(i => 1.0 / i) / k;
        (_lastLower, _lastUpper) = (Math.Log(mean), mean);
    }

    /// <summary>The quantiles of Sum-of-Gamma noise, which is Y − ln(s)/k.</summary>
    public static QuantileTable Table(int k, int terms)
    {
        var quantiles = new SumOfGammaQuantiles(k, terms);
        double shift = Math.Log(terms) / k;
        return new QuantileTable(tail => quantiles.Lower(tail) - shift, tail => quantiles.Upper(tail) - shift);
    }

    /// <summary>P(N = n), whose generating function is Π ((i/s) / (1 − (1 − i/s) z))^(1/k), up to a negligible rest.</summary>
    private static double[] CountProbabilities(double share, int terms)
    {
        var probability = new double[(40 * terms) + 50];
        var carried = new double[terms];

        // n P(n) = share Σ over i of Σ qᵢ^l P(n − l), l = 1 … n; the inner sums follow from those of n − 1. P(0) may be too small for a
        // double, so the whole is computed up to a factor and divided by its sum in the end.
        probability[0] = 1;
        for (int n = 1; n < probability.Length; n++)
        {
            double sum = 0;
            for (int i = 0; i < terms; i++)
            {
                carried[i] = (1 - ((i + 1.0) / terms)) * (probability[n - 1] + carried[i]);
                sum += carried[i];
            }

            probability[n] = share * sum / n;
            if (probability[n] > 1e200)
            {
                Scale(probability.AsSpan(0, n + 1), 1e-200);
                Scale(carried, 1e-200);
            }
        }

        Scale(probability, 1 / probability.Sum());
        return probability;
    }

    private static void Scale(Span<double> values, double factor)
    {
        foreach (ref double value in values)
        {
            value *= factor;
        }
    }

    /// <summary>The y that is not reached with the given probability. Newton's method on ln P(Y ≤ y) over ln y, nearly a straight
    /// line.</summary>
    private double Lower(double tail)
    {
        double low = -700, high = Math.Log(60), target = Math.Log(tail), at = _lastLower;
        if (Math.Log(Evaluate(Math.Exp(low)).Below) >= target)
        {
            return 0;
        }

        for (int step = 0; step < 200; step++)
        {
            double y = Math.Exp(at);
            (double below, _, double density) = Evaluate(y);
            double miss = Math.Log(below) - target;
            (low, high) = miss < 0 ? (at, high) : (low, at);
            double next = at - (miss * below / (density * y));
            next = next > low && next < high ? next : (low + high) / 2;
            bool settled = Math.Abs(next - at) < 1e-12;
            at = next;
            if (settled)
            {
                break;
            }
        }

        _lastLower = at;
        return Math.Exp(at);
    }

    /// <summary>The y that is exceeded with the given probability. Newton's method on ln P(Y &gt; y) over y, nearly a straight
    /// line.</summary>
    private double Upper(double tail)
    {
        double low = 0, high = 60, target = Math.Log(tail), at = _lastUpper;
        for (int step = 0; step < 200; step++)
        {
            (_, double above, double density) = Evaluate(at);
            double miss = Math.Log(above) - target;
            (low, high) = miss > 0 ? (at, high) : (low, at);
            double next = at + (miss * above / density);
            next = next > low && next < high ? next : (low + high) / 2;
            bool settled = Math.Abs(next - at) < 1e-12;
            at = next;
            if (settled)
            {
                break;
            }
        }

        return _lastUpper = at;
    }

    /// <summary>P(Y ≤ y), P(Y &gt; y) and the density at y.</summary>
    private (double Below, double Above, double Density) Evaluate(double y)
    {
        // With t(n) = x^(ρ+n) e^(−x) / Γ(ρ+n+1): P(Gamma(ρ+n) ≤ x) = Σ t(m), m ≥ n. Summed from the largest t outwards.
        double x = _terms * y;
        int peak = (int)Math.Max(0, Math.Floor(x - _shape));
        double top = Math.Exp(((_shape + peak) * Math.Log(x)) - x - SpecialFunctions.LogGamma(_shape + peak + 1));
        double below = 0, above = SpecialFunctions.GammaTail(_shape, x), density = 0, t = top;
        for (int n = peak; ; n++)
        {
            bool listed = n < _probability.Length;
            below += t * (listed ? _atMost[n] : 1);
            above += listed ? t * _above[n] : 0;
            density += listed ? _probability[n] * t * (_shape + n) / x : 0;
            if (t <= 1e-17 * below && (!listed || t * _above[n] <= 1e-17 * above))
            {
                break;
            }

            t *= x / (_shape + n + 1);
        }

        t = top;
        for (int n = peak - 1; n >= 0 && t > 1e-18 * Math.Min(above, below); n--)
        {
            t *= (_shape + n + 1) / x;
            if (n < _probability.Length)
            {
                below += t * _atMost[n];
                above += t * _above[n];
                density += _probability[n] * t * (_shape + n) / x;
            }
            else
            {
                below += t;
            }
        }

        return (below, above, density * _terms);
    }
}
