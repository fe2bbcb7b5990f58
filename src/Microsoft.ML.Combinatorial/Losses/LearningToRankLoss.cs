using System.Globalization;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// Learning to rank the pool: predicted costs must order the pool's solutions as the true costs do. Needs true costs.
/// </summary>
/// <remarks>
/// <para>With objectives ô = ĉ·y and o = c·y of the pool's solutions y, effectively computes for each row:
/// <see cref="RankingComparison.Pointwise"/> <c>mean of (ô − o)²</c>;
/// <see cref="RankingComparison.Pairwise"/> <c>mean of max(ô_best − ô + margin, 0)</c> over all but the best under the true costs;
/// <see cref="RankingComparison.Listwise"/> the cross-entropy of <c>softmax(−ô / temperature)</c> against <c>softmax(−o / temperature)</c>.</para>
/// <para>Source: Mandi et al. 2022, "Decision-focused learning: through the lens of learning to rank", arXiv:2112.03609.</para>
/// </remarks>
public sealed class LearningToRankLoss : PoolLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="pool">The solutions to rank.</param>
    /// <param name="comparison">What is compared; default pointwise.</param>
    /// <param name="solveRatio">0 … 1, default 0.05: see <see cref="PoolLoss.SolveRatio"/>.</param>
    /// <param name="margin">Of the pairwise form, at least 0, default 0, in units of the objective.</param>
    /// <param name="temperature">Of the listwise form, above 0, default 1, in units of the objective. Lower: only the best count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the comparison unknown.</exception>
    public LearningToRankLoss(
        SolutionPool pool,
        RankingComparison comparison = RankingComparison.Pointwise,
        double solveRatio = 0.05,
        double margin = 0,
        double temperature = 1)
        : base(pool, solveRatio)
    {
        if (!Enum.IsDefined(comparison))
        {
            throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "comparison must be Pointwise, Pairwise or Listwise.");
        }

        Comparison = comparison;
        Margin = LossParameter.NotNegative(margin, nameof(margin));
        Temperature = LossParameter.Positive(temperature, nameof(temperature));
    }

    /// <summary>Gets what is compared.</summary>
    public RankingComparison Comparison { get; }

    /// <summary>Gets the margin of the pairwise form.</summary>
    public double Margin { get; }

    /// <summary>Gets the temperature of the listwise form.</summary>
    public double Temperature { get; }

    /// <inheritdoc/>
    public override bool NeedsCosts => true;

    /// <inheritdoc/>
    public override bool NeedsSolution => false;

    /// <inheritdoc/>
    protected override Tensor Rows(Tensor costs, LossTarget target, Tensor solutions)
    {
        ArgumentNullException.ThrowIfNull(target);
        Tensor predicted = PoolContrast.Objectives(costs, solutions), truth = PoolContrast.Objectives(target.Costs!, solutions);
        return Comparison switch
        {
            RankingComparison.Pointwise => predicted.sub(truth).square().mean([1]),
            RankingComparison.Pairwise => Pairs(predicted, truth),
            _ => Lists(predicted, truth),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"LearningToRank(comparison: {Comparison}, solveRatio: {SolveRatio}, margin: {Margin}, temperature: {Temperature})");

    private Tensor Pairs(Tensor predicted, Tensor truth)
    {
        Tensor best = truth.argmin(1, keepdim: true);
        Tensor others = ones_like(predicted).scatter(1, best, zeros_like(best).to(predicted.dtype));
        Tensor lead = predicted.gather(1, best).sub(predicted).add(Margin).clamp_min(0).mul(others);
        return lead.sum(1).div(Math.Max(1, predicted.shape[1] - 1));
    }

    private Tensor Lists(Tensor predicted, Tensor truth) => nn.functional.log_softmax(predicted.div(-Temperature), 1)
        .mul(nn.functional.softmax(truth.div(-Temperature), 1)).sum(1).neg();
}
