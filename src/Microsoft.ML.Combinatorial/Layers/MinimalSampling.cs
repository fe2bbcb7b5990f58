using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>
/// Draws minimal samples from weighted measurements so that the weights can be trained: forward, m different measurements by Gumbel-top-m;
/// backward, as if each had been a soft mixture of all measurements (straight through).
/// </summary>
/// <remarks>
/// <para>Effectively computes, with keys k = ln w + G, the measurements of the m largest keys. The gradient of the j-th drawn one is that of
/// Σᵢ softmax(k)ᵢ xᵢ, the softmax running over what was not drawn before it.</para>
/// <para>Source: Wei et al. 2023, "Generalized differentiable RANSAC", arXiv:2212.13185; MinBackProp (Sukhanov et al. 2024, arXiv:2404.17993). Differs
/// in leaving drawn measurements out of later mixtures, and in mixing measurements where those scale the drawn one.</para>
/// </remarks>
public static class MinimalSampling
{
    private const float Excluded = -1e9f;

    /// <summary>Draws samples.</summary>
    /// <param name="logWeights">[batch, n]: the logarithms of the weights; −10⁹ or less for padding.</param>
    /// <param name="measurements">[batch, n, d].</param>
    /// <param name="samples">How many samples of each row, s ≥ 1.</param>
    /// <param name="size">m, 1 … n.</param>
    /// <param name="key">Keys the noise.</param>
    /// <returns>[batch, s, m, d]: exactly the drawn measurements.</returns>
    public static Tensor Draw(Tensor logWeights, Tensor measurements, int samples, int size, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(logWeights);
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, logWeights.shape[1]);
        using DisposeScope scope = NewDisposeScope();
        (long rows, long count, long width) = (measurements.shape[0], measurements.shape[1], measurements.shape[2]);
        Tensor keys = logWeights.unsqueeze(1).add(Gumbel((int)rows, samples, (int)count, key, logWeights.device));
        (_, Tensor chosen) = keys.detach().topk(size, 2);
        Tensor flat = measurements.unsqueeze(1).expand(rows, samples, count, width).reshape(rows * samples, count, width);
        List<Tensor> drawn = [];
        for (int j = 0; j < size; j++)
        {
            Tensor index = chosen.slice(2, j, j + 1, 1);
            Tensor soft = keys.softmax(2).view(rows * samples, 1, count).bmm(flat);
            Tensor hard = flat.gather(1, index.reshape(rows * samples, 1, 1).expand(rows * samples, 1, width));
            // In this order the difference is exactly zero, and what comes out is the measurement to the bit.
            drawn.Add(hard.detach().add(soft.sub(soft.detach())));
            keys = keys.scatter(2, index, index.full_like(Excluded, ScalarType.Float32));
        }

        return cat(drawn, 1).view(rows, samples, size, width).MoveToOuterDisposeScope();
    }

    private static Tensor Gumbel(int rows, int samples, int count, StepKey key, Device device)
    {
        var noise = new float[rows * samples * count];
        for (int row = 0; row < rows; row++)
        {
            for (int sample = 0; sample < samples; sample++)
            {
                Span<float> place = noise.AsSpan(((row * samples) + sample) * count, count);
                CounterBasedNoise.Uniform(key, NoisePurpose.Relaxation, row, sample, place);
                foreach (ref float value in place)
                {
                    value = -MathF.Log(-MathF.Log(value));
                }
            }
        }

        return tensor(noise, [rows, samples, count], device: device);
    }
}
