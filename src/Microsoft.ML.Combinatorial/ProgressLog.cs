using System.Globalization;
using System.Text;
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
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.NumberOfEpochs}: loss {progress.Loss:G5}");
        if (!double.IsNaN(progress.ValidationMetric))
        {
            line.Append(CultureInfo.InvariantCulture, $", {progress.MetricName} {progress.ValidationMetric:F4}");
            line.Append(progress.IsBest ? " (best)" : "");
        }

        line.Append(CultureInfo.InvariantCulture, $", solver {progress.SolverTime.TotalSeconds:F2} s");
        line.Append(CultureInfo.InvariantCulture, $", network {progress.NetworkTime.TotalSeconds:F2} s");
        if (!double.IsNaN(progress.ZeroGradientShare))
        {
            line.Append(CultureInfo.InvariantCulture, $", zero gradients {progress.ZeroGradientShare:P0}");
            line.Append(CultureInfo.InvariantCulture, $", cost norm {progress.CostNorm:G4}");
        }

        return line.ToString();
    }
}
