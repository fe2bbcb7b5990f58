using System.Runtime.CompilerServices;

namespace Microsoft.ML.Combinatorial.Solvers.Trees;

/// <summary>A cost and its slot as one number, ordered by cost, then slot: no two keys are equal, so the least spanning tree is
/// the only one.</summary>
internal static class EdgeKeys
{
    /// <summary>The key of a finite cost; −0 counts as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(float cost, int slot)
    {
        // The bits of floats are ordered like integers once the sign bit is turned, and all bits of the negative ones.
        uint bits = BitConverter.SingleToUInt32Bits(cost + 0f);
        bits ^= (uint)((int)bits >> 31) | 0x8000_0000u;
        return ((ulong)bits << 32) | (uint)slot;
    }

    /// <summary>The slot of a key.</summary>
    public static int SlotOf(ulong key) => (int)(uint)key;
}
