using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// One minus the mean average precision of rankings. For layers over <see cref="Problems.RankingProblem"/>; a row is a query (or a class).
/// </summary>
/// <remarks>
/// <para>Shapes: ranks and relevance <c>[batch, n]</c> → a scalar in 0 … 1; 0 where all relevant items stand in front.</para>
/// <para>Effectively computes <c>1 − mean over rows of 1/|R| · Σ over relevant i of (rank_i among R) / rank_i</c>; the rank among the relevant is a constant
/// of the graph.</para>
/// <para>Source: Rolínek et al. 2020, "Optimizing rank-based metrics with blackbox differentiation", arXiv:1912.03500, section 3.2. Ranks are 1 … n
/// here: see <see cref="RecallLoss"/>.</para>
/// </remarks>
public static class MeanAveragePrecisionLoss
{
    /// <summary>Computes the loss.</summary>
    /// <inheritdoc cref="RecallLoss.Compute"/>
    public static Tensor Compute(Tensor ranks, Tensor relevance)
    {
        using var scope = NewDisposeScope();
        Tensor relevant = RelevanceRanks.Check(ranks, relevance);
        Tensor precision = RelevanceRanks.Among(ranks, relevant).div(ranks).mul(relevant);
        return precision.sum(1).div(relevant.sum(1)).mean().neg().add(1).MoveToOuterDisposeScope();
    }
}
