using System.Numerics;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>The grid that costs lie on: where they are whole numbers, a better solution is better by 1 at least.</summary>
internal static class CostUnit
{
    private const int MantissaBits = 23;
    private const int Bias = 127;

    /// <summary>The largest power of two of which every cost is a whole multiple; 0 where all costs are 0.</summary>
    public static double Of(ReadOnlySpan<float> costs)
    {
        int exponent = int.MaxValue;
        foreach (float cost in costs)
        {
            exponent = Math.Min(exponent, LowestBit(cost));
        }

        return exponent == int.MaxValue ? 0 : Math.ScaleB(1, exponent);
    }

    /// <summary>The exponent of the lowest bit that is set; the largest number for 0.</summary>
    private static int LowestBit(float cost)
    {
        uint bits = BitConverter.SingleToUInt32Bits(cost);
        int exponent = (int)(bits >> MantissaBits) & 255;
        uint mantissa = (bits & ((1u << MantissaBits) - 1)) | (exponent == 0 ? 0 : 1u << MantissaBits);
        return mantissa == 0
            ? int.MaxValue
            : Math.Max(exponent, 1) - Bias - MantissaBits + BitOperations.TrailingZeroCount(mantissa);
    }
}
