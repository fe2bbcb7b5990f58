using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>What the losses over ranks share.</summary>
internal static class RelevanceRanks
{
    /// <summary>Checks ranks against relevance, and gives the relevance as 0/1 of the ranks' type.</summary>
    public static Tensor Check(Tensor ranks, Tensor relevance)
    {
        LossShapes.Check(ranks, relevance);
        Tensor relevant = relevance.detach().to(ranks.dtype, ranks.device);
        using Tensor count = relevant.sum(1);
        using Tensor least = count.min();
        if (least.to(ScalarType.Float64).item<double>() < 1)
        {
            throw new ArgumentException("Every row needs at least one relevant item.", nameof(relevance));
        }

        return relevant;
    }

    /// <summary>The rank of each relevant item among the relevant ones alone, 1 for the first; without gradient. What stands at the others
    /// means nothing.</summary>
    public static Tensor Among(Tensor ranks, Tensor relevant)
    {
        // The others are moved behind all relevant ones; the place in the order is the rank.
        Tensor moved = ranks.detach().add(relevant, -2.0 * ranks.shape[1]);
        return moved.argsort(1).argsort(1).add(1).to(ranks.dtype);
    }
}
