using System.Diagnostics;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>
/// Trains a pose model as a classifier of correspondences: right is what lies within the threshold of the true epipolar geometry. Right and wrong ones of
/// a pair weigh as much together. What training through a solver adds to it, derived tasks say.
/// </summary>
internal class PoseTask(PoseModel model) : ITrainingTask<PoseExample>
{
    // The error in degrees from which on a pose is worth nothing to the metric.
    private const double LargestError = 20;

    // The distance, in thresholds, at which a right correspondence counts as lost to a matrix.
    private const double LargestDistance = 10;

    public nn.Module Network => Model.Network;

    public string MetricName => "AUC@20";

    public TimeSpan SolverTime => Model.SolverTime;

    public long StepCount { get; set; }

    protected PoseModel Model { get; } = model;

    public Tensor Loss(IReadOnlyList<PoseExample> batch, out Func<GradientDiagnostics>? health)
    {
        using var layout = new CorrespondenceBatch(batch, Model.Device);
        float[] right = RightOnes(layout);
        Tensor logits = Model.Logits(layout);
        Tensor loss = Loss(layout, logits, right, out health);
        StepCount++;
        return loss;
    }

    /// <summary>The exact AUC of the pose error up to 20 degrees.</summary>
    public (double Sum, double Count) Score(IReadOnlyList<PoseExample> batch)
    {
        PosePrediction[] predictions = Model.Predict(batch);
        double sum = 0;
        for (int row = 0; row < batch.Count; row++)
        {
            if (!batch[row].HasLabel)
            {
                throw new InvalidOperationException($"Pair {row} of the batch has no label.");
            }

            double error = PoseError.Degrees(Array.ConvertAll(predictions[row].Pose, value => (double)value), batch[row].Pose);
            sum += Math.Max(0, 1 - (error / LargestError));
        }

        return (sum, batch.Count);
    }

    protected virtual Tensor Loss(CorrespondenceBatch batch, Tensor logits, float[] right, out Func<GradientDiagnostics>? health)
    {
        health = null;
        return Classification(batch, logits, right);
    }

    /// <summary>Balanced logistic loss: the mean over pairs of half the mean over right and half that over wrong correspondences.</summary>
    protected Tensor Classification(CorrespondenceBatch batch, Tensor logits, float[] right)
    {
        long[] shape = [batch.Examples.Count, batch.Width];
        Tensor target = tensor(right, shape, device: Model.Device), weights = tensor(Balance(batch, right), shape, device: Model.Device);
        return nn.functional.binary_cross_entropy_with_logits(logits, target, weights, nn.Reduction.Sum);
    }

    /// <summary>The solutions nearest to the truth; the time counts as the solver's.</summary>
    protected Tensor Solve(ImplicitLayer layer, Tensor samples, Tensor truth)
    {
        long start = Stopwatch.GetTimestamp();
        Tensor essential = layer.Forward(samples, truth);
        Model.AddSolverTime(start);
        return essential;
    }

    /// <summary>The true essential matrices [pairs · samples, 9] in double precision, each as often as its pair has samples.</summary>
    protected Tensor Truth(CorrespondenceBatch batch, int samples)
    {
        double[] values = new double[batch.Examples.Count * samples * 9];
        for (int row = 0; row < batch.Examples.Count * samples; row++)
        {
            batch.Examples[row / samples].Essential.CopyTo(values.AsSpan(9 * row));
        }

        return tensor(values, [batch.Examples.Count * samples, 9], device: Model.Device);
    }

    /// <summary>How far right correspondences lie from the epipolar lines of matrices [pairs, matrices, 9].</summary>
    protected Tensor Lost(CorrespondenceBatch batch, Tensor essential, float[] right)
    {
        float[] weights = (float[])right.Clone();
        for (int row = 0; row < batch.Examples.Count; row++)
        {
            Span<float> own = weights.AsSpan(row * batch.Width, batch.Width);
            float total = own.Count(1f);
            foreach (ref float weight in own)
            {
                weight /= Math.Max(1, total);
            }
        }

        return EpipolarLoss.Compute(
            essential,
            batch.Correspondences,
            tensor(weights, [batch.Examples.Count, batch.Width], device: Model.Device),
            LargestDistance * Model.Options.Threshold);
    }

    /// <summary>After the backward pass: rows without a gradient, solves, and the mean norm of the logits.</summary>
    protected static GradientDiagnostics Health(ImplicitLayer layer, Tensor logits)
    {
        using DisposeScope scope = NewDisposeScope();
        ImplicitDiagnostics diagnostics = layer.Diagnostics;
        double norm = logits.detach().square().sum(1).sqrt().mean().item<float>();
        return new GradientDiagnostics((double)diagnostics.Flagged / diagnostics.Rows, diagnostics.Rows, norm) { SolverSeconds = diagnostics.Seconds };
    }

    /// <summary>1 for each right correspondence, 0 for wrong ones and padding.</summary>
    private float[] RightOnes(CorrespondenceBatch batch)
    {
        var right = new float[batch.Examples.Count * batch.Width];
        double limit = Model.Options.Threshold * Model.Options.Threshold;
        for (int row = 0; row < batch.Examples.Count; row++)
        {
            PoseExample example = batch.Examples[row];
            if (!example.HasLabel)
            {
                throw new InvalidOperationException($"Pair {row} of the batch has no label.");
            }

            for (int i = 0; i < example.Count; i++)
            {
                double distance = EpipolarResiduals.Sampson(example.Essential, example.Correspondences.Slice(4 * i, 4));
                right[(row * batch.Width) + i] = distance <= limit ? 1 : 0;
            }
        }

        return right;
    }

    private static float[] Balance(CorrespondenceBatch batch, float[] right)
    {
        var weights = new float[right.Length];
        for (int row = 0; row < batch.Examples.Count; row++)
        {
            Range own = (row * batch.Width)..((row * batch.Width) + batch.Examples[row].Count);
            float rightOnes = right.AsSpan(own).Count(1f), wrongOnes = batch.Examples[row].Count - rightOnes;
            for (int i = own.Start.Value; i < own.End.Value; i++)
            {
                weights[i] = 0.5f / batch.Examples.Count / (right[i] == 1 ? rightOnes : wrongOnes);
            }
        }

        return weights;
    }
}
