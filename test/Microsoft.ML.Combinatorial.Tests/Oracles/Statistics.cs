namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>Tests of random numbers, and a slow sampler to compare with.</summary>
public static class Statistics
{
    public static (double Mean, double Variance) Moments(float[] values)
    {
        double mean = values.Average(value => (double)value);
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>√n · sup |F_n − F|: above 1.95 in one of a thousand cases.</summary>
    public static double Kolmogorov(float[] values, Func<double, double> distribution)
    {
        float[] sorted = [.. values.Order()];
        double worst = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double at = distribution(sorted[i]);
            worst = Math.Max(worst, Math.Max(at - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - at));
        }

        return worst * Math.Sqrt(sorted.Length);
    }

    /// <summary>√(nm/(n+m)) · sup |F_n − G_m|, with the same limit.</summary>
    public static double Kolmogorov(float[] left, float[] right)
    {
        float[] a = [.. left.Order()], b = [.. right.Order()];
        double worst = 0;
        int j = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (; j < b.Length && b[j] <= a[i]; j++)
            {
            }

            worst = Math.Max(worst, Math.Abs(((i + 0.5) / a.Length) - ((double)j / b.Length)));
        }

        return worst * Math.Sqrt((double)a.Length * b.Length / (a.Length + b.Length));
    }

    public static double NormalDistribution(double z)
    {
        // Simpson's rule on the density between 0 and z.
        const int Parts = 100;
        double end = Math.Clamp(Math.Abs(z), 0, 9), width = end / Parts, sum = 0;
        for (int i = 0; i <= Parts; i++)
        {
            double weight = i is 0 or Parts ? 1 : (i % 2 == 1 ? 4 : 2);
            sum += weight * Math.Exp(-Math.Pow(i * width, 2) / 2);
        }

        double half = sum * width / 3 / Math.Sqrt(2 * Math.PI);
        return z < 0 ? 0.5 - half : 0.5 + half;
    }

    /// <summary>(1/k) (Σ Gamma(1/k, scale k/i) − ln s), by rejection sampling of every gamma variable.</summary>
    public static float SumOfGamma(Random random, int k, int terms)
    {
        double sum = 0;
        for (int i = 1; i <= terms; i++)
        {
            sum += Gamma(random, 1.0 / k) * k / i;
        }

        return (float)((sum - Math.Log(terms)) / k);
    }

    /// <summary>Marsaglia and Tsang's method; a shape below 1 by that above it and a power of a uniform number.</summary>
    private static double Gamma(Random random, double shape)
    {
        if (shape < 1)
        {
            return Gamma(random, shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double z = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double cube = Math.Pow(1 + (c * z), 3);
            if (cube > 0 && Math.Log(1 - random.NextDouble()) < (z * z / 2) + (d * (1 - cube + Math.Log(cube))))
            {
                return d * cube;
            }
        }
    }
}
