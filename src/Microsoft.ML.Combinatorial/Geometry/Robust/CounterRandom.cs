namespace Microsoft.ML.Combinatorial.Geometry.Robust;

/// <summary>Random numbers without a state: each is a function of seed, stream and index, so threads may draw them in any order.</summary>
/// <remarks>Two rounds of the finaliser of SplitMix64 (Steele, Lea and Flood 2014) over the three numbers.</remarks>
internal static class CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The key of a stream, to be handed to <see cref="Gumbel"/>.</summary>
    public static ulong Stream(long seed, int stream) => Mix(Mix((ulong)seed) + (ulong)(uint)stream);

    /// <summary>Number <paramref name="index"/> of a stream, uniform in the open interval (0, 1).</summary>
    public static double Uniform(ulong stream, int index) => ((Mix(stream + (Golden * (ulong)(uint)index)) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Number <paramref name="index"/> of a stream with the standard Gumbel distribution, −ln(−ln u).</summary>
    public static double Gumbel(ulong stream, int index) => -Math.Log(-Math.Log(Uniform(stream, index)));

    private static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
