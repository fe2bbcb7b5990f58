using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// An estimator that solves at several noisy copies of the costs, <c>costs − temperature · noise</c>, and whose solution is the mean of
/// theirs.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → samples <c>[batch, samples, n]</c> → solution <c>[batch, n]</c>. The rows of all samples are
/// solved in one call.</para>
/// <para>Noise moves costs as it moves the papers' scores (which are −costs): the sign is minus, so that a large draw makes a slot cheap.
/// Where costs must not be negative, noisy costs are clipped at 0.</para>
/// <para>Upstream: <c>[batch, n]</c> for the mean solution; or, of a loss of the samples themselves, <c>[batch, samples, n]</c>, in which
/// case each sample's is counted as if it were the only one (multiplied by the number of samples), so that λ means the same in both.</para>
/// </remarks>
public abstract class SampledGradientEstimator : GradientEstimator
{
    private protected SampledGradientEstimator(NoiseDistribution? noise, int samples, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        CheckNotNegative(temperature, nameof(temperature));
        Noise = noise;
        Samples = samples;
        Temperature = temperature;
    }

    /// <summary>Gets the distribution of the noise at temperature 1, or null for none.</summary>
    public NoiseDistribution? Noise { get; }

    /// <summary>Gets the number of noise samples for each row.</summary>
    public int Samples { get; }

    /// <summary>Gets what the noise is multiplied by, in units of the costs.</summary>
    public double Temperature { get; }

    /// <summary>Solves at every sample.</summary>
    /// <param name="solver">Solves a batch of cost rows.</param>
    /// <param name="costs">The costs, <c>[batch, n]</c>.</param>
    /// <param name="key">Keys the noise.</param>
    /// <returns>The solutions <c>[batch, samples, n]</c>, and what is handed to <c>Backward</c>.</returns>
    public abstract (Tensor Samples, object? Saved) ForwardSamples(SolverBatch solver, Tensor costs, StepKey key);

    /// <inheritdoc/>
    public sealed override (Tensor Solution, object? Saved) Forward(SolverBatch solver, Tensor costs, StepKey key)
    {
        (Tensor samples, object? saved) = ForwardSamples(solver, costs, key);
        return (Samples == 1 ? samples.squeeze(1) : samples.mean([1L]), saved);
    }

    /// <summary>Evaluates at the costs themselves; there is no gradient then.</summary>
    public override GradientEstimator ForEvaluation() => DecisionGradientEstimator.Instance;

    /// <summary>The noise's standard deviation over the size of a cost.</summary>
    internal virtual double NoiseShare(double costSize) =>
        Noise is null ? double.NaN : Math.Min(Temperature * Math.Sqrt(Noise.Variance) / costSize, 1e6);

    private protected static void CheckNotNegative(double value, string name)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative.");
        }
    }

    private protected static void CheckPositive(double value, string name)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and above 0.");
        }
    }

    private protected static Tensor[] Saved(object? saved) =>
        saved as Tensor[] ?? throw new ArgumentException("saved must be what Forward saved.", nameof(saved));
}
