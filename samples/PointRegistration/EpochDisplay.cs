using System.Globalization;
using Microsoft.ML.Combinatorial.Training;

namespace PointRegistrationSample;

/// <summary>Shows how training goes on standard error: one line that is rewritten on a terminal, one line an epoch elsewhere.</summary>
public sealed class EpochDisplay(string title) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: epoch {value.Epoch}/{value.NumberOfEpochs} loss {value.Loss:0.000} validation {value.MetricName} {value.ValidationMetric:0.000}{(value.IsBest ? "*" : " ")} solver {value.SolverTime.TotalSeconds:0.0} s network {value.NetworkTime.TotalSeconds:0.0} s zero gradients {value.ZeroGradientShare:0.00} elapsed {value.Elapsed.TotalSeconds:0} s");
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(line);
        }
        else
        {
            Console.Error.Write("\r" + line + (value.Epoch == value.NumberOfEpochs ? Environment.NewLine : ""));
        }
    }
}
