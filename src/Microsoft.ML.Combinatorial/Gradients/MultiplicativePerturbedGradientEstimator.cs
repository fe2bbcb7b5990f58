using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients.Noise;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Differentiable perturbed optimizer with multiplicative noise: costs keep their signs, so that solvers for costs that must not be negative
/// stay within their domain.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → solution <c>[batch, n]</c>, the mean of the samples.</para>
/// <para>Effectively computes <c>yₛ = solve(costs · exp(σ Zₛ − σ²/2))</c>, Z Gaussian, whose mean is the costs; and
/// <c>gradient = mean of (⟨yₛ, upstream⟩ − baselineₛ) Zₛ / (σ costs)</c>, 0 for a slot whose cost is 0, which no noise moves. Solver calls:
/// S a row forward, none backward.</para>
/// <para>Costs near 0 have large and noisy gradients: keep them away from 0.</para>
/// <para>Source: Dalle et al. 2022, "Learning with combinatorial optimization layers: a probabilistic approach", arXiv:2207.13513,
/// section 4. Differs from it in: the leave-one-out baseline and antithetic draws.</para>
/// </remarks>
public sealed class MultiplicativePerturbedGradientEstimator : SmoothedGradientEstimator
{
    /// <summary>Makes an estimator.</summary>
    /// <param name="samples">S ≥ 1, default 10; even where antithetic.</param>
    /// <param name="temperature">σ &gt; 0, default 0.5, as a share of each cost.</param>
    /// <param name="baseline">Whether to subtract the mean of the other samples, default true.</param>
    /// <param name="antithetic">Whether every second sample mirrors the one before, default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">The samples are antithetic and odd in number.</exception>
    public MultiplicativePerturbedGradientEstimator(
        int samples = 10, double temperature = 0.5, bool baseline = true, bool antithetic = false)
        : base(new GaussianNoise(), samples, temperature, baseline, antithetic)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"MultiplicativePerturbed(samples: {Samples}, temperature: {Temperature}, baseline: {Baseline}, antithetic: {Antithetic})");

    /// <summary>σ is a share of each cost already.</summary>
    internal override double NoiseShare(double costSize) => Temperature;

    private protected override void Perturb(ReadOnlySpan<float> costs, ReadOnlySpan<float> noise, Span<float> noisy)
    {
        float scale = (float)Temperature;
        TensorPrimitives.Multiply(noise, scale, noisy);
        TensorPrimitives.Subtract(noisy, scale * scale / 2, noisy);
        TensorPrimitives.Exp(noisy, noisy);
        TensorPrimitives.Multiply(noisy, costs, noisy);
    }

    private protected override void Score(ReadOnlySpan<float> costs, ReadOnlySpan<float> noise, Span<float> score)
    {
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = costs[i] == 0 ? 0 : noise[i] / ((float)Temperature * costs[i]);
        }
    }
}
