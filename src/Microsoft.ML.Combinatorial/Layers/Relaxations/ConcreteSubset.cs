using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers.Relaxations;

/// <summary>A choice of up to k among n, relaxed to the largest of k independent soft choices of one.</summary>
/// <remarks>
/// <para>Effectively computes <c>max over i = 1 … k of softmax((Gᵢ − costs) / t)</c>, entry by entry. Choices may coincide, so the entries
/// sum to at most k.</para>
/// <para>Source: Chen et al. 2018, "Learning to explain" (L2X), arXiv:1802.07814, section 3.3. Differs from it in: nothing; a program in
/// circulation draws a single Gᵢ, which makes it a choice of one.</para>
/// </remarks>
public sealed class ConcreteSubset : Relaxation
{
    /// <summary>Makes a module.</summary>
    /// <param name="k">How many, at least 1.</param>
    /// <param name="temperature">t &gt; 0, default 0.5; published value 0.1.</param>
    /// <param name="seed">Keys the noise.</param>
    public ConcreteSubset(int k, double temperature = 0.5, long seed = 1)
        : base(nameof(ConcreteSubset), k, temperature, true, seed)
    {
    }

    private protected override Tensor Relax(Tensor costs)
    {
        Tensor[] choices = [.. Enumerable.Range(0, K).Select(i => NoisyLogits(costs, i).div(Temperature).softmax(1))];
        return stack(choices).amax(0);
    }
}
