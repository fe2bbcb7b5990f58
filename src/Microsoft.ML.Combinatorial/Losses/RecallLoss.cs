using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// A loss for retrieval that rewards recall@K for all K at once: the number of irrelevant items in front of each relevant one, softened by a double
/// logarithm. For layers over <see cref="Problems.RankingProblem"/>.
/// </summary>
/// <remarks>
/// <para>Shapes: ranks and relevance <c>[batch, n]</c> → a scalar, at least 0; 0 where all relevant items stand in front.</para>
/// <para>Effectively computes <c>mean over rows of 1/|R| · Σ over relevant i of log(1 + log(1 + rank_i − rank_i among R))</c>; the rank among the relevant
/// is a constant of the graph. It is Σ over K of (1 − recall@K) with weights that fall as 1/(K log K).</para>
/// <para>Ranks are 1 … n here, and 1/n … 1 in the source: a λ of the source is n times as large here for the same gradient.</para>
/// <para>Source: Rolínek et al. 2020, "Optimizing rank-based metrics with blackbox differentiation", arXiv:1912.03500, section 3.3.</para>
/// </remarks>
public static class RecallLoss
{
    /// <summary>Computes the loss.</summary>
    /// <param name="ranks">The ranks as a layer gives them, 1 for the highest score.</param>
    /// <param name="relevance">1 for a relevant item, 0 for another; at least one relevant item in each row.</param>
    /// <returns>A scalar that can be differentiated in the ranks.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or a row has no relevant item.</exception>
    public static Tensor Compute(Tensor ranks, Tensor relevance)
    {
        using var scope = NewDisposeScope();
        Tensor relevant = RelevanceRanks.Check(ranks, relevance);
        Tensor inFront = ranks.sub(RelevanceRanks.Among(ranks, relevant)).mul(relevant).clamp_min(0);
        return inFront.log1p().log1p().sum(1).div(relevant.sum(1)).mean().MoveToOuterDisposeScope();
    }
}
