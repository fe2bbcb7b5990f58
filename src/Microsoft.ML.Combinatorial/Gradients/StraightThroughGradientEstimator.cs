using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Perturb-and-MAP with a straight-through gradient: solves at noisy costs and hands the upstream gradient through as if the solver were
/// the negative identity.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → solution <c>[batch, n]</c>, the mean of the samples.</para>
/// <para>Effectively computes <c>solution = mean of solve(costs − τ ε)</c> and <c>gradient = −upstream</c>, 0 in the padding. Solver
/// calls: S a row forward, none backward. With τ = 0 it is <see cref="IdentityGradientEstimator"/>, and wants the same projections.</para>
/// <para>For a choice of one among n with the softmax's own derivative see
/// the layer <c>GumbelSoftmax</c> with <c>hard</c> set.</para>
/// <para>Source: Bengio, Léonard and Courville 2013, arXiv:1308.3432; with perturb-and-MAP as the baseline of arXiv:2106.01798. Differs from
/// it in: nothing but the sign that costs have.</para>
/// </remarks>
public sealed class StraightThroughGradientEstimator : SampledGradientEstimator
{
    /// <summary>Makes an estimator.</summary>
    /// <param name="noise">The noise, or null for none.</param>
    /// <param name="samples">S ≥ 1, default 1. More: a smoother solution, in proportion dearer.</param>
    /// <param name="temperature">τ ≥ 0, default 1, in units of the costs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public StraightThroughGradientEstimator(NoiseDistribution? noise, int samples = 1, double temperature = 1)
        : base(noise, samples, temperature)
    {
    }

    /// <inheritdoc/>
    public override (Tensor Samples, object? Saved) ForwardSamples(SolverBatch solver, Tensor costs, StepKey key) =>
        (NoisyCosts.Solve(solver, costs, key, Noise, Samples, Temperature, keepNoise: false).Samples, null);

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        using var scope = NewDisposeScope();

        // A sample's own upstream carries 1/samples of the mean in it already, so the sum is the mean.
        Tensor whole = upstream.shape.Length == 3 ? upstream.sum(1) : upstream;
        Tensor? mask = PaddingMask.Of(solver, whole.shape[0], whole.device);
        return PaddingMask.Clear(whole.neg(), mask).MoveToOuterDisposeScope();
    }

    /// <summary>Evaluates without noise, with the same gradient.</summary>
    public override GradientEstimator ForEvaluation() => new IdentityGradientEstimator();

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"StraightThrough(noise: {(object?)Noise ?? "none"}, samples: {Samples}, temperature: {Temperature})");
}
