namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>The SplitMix64 generator: equal bits in every language, so that inputs measured elsewhere can be made again.</summary>
/// <param name="seed">Any number.</param>
/// <remarks>Source: Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195.</remarks>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next number, uniform on [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * Math.ScaleB(1, -53);
    }

    /// <summary>The first numbers of a seed.</summary>
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

    /// <summary>The first normal numbers of a seed, two from two by the transform of Box and Muller.</summary>
    public static double[] Normal(ulong seed, int count)
    {
        var generator = new SplitMix64(seed);
        var values = new double[count];
        for (int i = 0; i < count; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - generator.NextDouble()));
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * generator.NextDouble());
            values[i] = radius * cosine;
            if (i + 1 < count)
            {
                values[i + 1] = radius * sine;
            }
        }

        return values;
    }
}
