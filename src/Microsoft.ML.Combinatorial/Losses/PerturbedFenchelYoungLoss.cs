using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// The perturbed Fenchel–Young loss: a smooth perceptron. The true solution must be as cheap as the mean solution under noise says that it could be. The first
/// choice where decisions are known but costs are not.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>ĉ·y* − mean over samples of min over y of (ĉ − σ ε)·y</c>; its gradient is <c>y* − mean solve(ĉ − σ ε)</c>, an unbiased
/// estimate of that of the smoothed loss. S solves a row. Convex in ĉ; at least σ E[ε]·y* in expectation, so not below 0 for noise of mean 0. With σ = 0 it is
/// <see cref="PerceptronLoss"/>.</para>
/// <para>Needs true solutions. The noise is keyed by step, row and sample.</para>
/// <para>Source: Berthet et al. 2020, "Learning with differentiable perturbed optimizers", arXiv:2002.08676, section 4. The paper maximises scores
/// θ = −ĉ; the noise has its sign.</para>
/// </remarks>
public sealed class PerturbedFenchelYoungLoss : CostLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="noise">The noise; null, the default, for <see cref="GaussianNoise"/>.</param>
    /// <param name="samples">S ≥ 1, default 10. More: less variance, in proportion dearer.</param>
    /// <param name="temperature">σ ≥ 0, default 1, in units of the costs. Higher: smoother, and farther from the hard decision.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public PerturbedFenchelYoungLoss(NoiseDistribution? noise = null, int samples = 10, double temperature = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        Noise = noise ?? new GaussianNoise();
        Samples = samples;
        Temperature = LossParameter.NotNegative(temperature, nameof(temperature));
    }

    /// <summary>Gets the noise.</summary>
    public NoiseDistribution Noise { get; }

    /// <summary>Gets S.</summary>
    public int Samples { get; }

    /// <summary>Gets σ.</summary>
    public double Temperature { get; }

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        (Tensor solved, Tensor? drawn) = NoisyCosts.Solve(solver, costs.detach(), key, Noise, Samples, Temperature);
        Tensor samples = solved.to(costs.dtype, costs.device);
        Tensor loss = Objective(costs, target.Solution!.sub(samples.mean([1])));
        return drawn is null
            ? loss
            : loss.add(drawn.to(costs.dtype, costs.device).mul(samples).sum(2).mean([1]), Temperature);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"PerturbedFenchelYoung(noise: {Noise}, samples: {Samples}, temperature: {Temperature})");
}
