using Microsoft.ML.Combinatorial.Solvers.Ranking;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers.Relaxations;

/// <summary>Ranks of each row's values that can be differentiated: <see cref="SoftRank"/> as a module.</summary>
/// <remarks>Shapes: values <c>[batch, n]</c> float32 → ranks <c>[batch, n]</c>; the largest value has rank 1. See <see cref="SoftRank"/> for
/// formulas and source. O(n log n) a row forward, O(n) backward, rows in parallel.</remarks>
public sealed class SoftRanks : nn.Module<Tensor, Tensor>
{
    /// <summary>Makes a module.</summary>
    /// <param name="strength">ε &gt; 0, default 1: the distance below which values count as close.</param>
    /// <param name="regularizer">What makes it smooth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is not positive and finite, or the regulariser is none.</exception>
    public SoftRanks(double strength = 1, RankingRegularizer regularizer = RankingRegularizer.Quadratic)
        : base(nameof(SoftRanks))
    {
        _ = new SoftRank(strength, regularizer);
        Strength = strength;
        Regularizer = regularizer;
    }

    /// <summary>Gets ε.</summary>
    public double Strength { get; }

    /// <summary>Gets what makes it smooth.</summary>
    public RankingRegularizer Regularizer { get; }

    /// <summary>Ranks.</summary>
    /// <param name="values">The values <c>[batch, n]</c>, finite.</param>
    /// <returns>The soft ranks <c>[batch, n]</c>.</returns>
    /// <exception cref="ArgumentException">Shape or type is wrong, or a value is not finite.</exception>
    public override Tensor forward(Tensor values) => RowwiseFunction.Apply(values, () =>
    {
        var core = new SoftRank(Strength, Regularizer);
        return (core.Forward, core.Backward);
    });
}
