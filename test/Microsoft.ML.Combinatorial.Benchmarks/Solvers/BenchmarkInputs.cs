namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>The numbers that both sides work on, the same bit for bit as those of Marks/inputs.h: SplitMix64.</summary>
internal static class BenchmarkInputs
{
    /// <summary>Uniform in [0, 1).</summary>
    public static double[] Uniform(ulong seed, int count)
    {
        var values = new double[count];
        ulong state = seed;
        foreach (ref double value in values.AsSpan())
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            value = (z >> 11) * (1.0 / (1UL << 53));
        }

        return values;
    }

    /// <summary>Uniform in [low, low + range), as single precision.</summary>
    public static float[] Uniform(ulong seed, int count, double low, double range) =>
        [.. Uniform(seed, count).Select(value => (float)(low + (range * value)))];

    /// <summary>Standard normal, by Box and Muller on pairs.</summary>
    public static float[] Normal(ulong seed, int count)
    {
        double[] uniform = Uniform(seed, count + (count & 1));
        var values = new float[uniform.Length];
        for (int i = 0; i < values.Length; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - uniform[i]));
            values[i] = (float)(radius * Math.Cos(2 * Math.PI * uniform[i + 1]));
            values[i + 1] = (float)(radius * Math.Sin(2 * Math.PI * uniform[i + 1]));
        }

        return values[..count];
    }

    /// <summary>Edge costs between cities drawn on the unit sphere, at their straight distances: the upper triangle row by row.</summary>
    public static float[] SphereDistances(ReadOnlySpan<double> uniform)
    {
        int cities = uniform.Length / 2;
        var places = new (double X, double Y, double Z)[cities];
        for (int i = 0; i < cities; i++)
        {
            double z = (2 * uniform[2 * i]) - 1, angle = 2 * Math.PI * uniform[(2 * i) + 1], radius = Math.Sqrt(1 - (z * z));
            places[i] = (radius * Math.Cos(angle), radius * Math.Sin(angle), z);
        }

        var costs = new List<float>();
        for (int i = 0; i < cities; i++)
        {
            for (int j = i + 1; j < cities; j++)
            {
                (double x, double y, double z) = (places[i].X - places[j].X, places[i].Y - places[j].Y, places[i].Z - places[j].Z);
                costs.Add((float)Math.Sqrt((x * x) + (y * y) + (z * z)));
            }
        }

        return [.. costs];
    }
}
