using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients.Noise;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Differentiable perturbed optimizer: the expected solution under additive noise is a smooth function of the costs, and this is an unbiased
/// estimate of its derivative.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → solution <c>[batch, n]</c>, the mean of the samples.</para>
/// <para>Effectively computes <c>solution = mean of yₛ</c>, <c>yₛ = solve(costs − σ Zₛ)</c>, and
/// <c>gradient = −(1/σ) mean of (⟨yₛ, upstream⟩ − baselineₛ) ν′(Zₛ)</c>, ν′ being the noise's score. Solver calls: S a row forward, none
/// backward. The estimate's variance grows with 1/σ².</para>
/// <para>Signs: with Gaussian noise it is the paper's formula for either sign; with Gumbel noise <c>costs − σ Z</c> makes the expected
/// solution of a choice of one among n the softmax of −costs/σ.</para>
/// <para>Source: Berthet et al. 2020, "Learning with differentiable perturbed optimizers", arXiv:2002.08676, proposition 3.1. Differs
/// from it in: the leave-one-out baseline and antithetic draws, which leave the expectation as it is and lower the variance.</para>
/// </remarks>
public sealed class PerturbedGradientEstimator : SmoothedGradientEstimator
{
    private readonly NoiseDistribution _noise;

    /// <summary>Makes an estimator.</summary>
    /// <param name="noise">Gaussian where null; another must have a score (<see cref="NoiseDistribution.HasScore"/>).</param>
    /// <param name="samples">S ≥ 1, default 10; even where antithetic. The error falls with 1/√S. With a single one there is no
    /// baseline.</param>
    /// <param name="temperature">σ &gt; 0, default 1, in units of the costs. Larger: smoother and less noisy gradients of a solution
    /// further from the decision.</param>
    /// <param name="baseline">Whether to subtract the mean of the other samples, default true.</param>
    /// <param name="antithetic">Whether every second sample mirrors the one before, default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">The noise has no score, or the samples are antithetic and odd in number.</exception>
    public PerturbedGradientEstimator(
        NoiseDistribution? noise = null, int samples = 10, double temperature = 1, bool baseline = true, bool antithetic = false)
        : base(noise ?? new GaussianNoise(), samples, temperature, baseline, antithetic)
    {
        _noise = Noise!;
        if (!_noise.HasScore)
        {
            throw new ArgumentException($"noise must have a score, as Gaussian and Gumbel noise do; {_noise} has none.", nameof(noise));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Perturbed(noise: {_noise}, samples: {Samples}, temperature: {Temperature}, baseline: {Baseline}, antithetic: {Antithetic})");

    private protected override void Perturb(ReadOnlySpan<float> costs, ReadOnlySpan<float> noise, Span<float> noisy) =>
        TensorPrimitives.FusedMultiplyAdd(noise, (float)-Temperature, costs, noisy);

    private protected override void Score(ReadOnlySpan<float> costs, ReadOnlySpan<float> noise, Span<float> score)
    {
        _noise.Score(noise, score);
        TensorPrimitives.Divide(score, (float)-Temperature, score);
    }
}
