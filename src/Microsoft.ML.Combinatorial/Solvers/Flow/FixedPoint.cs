using System.Numerics.Tensors;

namespace Microsoft.ML.Combinatorial.Solvers.Flow;

/// <summary>Turns floats into whole numbers, <c>round(value · 2^k)</c> with k as large as a limit allows, so that flows are added and compared
/// without rounding errors.</summary>
internal readonly struct FixedPoint
{
    private readonly int _exponent;

    private FixedPoint(int exponent) => _exponent = exponent;

    /// <summary>The scale at which no value is larger than the limit.</summary>
    public static FixedPoint Of(ReadOnlySpan<float> values, double limit)
    {
        double largest = values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(values));
        return new FixedPoint(largest == 0 ? 0 : Math.ILogB(limit) - Math.ILogB(largest) - 1);
    }

    /// <summary>The scale at which the sum of all values, and one more, stays below 2⁶².</summary>
    public static FixedPoint OfSum(ReadOnlySpan<float> values) => Of(values, Math.ScaleB(1, 62) / (values.Length + 1.0));

    public long Round(float value) => (long)Math.Round(Math.ScaleB(value, _exponent));

    public double ToDouble(long value) => Math.ScaleB(value, -_exponent);
}
