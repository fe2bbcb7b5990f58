using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers.Relaxations;

/// <summary>
/// A choice of k among n slots made smooth, without a solver: costs in, soft solutions with their true derivatives out. In evaluation mode the
/// k cheapest slots.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → soft solution <c>[batch, n]</c>, not negative. Papers write logits, which are −costs.</para>
/// <para>Gumbel noise is drawn in training mode, keyed by seed, step and row as in <see cref="CombinatorialLayer"/>.</para>
/// </remarks>
public abstract class Relaxation : nn.Module<Tensor, Tensor>
{
    private static readonly GumbelNoise Gumbel = new();
    private double _temperature;

    private protected Relaxation(string name, int k, double temperature, bool noisy, long seed)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        K = k;
        Temperature = temperature;
        IsNoisy = noisy;
        Seed = seed;
    }

    /// <summary>Gets k.</summary>
    public int K { get; }

    /// <summary>Gets or sets the temperature, above 0: small for sharp choices with steep and noisy gradients. Commonly annealed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public double Temperature
    {
        get => _temperature;
        set => _temperature = double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Temperature must be finite and above 0.");
    }

    /// <summary>Gets whether noise is drawn in training mode.</summary>
    public bool IsNoisy { get; }

    /// <summary>Gets the seed.</summary>
    public long Seed { get; }

    /// <summary>Gets or sets the number of forward passes in training mode so far.</summary>
    public long Step { get; set; }

    /// <summary>Relaxes.</summary>
    /// <param name="costs">The costs <c>[batch, n]</c>, n ≥ k.</param>
    /// <returns>The soft solutions <c>[batch, n]</c>.</returns>
    /// <exception cref="ArgumentException">The shape does not fit.</exception>
    public override Tensor forward(Tensor costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        if (costs.shape.Length != 2 || costs.shape[1] < K)
        {
            throw new ArgumentException($"costs must be [batch, n] with n ≥ {K}, were [{string.Join(", ", costs.shape)}].", nameof(costs));
        }

        using var scope = NewDisposeScope();
        if (!training)
        {
            return Cheapest(costs, K).MoveToOuterDisposeScope();
        }

        Tensor relaxed = Relax(costs);
        Step++;
        return relaxed.MoveToOuterDisposeScope();
    }

    /// <summary>The soft solution in training mode.</summary>
    private protected abstract Tensor Relax(Tensor costs);

    /// <summary>−costs, with the noise of a sample.</summary>
    private protected Tensor NoisyLogits(Tensor costs, int sample)
    {
        if (!IsNoisy)
        {
            return costs.neg();
        }

        Tensor noise = empty(costs.shape, ScalarType.Float32);
        int width = (int)costs.shape[1];
        Span<float> values = TensorRows.Values(noise);
        for (int row = 0; row < costs.shape[0]; row++)
        {
            Gumbel.Sample(new StepKey(Seed, Step), NoisePurpose.Relaxation, row, sample, values.Slice(row * width, width));
        }

        return noise.to(costs.dtype, costs.device).sub(costs);
    }

    /// <summary>The k cheapest slots as 0/1.</summary>
    private protected static Tensor Cheapest(Tensor costs, int k)
    {
        Tensor fixedCosts = costs.detach();
        Tensor slots = fixedCosts.topk(k, 1, largest: false).indexes;
        return zeros_like(fixedCosts).scatter(1, slots, ones_like(fixedCosts));
    }
}
