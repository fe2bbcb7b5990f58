using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>Losses that need no derivative: scalars to call <c>backward</c> on, whose gradient is that of the expected loss.</summary>
public static class ScoreFunction
{
    /// <summary>The mean loss of a layer's samples, with the gradient that <see cref="ScoreFunctionGradientEstimator"/> takes it by.</summary>
    /// <param name="samples">Solutions <c>[samples, batch, n]</c>, as the layer's <c>ForwardSamples</c> gives them.</param>
    /// <param name="losses">The loss of each, <c>[samples, batch]</c>, computed in any way; no gradient flows through them.</param>
    /// <returns>A scalar: the mean of the losses.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a solution is 0 throughout and cannot carry its loss: use the other
    /// overload.</exception>
    public static Tensor Surrogate(Tensor samples, Tensor losses)
    {
        Check(samples, losses);
        using var scope = NewDisposeScope();
        Tensor fixedSamples = samples.detach();
        Tensor length = fixedSamples.square().sum(2);
        if (length.min().item<float>() == 0)
        {
            throw new ArgumentException(
                "A sampled solution is 0 throughout and cannot carry its loss: use the overload with costs.", nameof(samples));
        }

        // Linear in the samples, and equal to the loss where they are: what the estimator multiplies each sample with is its loss.
        Tensor carrier = samples.mul(fixedSamples).sum(2).div(length);
        return carrier.mul(losses.detach()).mean().MoveToOuterDisposeScope();
    }

    /// <summary>The mean loss of solutions that were drawn in any way, with the score function gradient for the costs.</summary>
    /// <param name="costs">Costs <c>[batch, n]</c> that the gradient goes to.</param>
    /// <param name="samples">Solutions <c>[samples, batch, n]</c>, drawn with probability proportional to
    /// <c>exp(−costs · z / temperature)</c>.</param>
    /// <param name="losses">The loss of each, <c>[samples, batch]</c>.</param>
    /// <param name="marginals">The expected solution <c>[batch, n]</c>, where it is known: then one sample is enough. Null for the mean of the
    /// samples.</param>
    /// <param name="temperature">&gt; 0.</param>
    /// <returns>A scalar: the mean of the losses. Its gradient is <c>−(1/τ) mean of (ℓₛ − baselineₛ)(zₛ − marginals)</c> over the
    /// batch size, the baseline being the mean of the other samples' losses (0 for a single sample).</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a single sample comes without marginals.</exception>
    public static Tensor Surrogate(Tensor costs, Tensor samples, Tensor losses, Tensor? marginals = null, double temperature = 1)
    {
        Check(samples, losses);
        ArgumentNullException.ThrowIfNull(costs);
        if (!double.IsFinite(temperature) || temperature <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "temperature must be finite and above 0.");
        }

        long count = samples.shape[0];
        if (marginals is null && count < 2)
        {
            throw new ArgumentException("A single sample needs marginals.", nameof(marginals));
        }

        using var scope = NewDisposeScope();
        Tensor drawn = samples.detach(), loss = losses.detach();

        // Less the mean of the others is S/(S − 1) times less the mean of all. These deviations sum to 0, so that without marginals
        // the solutions need no centring.
        double centred = count > 1 ? count / (count - 1.0) : 1;
        Tensor deviation = count > 1 ? loss.sub(loss.mean([0L], true)).mul(centred) : loss;
        Tensor score = marginals is null ? drawn : drawn.sub(marginals.detach());
        Tensor weights = deviation.unsqueeze(2).mul(score).mean([0L]).mul(-1 / temperature);

        // 0 in value, the estimate in its gradient.
        Tensor zero = costs.sub(costs.detach()).mul(weights).sum().div(costs.shape[0]);
        return zero.add(loss.mean()).MoveToOuterDisposeScope();
    }

    private static void Check(Tensor samples, Tensor losses)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(losses);
        if (samples.shape.Length != 3 || losses.shape.Length != 2 || !losses.shape.AsSpan().SequenceEqual(samples.shape.AsSpan(0, 2)))
        {
            throw new ArgumentException(
                $"losses must be [samples, batch] for samples [samples, batch, n]; they are [{string.Join(", ", losses.shape)}] "
                + $"for [{string.Join(", ", samples.shape)}].",
                nameof(losses));
        }
    }
}
