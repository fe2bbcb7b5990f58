namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>The generator SplitMix64: the same numbers, bit for bit, in any language, so that recorded values can be compared.</summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Numbers in [0, 1).</summary>
    public static double[] Uniform(ulong seed, int count)
    {
        var generator = new SplitMix64(seed);
        var numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = generator.NextDouble();
        }

        return numbers;
    }

    /// <summary>Standard normal numbers, by Box and Muller from consecutive pairs.</summary>
    public static double[] Normal(ulong seed, int count)
    {
        var generator = new SplitMix64(seed);
        var numbers = new double[count];
        for (int i = 0; i < count; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - generator.NextDouble()));
            double angle = 2 * Math.PI * generator.NextDouble();
            numbers[i] = radius * Math.Cos(angle);
            if (i + 1 < count)
            {
                numbers[i + 1] = radius * Math.Sin(angle);
            }
        }

        return numbers;
    }

    /// <summary>The next number in [0, 1).</summary>
    public double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / (1L << 53));
    }
}
