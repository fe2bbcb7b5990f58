using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers.Relaxations;

/// <summary>A choice of one among n, relaxed to a softmax of noisy costs.</summary>
/// <remarks>
/// <para>Effectively computes <c>softmax((G − costs) / t)</c>, G Gumbel noise: as t falls, a draw from the softmax of −costs.</para>
/// <para>With <c>hard</c> the value is the 0/1 choice and the derivative that of the softmax (straight-through).</para>
/// <para>Source: Jang, Gu and Poole 2017, arXiv:1611.01144; Maddison, Mnih and Teh 2017, arXiv:1611.00712. Differs from them in:
/// nothing.</para>
/// </remarks>
public sealed class GumbelSoftmax : Relaxation
{
    /// <summary>Makes a module.</summary>
    /// <param name="temperature">t &gt; 0, default 1.</param>
    /// <param name="hard">Whether the value is rounded to the choice, default false.</param>
    /// <param name="noisy">Whether to draw noise, default true; without it a plain softmax.</param>
    /// <param name="seed">Keys the noise.</param>
    public GumbelSoftmax(double temperature = 1, bool hard = false, bool noisy = true, long seed = 1)
        : base(nameof(GumbelSoftmax), 1, temperature, noisy, seed) => IsHard = hard;

    /// <summary>Gets whether the value is rounded to the choice.</summary>
    public bool IsHard { get; }

    private protected override Tensor Relax(Tensor costs)
    {
        Tensor logits = NoisyLogits(costs, 0);
        Tensor soft = logits.div(Temperature).softmax(1);
        return IsHard ? Cheapest(logits.neg(), 1).add(soft.sub(soft.detach())) : soft;
    }
}
