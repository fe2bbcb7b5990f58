using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>What training through the solver and training pair by pair have in common: the model and how it is measured.</summary>
internal abstract class MatchingTask(MatchingModel model) : ITrainingTask<MatchingExample>
{
    public nn.Module Network => Model.Backbone;

    public virtual nn.Module? Layer => null;

    public string MetricName => "accuracy";

    public TimeSpan SolverTime => Model.Solvers.Statistics.Elapsed;

    public virtual long StepCount { get; set; }

    protected MatchingModel Model { get; } = model;

    public abstract Tensor Loss(IReadOnlyList<MatchingExample> batch, out Func<GradientDiagnostics>? health);

    /// <summary>Left keypoints decided right, "no partner" included, of all left keypoints.</summary>
    public (double Sum, double Count) Score(IReadOnlyList<MatchingExample> batch)
    {
        MatchingPrediction[] predictions = Model.Predict(batch);
        double right = 0;
        double count = 0;
        for (int row = 0; row < batch.Count; row++)
        {
            if (!batch[row].HasLabel)
            {
                throw new InvalidOperationException($"Task {row} of the batch has no label.");
            }

            ReadOnlySpan<int> truth = batch[row].Match;
            for (int left = 0; left < truth.Length; left++)
            {
                right += predictions[row].Match[left] == truth[left] ? 1 : 0;
            }

            count += truth.Length;
        }

        return (right, count);
    }

    protected Tensor Target(MatchingBatch batch, float[] solutions) =>
        tensor(solutions, [batch.Examples.Count, batch.Width], device: Model.Device);
}
