using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>
/// Trains a pose model through the five-point algorithm: minimal samples drawn by the weights, of each the solution nearest to the truth, and the mean over
/// samples and right correspondences of min(1, symmetric epipolar distance), in units of a few thresholds. The classifier's loss is added: the derivative of a
/// solution says how it moves with a small change of its sample, which helps only once most samples are nearly right.
/// </summary>
internal sealed class PoseSamplesTask(PoseModel model, ImplicitLayer layer, long seed) : PoseTask(model)
{
    private const int SampleSize = 5;
    private const int Samples = 16;

    protected override Tensor Loss(CorrespondenceBatch batch, Tensor logits, float[] right, out Func<GradientDiagnostics>? health)
    {
        if (batch.Width < SampleSize)
        {
            return base.Loss(batch, logits, right, out health);
        }

        long rows = batch.Examples.Count;
        Tensor padding = batch.Shares.squeeze(1).eq(0);
        Tensor logWeights = nn.functional.logsigmoid(logits).masked_fill(padding, -1e9);
        Tensor drawn = MinimalSampling.Draw(logWeights, batch.Correspondences, Samples, SampleSize, new StepKey(seed, StepCount));
        Tensor essential = Solve(layer, drawn.to(ScalarType.Float64).view(rows * Samples, 4 * SampleSize), Truth(batch, Samples));
        Tensor loss = Lost(batch, essential.to(ScalarType.Float32).view(rows, Samples, 9), right);
        health = () => Health(layer, logits);
        return loss.add(Classification(batch, logits, right));
    }
}
