namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Turns neighbouring numbers, such as steps and rows, into ones that have nothing to do with each other.</summary>
/// <remarks>The finaliser of SplitMix64. Source: Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195.</remarks>
internal static class BitMixer
{
    /// <summary>Spreads a number over all 64 bits, one to one.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
