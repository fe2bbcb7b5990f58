using System.Numerics;
using System.Numerics.Tensors;

namespace Microsoft.ML.Combinatorial.Solvers.Matching;

/// <summary>Turns the costs of one instance into whole numbers, <c>2 · round((cost − least) · 2^k)</c>, k as large as sums over the
/// instance's nodes allow: prices are then exact, and halves of differences are whole.</summary>
internal readonly struct CostScale
{
    private readonly double _least;
    private readonly double _factor;

    private CostScale(double least, double factor) => (_least, _factor) = (least, factor);

    /// <summary>The scale for an instance of the given number of nodes; costs are not empty. With zero, a cost of 0 can be rounded
    /// too.</summary>
    /// <remarks>A price is at most the sum of the costs along a path, so 2⁵⁹ / nodes for twice the largest cost leaves room.</remarks>
    public static CostScale Of(ReadOnlySpan<float> costs, int nodes, bool withZero = false)
    {
        double least = TensorPrimitives.Min(costs);
        double range = TensorPrimitives.Max(costs) - least;
        if (withZero)
        {
            (least, range) = (Math.Min(least, 0), Math.Max(least + range, 0) - Math.Min(least, 0));
        }

        if (range == 0)
        {
            return new CostScale(least, 0);
        }

        int exponent = 57 - BitOperations.Log2((uint)nodes) - Math.ILogB(range);
        return new CostScale(least, Math.ScaleB(1, exponent));
    }

    /// <summary>The whole number of a cost.</summary>
    public long Round(float cost) => 2 * (long)Math.Round((cost - _least) * _factor);
}
