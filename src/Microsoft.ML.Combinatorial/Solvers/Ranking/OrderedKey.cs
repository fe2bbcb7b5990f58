using System.Runtime.CompilerServices;

namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>Unsigned integers in the order of the floats that they stand for.</summary>
internal static class OrderedKey
{
    /// <summary>The key of a float that is not NaN; −0 has that of 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(float value)
    {
        // −0 + 0 = 0. Negative floats are ordered backwards by their bits, and below the positive ones by their sign.
        uint bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return bits ^ ((uint)((int)bits >> 31) | 0x8000_0000);
    }

    /// <summary>The float of a key.</summary>
    public static float ToSingle(uint key) =>
        BitConverter.UInt32BitsToSingle((key & 0x8000_0000) != 0 ? key ^ 0x8000_0000 : ~key);
}
