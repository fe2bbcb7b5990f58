using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Combinatorial.Gradients.Noise;

/// <summary>
/// Draws from any continuous distribution by looking its quantiles up: one 32-bit random number, two table entries and a line between them.
/// </summary>
/// <remarks>
/// The highest bit chooses the lower or the upper half. The other 31 give the probability v of the tail beyond the draw, 2⁻³³ … ½, and the
/// table has 128 cells for each halving of v, so that tails are as finely divided as the middle: cell and place in the cell are simply the
/// bits of v as a floating-point number.
/// </remarks>
internal sealed unsafe class QuantileTable
{
    private const int CellBits = 7;
    private const int PlaceBits = 23 - CellBits;
    private const int Nodes = (32 << CellBits) + 2;
    private const int BitsOfHalf = 0x3F000000;
    private const float CellWidth = 1f / (1 << PlaceBits);

    // Pinned for good: gathers read it by address, and a table lives as long as the process.
    private readonly float[] _values = GC.AllocateArray<float>(2 * Nodes, pinned: true);

    /// <param name="lower">The quantile of a probability 2⁻³³ … ½; called with growing arguments.</param>
    /// <param name="upper">The quantile of 1 − that.</param>
    public QuantileTable(Func<double, double> lower, Func<double, double> upper)
    {
        for (int node = 0; node < Nodes; node++)
        {
            // The node behind the last is read with weight 0 only.
            double tail = Math.Min(0.5, BitConverter.Int32BitsToSingle(BitsOfHalf + (node << PlaceBits)) / 4294967296.0);
            _values[node] = (float)lower(tail);
            _values[Nodes + node] = (float)upper(tail);
        }
    }

    /// <inheritdoc cref="NoiseDistribution.Sample"/>
    public void Sample(StepKey key, NoisePurpose purpose, int row, int sample, Span<float> destination, bool mirrored)
    {
        CounterBasedNoise.Bits(key, purpose, row, sample, MemoryMarshal.Cast<float, uint>(destination));
        Map(destination, mirrored ? int.MinValue : 0);
    }

    /// <summary>Turns random bits into draws where they stand.</summary>
    private void Map(Span<float> values, int flip)
    {
        int i = 0;
        ref float start = ref MemoryMarshal.GetReference(values);
        if (Avx2.IsSupported)
        {
            float* table = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values));
            for (; i + Vector256<float>.Count <= values.Length; i += Vector256<float>.Count)
            {
                Vector256<int> bits = Vector256.LoadUnsafe(ref start, (nuint)i).AsInt32() ^ Vector256.Create(flip);
                Vector256<float> x = Vector256.ConvertToSingle(bits & Vector256.Create(int.MaxValue)) + Vector256.Create(0.5f);
                Vector256<int> place = x.AsInt32() - Vector256.Create(BitsOfHalf);
                Vector256<int> half = Vector256.ShiftRightArithmetic(bits, 31) & Vector256.Create(Nodes);
                Vector256<int> cell = Vector256.ShiftRightLogical(place, PlaceBits) + half;
                Vector256<float> part = Vector256.ConvertToSingle(place & Vector256.Create((1 << PlaceBits) - 1)) * CellWidth;
                Vector256<float> left = Avx2.GatherVector256(table, cell, sizeof(float));
                Vector256<float> right = Avx2.GatherVector256(table + 1, cell, sizeof(float));
                Vector256.FusedMultiplyAdd(part, right - left, left).StoreUnsafe(ref start, (nuint)i);
            }
        }

        for (; i < values.Length; i++)
        {
            // The same operations as above, so that draws do not depend on the processor.
            int bits = BitConverter.SingleToInt32Bits(values[i]) ^ flip;
            float x = (bits & int.MaxValue) + 0.5f;
            int place = BitConverter.SingleToInt32Bits(x) - BitsOfHalf;
            int cell = (place >> PlaceBits) + ((bits >> 31) & Nodes);
            float part = (place & ((1 << PlaceBits) - 1)) * CellWidth;
            values[i] = MathF.FusedMultiplyAdd(part, _values[cell + 1] - _values[cell], _values[cell]);
        }
    }
}
