using Microsoft.ML.Combinatorial.Solvers.Ranking;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers.Relaxations;

/// <summary>Each row's values in falling order, differentiable also across changes of order: <see cref="SoftSort"/> as a module.</summary>
/// <remarks>Shapes: values <c>[batch, n]</c> float32 → sorted values <c>[batch, n]</c>. See <see cref="SoftSort"/> for formulas and source.
/// O(n log n) a row forward, O(n) backward, rows in parallel.</remarks>
public sealed class SoftSorted : nn.Module<Tensor, Tensor>
{
    /// <summary>Makes a module.</summary>
    /// <param name="strength">ε &gt; 0, default 1: values more than 1/ε above the next are drawn towards it.</param>
    /// <param name="regularizer">What makes it smooth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is not positive and finite, or the regulariser is none.</exception>
    public SoftSorted(double strength = 1, RankingRegularizer regularizer = RankingRegularizer.Quadratic)
        : base(nameof(SoftSorted))
    {
        _ = new SoftSort(strength, regularizer);
        Strength = strength;
        Regularizer = regularizer;
    }

    /// <summary>Gets ε.</summary>
    public double Strength { get; }

    /// <summary>Gets what makes it smooth.</summary>
    public RankingRegularizer Regularizer { get; }

    /// <summary>Sorts.</summary>
    /// <param name="values">The values <c>[batch, n]</c>, finite.</param>
    /// <returns>The softly sorted values <c>[batch, n]</c>.</returns>
    /// <exception cref="ArgumentException">Shape or type is wrong, or a value is not finite.</exception>
    public override Tensor forward(Tensor values) => RowwiseFunction.Apply(values, () =>
    {
        var core = new SoftSort(Strength, Regularizer);
        return (core.Forward, core.Backward);
    });
}
