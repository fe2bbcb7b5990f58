using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// Makes a ranking harder before it is solved: relevant items lose half the margin, the others gain it. Without it, scores that are just in the right order
/// leave no gradient, and they drift together.
/// </summary>
public static class RankingMargin
{
    /// <summary>Effectively computes <c>scores − margin · (relevance − ½)</c>.</summary>
    /// <param name="scores">The scores <c>[batch, n]</c>; the highest gets rank 1.</param>
    /// <param name="relevance">1 for a relevant item, 0 for another, <c>[batch, n]</c>.</param>
    /// <param name="margin">At least 0, in units of the scores; 0.02 for scores in −1 … 1 in the source.</param>
    /// <returns>The scores to rank, <c>[batch, n]</c>. For training only.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative or not finite.</exception>
    /// <remarks>Source: Rolínek et al. 2020, "Optimizing rank-based metrics with blackbox differentiation", arXiv:1912.03500, section 4.2.</remarks>
    public static Tensor Apply(Tensor scores, Tensor relevance, double margin)
    {
        LossShapes.Check(scores, relevance);
        LossParameter.NotNegative(margin, nameof(margin));
        using var scope = NewDisposeScope();
        return scores.add(relevance.detach().to(scores.dtype).sub(0.5), -margin).MoveToOuterDisposeScope();
    }
}
