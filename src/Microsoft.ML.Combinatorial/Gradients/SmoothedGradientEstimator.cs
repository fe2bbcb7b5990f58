using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// An estimator of the true derivative of the expected solution under noise: the solutions weighted by the derivative of the noise's
/// log-density.
/// </summary>
/// <remarks>
/// <para>With <c>rₛ = ⟨solutionₛ, upstream⟩</c> the gradient is the mean of <c>(rₛ − baselineₛ) · scoreₛ</c>, which is unbiased for every
/// baseline that does not depend on the sample's own noise: here the mean of the other samples (of the other pairs, where samples come in
/// antithetic pairs), or 0.</para>
/// <para>Clipping costs at 0, where a problem asks for it, is outside the formula and biases it.</para>
/// </remarks>
public abstract class SmoothedGradientEstimator : SampledGradientEstimator
{
    private protected SmoothedGradientEstimator(NoiseDistribution noise, int samples, double temperature, bool baseline, bool antithetic)
        : base(noise, samples, temperature)
    {
        ArgumentNullException.ThrowIfNull(noise);
        CheckPositive(temperature, nameof(temperature));
        if (antithetic && samples % 2 != 0)
        {
            throw new ArgumentException($"samples must be even where they are antithetic, was {samples}.", nameof(samples));
        }

        Baseline = baseline;
        Antithetic = antithetic;
    }

    /// <summary>Gets whether the mean of the other samples is subtracted.</summary>
    public bool Baseline { get; }

    /// <summary>Gets whether every second sample mirrors the one before.</summary>
    public bool Antithetic { get; }

    /// <inheritdoc/>
    public sealed override (Tensor Samples, object? Saved) ForwardSamples(SolverBatch solver, Tensor costs, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(costs);
        (Tensor solved, Tensor? drawn) = NoisyCosts.Solve(solver, costs, key, Noise, Samples, Antithetic, Perturb);
        return (solved, new[] { costs, solved, drawn! });
    }

    /// <inheritdoc/>
    public sealed override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(upstream);
        using var scope = NewDisposeScope();
        Tensor[] tensors = Saved(saved);
        Tensor host = TensorRows.OnHost(upstream), costs = TensorRows.OnHost(tensors[0]), solved = TensorRows.OnHost(tensors[1]);
        int rows = (int)upstream.shape[0];
        Tensor gradient = zeros([rows, solver.Width], ScalarType.Float32);
        (HostRows slopes, HostRows own, HostRows solutions, HostRows draws, HostRows sums) =
            (new(host), new(costs), new(solved), new(tensors[2]), new(gradient));
        bool each = upstream.shape.Length == 3;
        int factor = NoisyCosts.UpstreamFactor(upstream, Samples);
        HostRows.ForEach(rows, solved.numel(), solver.MaxDegreeOfParallelism, row =>
        {
            int size = solver.ProblemOf(row, rows).Size;
            var weights = new double[Samples];
            for (int sample = 0; sample < Samples; sample++)
            {
                int place = (row * Samples) + sample;
                weights[sample] = factor * TensorPrimitives.Dot<float>(solutions[place][..size], slopes[each ? place : row][..size]);
            }

            Subtract(weights);
            AddScores(own[row][..size], weights, sample => draws[(row * Samples) + sample], sums[row][..size]);
        });
        GC.KeepAlive(tensors);
        return gradient.to(upstream.device).MoveToOuterDisposeScope();
    }

    /// <summary>Makes noisy costs.</summary>
    private protected abstract void Perturb(ReadOnlySpan<float> costs, ReadOnlySpan<float> noise, Span<float> noisy);

    /// <summary>The derivative of the log-density of noisy costs, with respect to the costs.</summary>
    private protected abstract void Score(ReadOnlySpan<float> costs, ReadOnlySpan<float> noise, Span<float> score);

    private void AddScores(ReadOnlySpan<float> costs, double[] weights, DrawsOf draws, Span<float> sum)
    {
        Span<float> score = sum.Length <= 1024 ? stackalloc float[sum.Length] : new float[sum.Length];
        for (int sample = 0; sample < weights.Length; sample++)
        {
            if (weights[sample] != 0)
            {
                Score(costs, draws(sample)[..sum.Length], score);
                TensorPrimitives.FusedMultiplyAdd(score, (float)(weights[sample] / Samples), sum, sum);
            }
        }
    }

    /// <summary>Takes from each weight the mean of those whose noise is independent of its own.</summary>
    private void Subtract(double[] weights)
    {
        int together = Antithetic ? 2 : 1;
        if (!Baseline || Samples <= together)
        {
            return;
        }

        double sum = weights.Sum();
        for (int first = 0; first < Samples; first += together)
        {
            Span<double> own = weights.AsSpan(first, together);
            double others = (sum - own[0] - (together == 2 ? own[1] : 0)) / (Samples - together);
            foreach (ref double weight in own)
            {
                weight -= others;
            }
        }
    }

    private delegate ReadOnlySpan<float> DrawsOf(int sample);
}
