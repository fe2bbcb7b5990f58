using System.Globalization;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Writes training progress to a context's log.</summary>
internal sealed class ProgressLog(IChannelProvider channels) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // A channel for each message: nobody tells a receiver of progress when the last one has come.
        using IChannel channel = channels.Start(CombinatorialCatalog.Source);
        channel.Info(MessageSensitivity.None, Line(value));
    }

    private static string Line(TrainingProgress progress)
    {
        string metric = double.IsNaN(progress.ValidationMetric)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {progress.MetricName} {progress.ValidationMetric:F4}{(progress.IsBest ? " (best)" : "")}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}/{progress.NumberOfEpochs}: loss {progress.Loss:G5}{metric}, solver {progress.SolverTime.TotalSeconds:F2} s, network {progress.NetworkTime.TotalSeconds:F2} s, zero gradients {progress.ZeroGradientShare:P0}, cost norm {progress.CostNorm:G4}");
    }
}
