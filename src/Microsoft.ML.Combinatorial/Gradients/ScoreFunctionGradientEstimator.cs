using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Score function estimator (REINFORCE): needs a loss value for each sampled solution, and no derivative of the loss.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → samples <c>[batch, samples, n]</c> by the layer's <c>ForwardSamples</c>; the losses of the samples
/// go through <see cref="ScoreFunction.Surrogate(Tensor, Tensor)"/>, whose value is their mean.</para>
/// <para>Effectively computes <c>gradient = −(1/τ) Σ (ℓₛ − mean ℓ)(zₛ − mean z) / (S − 1)</c>: the covariance of loss and solution, which
/// is the derivative of the expected loss where solutions z are drawn with probability proportional to <c>exp(−costs · z / τ)</c>. Means over
/// the samples stand for both the baseline and the unknown marginals, without bias. Solver calls: S a row forward, none backward.</para>
/// <para>Perturb-and-MAP draws from that distribution for a choice of one among n with Gumbel noise; for other problems it is near it
/// (<see cref="SumOfGammaNoise"/>), and so is the gradient. With exact samples or exact marginals of your own use
/// <see cref="ScoreFunction.Surrogate(Tensor, Tensor, Tensor, Tensor?, double)"/>.</para>
/// <para>An ordinary differentiable loss works too: each sample then counts with the part of the loss that is linear in it,
/// <c>ℓₛ = upstream · zₛ</c>.</para>
/// <para>Source: Williams 1992, doi:10.1007/BF00992696; for this use arXiv:2106.01798, section 2. Differs from it in: marginals from the
/// samples.</para>
/// </remarks>
public sealed class ScoreFunctionGradientEstimator : SampledGradientEstimator
{
    /// <summary>Makes an estimator.</summary>
    /// <param name="noise">The noise; Gumbel for a choice of one, <see cref="SumOfGammaNoise"/> for k slots.</param>
    /// <param name="samples">S ≥ 2, default 10. The variance is high: many are needed.</param>
    /// <param name="temperature">τ &gt; 0, default 1, in units of the costs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ScoreFunctionGradientEstimator(NoiseDistribution noise, int samples = 10, double temperature = 1)
        : base(noise, samples, temperature)
    {
        ArgumentNullException.ThrowIfNull(noise);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        CheckPositive(temperature, nameof(temperature));
    }

    /// <inheritdoc/>
    public override (Tensor Samples, object? Saved) ForwardSamples(SolverBatch solver, Tensor costs, StepKey key)
    {
        Tensor solved = NoisyCosts.Solve(solver, costs, key, Noise, Samples, Temperature, keepNoise: false).Samples;
        return (solved, new[] { solved });
    }

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(upstream);
        using var scope = NewDisposeScope();
        Tensor host = TensorRows.OnHost(upstream), solved = TensorRows.OnHost(Saved(saved)[0]);
        int rows = (int)upstream.shape[0];
        Tensor gradient = zeros([rows, solver.Width], ScalarType.Float32);
        (HostRows slopes, HostRows solutions, HostRows sums) = (new(host), new(solved), new(gradient));
        bool each = upstream.shape.Length == 3;
        int factor = NoisyCosts.UpstreamFactor(upstream, Samples);
        double scale = -factor / (Temperature * (Samples - 1));
        HostRows.ForEach(rows, solved.numel(), solver.MaxDegreeOfParallelism, row =>
        {
            int size = solver.ProblemOf(row, rows).Size;
            var losses = new double[Samples];
            for (int sample = 0; sample < Samples; sample++)
            {
                int place = (row * Samples) + sample;
                losses[sample] = TensorPrimitives.Dot<float>(solutions[place][..size], slopes[each ? place : row][..size]);
            }

            // Deviations of the losses sum to 0, so the mean of the solutions drops out.
            double mean = losses.Average();
            for (int sample = 0; sample < Samples; sample++)
            {
                TensorPrimitives.FusedMultiplyAdd(
                    solutions[(row * Samples) + sample][..size], (float)(scale * (losses[sample] - mean)), sums[row][..size], sums[row][..size]);
            }
        });
        GC.KeepAlive(solved);
        return gradient.to(upstream.device).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"ScoreFunction(noise: {Noise}, samples: {Samples}, temperature: {Temperature})");
}
