using System.Numerics.Tensors;

namespace Microsoft.ML.Combinatorial.Solvers.OrTools;

/// <summary>Turns the costs of one instance into whole numbers: <c>round((cost − least) · 2^k)</c>, k as large as the limit
/// allows.</summary>
internal readonly struct IntegerScale
{
    private readonly double _least;
    private readonly int _exponent;

    private IntegerScale(double least, int exponent) => (_least, _exponent) = (least, exponent);

    /// <summary>The scale for an assignment of the given number of rows.</summary>
    /// <remarks>OR-Tools multiplies costs by the number of nodes plus 1 and sums them over paths: the product of the largest cost and
    /// (nodes + 1)² must stay below 2⁶³.</remarks>
    public static IntegerScale Of(ReadOnlySpan<float> costs, int rows)
    {
        double least = TensorPrimitives.Min(costs);
        double range = TensorPrimitives.Max(costs) - least;
        double nodes = (2.0 * rows) + 1;
        double limit = Math.Min(Math.ScaleB(1, 53), Math.ScaleB(1, 62) / (nodes * nodes));
        return new IntegerScale(least, range == 0 ? 0 : Math.ILogB(limit) - Math.ILogB(range) - 1);
    }

    public long Round(float cost) => (long)Math.Round(Math.ScaleB(cost - _least, _exponent));
}
