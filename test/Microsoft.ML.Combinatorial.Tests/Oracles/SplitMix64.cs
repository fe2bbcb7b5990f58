namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>The generator of the recorded benchmark inputs: bit-equal in any language.</summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below 1, of 53 bits.</summary>
    public double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return (mixed >> 11) * (1.0 / (1L << 53));
    }

    public static double[] Uniform(ulong seed, int count)
    {
        var generator = new SplitMix64(seed);
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = generator.NextDouble();
        }

        return values;
    }

    /// <summary>Standard normal numbers, by Box and Muller from consecutive pairs.</summary>
    public static double[] Normal(ulong seed, int count)
    {
        double[] uniform = Uniform(seed, count + (count % 2));
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            int pair = i / 2 * 2;
            double radius = Math.Sqrt(-2 * Math.Log(1 - uniform[pair]));
            double angle = 2 * Math.PI * uniform[pair + 1];
            values[i] = radius * (i % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle));
        }

        return values;
    }
}
