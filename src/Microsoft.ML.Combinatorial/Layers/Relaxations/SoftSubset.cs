using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers.Relaxations;

/// <summary>A choice of k among n, relaxed by choosing softly k times in a row, each time with less weight on what is chosen.</summary>
/// <remarks>
/// <para>Effectively computes, from <c>r = G − costs</c> and a = 0, k times <c>r ← r + ln(1 − a)</c>, <c>a ← softmax(r / t)</c>, and returns
/// the sum of all a. Entries sum to k, and one may exceed 1 while t is large; as t falls it goes to the k largest of <c>G − costs</c>.</para>
/// <para>Source: Xie and Ermon 2019, "Reparameterizable subset sampling via continuous relaxations", arXiv:1901.10517. Differs from it in:
/// nothing; a program in circulation subtracts the noise.</para>
/// </remarks>
public sealed class SoftSubset : Relaxation
{
    // The logarithm of anything smaller is no longer a float.
    private const float Least = 1e-38f;

    /// <summary>Makes a module.</summary>
    /// <param name="k">How many, at least 1.</param>
    /// <param name="temperature">t &gt; 0, default 0.5; published values lie between 0.1 and 0.5.</param>
    /// <param name="noisy">Whether to draw noise, default true.</param>
    /// <param name="seed">Keys the noise.</param>
    public SoftSubset(int k, double temperature = 0.5, bool noisy = true, long seed = 1)
        : base(nameof(SoftSubset), k, temperature, noisy, seed)
    {
    }

    private protected override Tensor Relax(Tensor costs)
    {
        Tensor logits = NoisyLogits(costs, 0);
        Tensor chosen = logits.div(Temperature).softmax(1);
        Tensor sum = chosen;
        for (int i = 1; i < K; i++)
        {
            logits = logits.add(chosen.neg().add(1).clamp_min(Least).log());
            chosen = logits.div(Temperature).softmax(1);
            sum = sum.add(chosen);
        }

        return sum;
    }
}
