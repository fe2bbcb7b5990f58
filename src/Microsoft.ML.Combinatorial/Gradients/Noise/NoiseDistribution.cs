using System.Text.Json.Serialization;

namespace Microsoft.ML.Combinatorial.Gradients.Noise;

/// <summary>
/// The distribution of the numbers that perturb costs. Draws are independent from slot to slot, at temperature 1: an estimator multiplies
/// them by its own temperature.
/// </summary>
/// <remarks>
/// <para>Papers perturb scores θ that are maximised, <c>θ + τ ε</c>. Costs are <c>w = −θ</c>, so an estimator solves at
/// <c>w − τ ε</c>: a large draw makes a slot cheap. For distributions that are not symmetric the sign matters.</para>
/// <para>A distribution of your own derives from this class; as part of a saved model it is made known with
/// <c>ComponentRegistry.Register</c>.</para>
/// </remarks>
public abstract record NoiseDistribution
{
    /// <summary>Gets the expectation of a draw.</summary>
    [JsonIgnore]
    public abstract double Mean { get; }

    /// <summary>Gets the variance of a draw.</summary>
    [JsonIgnore]
    public abstract double Variance { get; }

    /// <summary>Gets whether <see cref="Score"/> is there, which estimators of a smoothed gradient ask for.</summary>
    [JsonIgnore]
    public virtual bool HasScore => false;

    /// <summary>Fills with independent draws, which depend on the arguments only.</summary>
    /// <param name="key">Seed and step.</param>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="row">Row of the batch.</param>
    /// <param name="sample">Noise sample of that row.</param>
    /// <param name="destination">Any length; a longer one begins with the same draws.</param>
    /// <param name="mirrored">Whether to draw at the opposite quantiles: u becomes 1 − u, so that a draw and its mirror image are
    /// antithetic.</param>
    public abstract void Sample(
        StepKey key, NoisePurpose purpose, int row, int sample, Span<float> destination, bool mirrored = false);

    /// <summary>Effectively computes <c>−d ln p(z) / dz</c> for each draw z, p being the density.</summary>
    /// <param name="noise">Draws.</param>
    /// <param name="score">As many values, overwritten.</param>
    /// <exception cref="NotSupportedException">The density has no closed form.</exception>
    public virtual void Score(ReadOnlySpan<float> noise, Span<float> score) =>
        throw new NotSupportedException($"{GetType().Name} has no score: its density has no closed form.");
}
