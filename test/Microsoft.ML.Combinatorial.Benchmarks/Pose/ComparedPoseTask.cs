using System.Diagnostics;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Pose;

/// <summary>Training through the weighted eight-point algorithm by its loss alone, with the solver given, so that ways of differentiating it can be compared.</summary>
internal sealed class ComparedPoseTask(PoseModel model, Func<Tensor, Tensor, Tensor> solve) : ITrainingTask<PoseExample>
{
    private long _ticks;

    public nn.Module Network => model.Network;

    public string MetricName => "AUC@20";

    public TimeSpan SolverTime => Stopwatch.GetElapsedTime(0, _ticks);

    public long StepCount { get; set; }

    public Tensor Loss(IReadOnlyList<PoseExample> batch, out Func<GradientDiagnostics>? health)
    {
        health = null;
        StepCount++;
        using var layout = new CorrespondenceBatch(batch);
        (int rows, int count) = (batch.Count, layout.Width);
        float[] points = new float[rows * count * 4], right = new float[rows * count], padding = new float[rows * count];
        double limit = model.Options.Threshold * model.Options.Threshold;
        for (int row = 0; row < rows; row++)
        {
            PoseExample example = batch[row];
            for (int i = 0; i < example.Count; i++)
            {
                ReadOnlySpan<double> own = example.Correspondences.Slice(4 * i, 4);
                right[(row * count) + i] = EpipolarResiduals.Sampson(example.Essential, own) <= limit ? 1 : 0;
                padding[(row * count) + i] = 1;
                for (int k = 0; k < 4; k++)
                {
                    points[(((row * count) + i) * 4) + k] = (float)own[k];
                }
            }
        }

        Tensor correspondences = tensor(points, [rows, count, 4]), inliers = tensor(right, [rows, count]);
        Tensor weights = model.Network.call(layout).sigmoid().mul(tensor(padding, [rows, count]));
        Tensor samples = cat([correspondences, weights.unsqueeze(2)], 2).to(ScalarType.Float64).view(rows, -1);
        Tensor truth = tensor(batch.SelectMany(example => example.Essential.ToArray()).ToArray(), [rows, 9]);
        long start = Stopwatch.GetTimestamp();
        Tensor essential = solve(samples, truth);
        _ticks += Stopwatch.GetTimestamp() - start;

        // The squared distance first finds the neighbourhood of the truth, in which the bounded one has a gradient.
        Tensor shares = inliers.div(inliers.sum(1, true).clamp_min(1));
        Tensor bounded = EpipolarLoss.Compute(
            essential.to(ScalarType.Float32).view(rows, 1, 9), correspondences, shares, 10 * model.Options.Threshold);
        return essential.sub(truth).square().sum(1).mean().to(ScalarType.Float32).add(bounded);
    }

    public (double Sum, double Count) Score(IReadOnlyList<PoseExample> batch)
    {
        PosePrediction[] predictions = model.Predict(batch);
        double sum = 0;
        for (int row = 0; row < batch.Count; row++)
        {
            double error = PoseError.Degrees(Array.ConvertAll(predictions[row].Pose, value => (double)value), batch[row].Pose);
            sum += Math.Max(0, 1 - (error / 20));
        }

        return (sum, batch.Count);
    }
}
