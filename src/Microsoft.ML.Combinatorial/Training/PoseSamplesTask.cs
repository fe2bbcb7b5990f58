using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
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
internal sealed class PoseSamplesTask(PoseModel model, long seed) : PoseTask(model)
{
    private const int SampleSize = 5;
    private const int Samples = 32;

    // The distance, in thresholds, at which a right correspondence counts as lost.
    private const double LargestDistance = 10;
    private const double Guard = 1e-15;

    private readonly ImplicitLayer _layer = new(new EssentialFivePoint { ConditionLimit = 1e6 });

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
        Tensor essential = Solve(_layer, drawn.to(ScalarType.Float64).view(rows * Samples, 4 * SampleSize), Truth(batch, Samples));
        Tensor loss = Distance(batch, essential.to(ScalarType.Float32).view(rows, Samples, 9), right);
        health = () => Health(_layer, logits);
        return loss.add(Classification(batch, logits, right));
    }

    private Tensor Distance(CorrespondenceBatch batch, Tensor essential, float[] right)
    {
        long rows = batch.Examples.Count, count = batch.Width;
        Tensor points = batch.Correspondences, one = ones([rows, count, 1], device: Model.Device);
        Tensor first = cat([points.slice(2, 0, 2, 1), one], 2), second = cat([points.slice(2, 2, 4, 1), one], 2);
        Tensor matrix = essential.view(rows, Samples, 3, 3);

        // Lines [rows, samples, n, 3]: E q₁ in the second image, Eᵀ q₂ in the first.
        Tensor inSecond = first.unsqueeze(1).matmul(matrix.transpose(2, 3)), inFirst = second.unsqueeze(1).matmul(matrix);
        Tensor residual = inSecond.mul(second.unsqueeze(1)).sum(3).square();
        Tensor lengths = SquaredNormal(inSecond).reciprocal().add(SquaredNormal(inFirst).reciprocal());
        double limit = LargestDistance * Model.Options.Threshold;
        Tensor lost = residual.mul(lengths).mul(1 / (limit * limit)).clamp_max(1);
        float[] shares = [.. Enumerable.Range(0, (int)rows).SelectMany(row =>
        {
            float[] own = right.AsSpan(row * batch.Width, batch.Width).ToArray();
            float total = Math.Max(1, own.Sum());
            return own.Select(value => value / total / rows / Samples);
        })];
        return lost.mul(tensor(shares, [rows, 1, count], device: Model.Device)).sum();
    }

    private static Tensor SquaredNormal(Tensor lines) => lines.slice(3, 0, 2, 1).square().sum(3).add(Guard);
}
