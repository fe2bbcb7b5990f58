using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;

namespace Microsoft.ML.Combinatorial.Benchmarks.PredictThenOptimize;

/// <summary>
/// Noise that ends up added to the costs. This library subtracts it, as the papers' perturbed scores ask for; the notebook adds it to costs, which for
/// noise that is not symmetric is another distribution. For comparing like with like.
/// </summary>
internal sealed record AddedNoise(NoiseDistribution Noise) : NoiseDistribution
{
    public override double Mean => -Noise.Mean;

    public override double Variance => Noise.Variance;

    public override void Sample(StepKey key, NoisePurpose purpose, int row, int sample, Span<float> destination, bool mirrored = false)
    {
        Noise.Sample(key, purpose, row, sample, destination, mirrored);
        TensorPrimitives.Negate(destination, destination);
    }
}
