using System.Diagnostics;
using System.Globalization;
using GraphMatchingSample;
using GraphMatchingSample.Data;
using Microsoft.ML.Combinatorial.Metrics;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using RelativePoseSample;
using RelativePoseSample.Data;
using TrainingSettings = RelativePoseSample.TrainingSettings;

namespace Microsoft.ML.Combinatorial.Benchmarks.Pose;

/// <summary>
/// Relative pose with 30 to 60 % wrong correspondences: samples drawn by a trained network against uniform ones, at the same number of hypotheses, on synthetic
/// views and on the motorcycle's real matches; the ways of training against each other; and the implicit derivative against autograd.
/// </summary>
internal static class PoseBenchmark
{
    private static readonly (string Name, PoseSupervision Supervision)[] Ways =
    [
        ("through eight-point", PoseSupervision.ThroughSolver),
        ("classifier", PoseSupervision.PerCorrespondence),
        ("through five-point", PoseSupervision.ThroughSamples),
    ];

    /// <summary>Trains and compares.</summary>
    /// <param name="epochs">Passes over the training views; null for the sample's.</param>
    public static void Run(int? epochs)
    {
        var mlContext = new MLContext(1);
        var data = new PoseData(KeypointData.FindFolder());
        (string Name, ViewPair[] Pairs)[] sets = [("synthetic", data.Test), ("motorcycle", data.Motorcycle)];
        Console.WriteLine(Text($"motorcycle: {MotorcycleViews.RightShare(KeypointData.FindFolder()):0.000} of the nearest descriptors are right"));
        PoseMetrics[] uniform = [.. sets.Select(set => Report("uniform", set.Name, PoseFinding.EvaluateUniform(mlContext, set.Pairs)))];
        foreach ((string name, ViewPair[] pairs) in sets)
        {
            Report("uniform, 16 times", name, PoseFinding.EvaluateUniform(mlContext, pairs, 16 * PoseFinding.Hypotheses));
        }

        PoseMetrics[] best = [];
        foreach ((string way, PoseSupervision supervision) in Ways)
        {
            PoseMetrics[] metrics = Train(mlContext, data, sets, way, supervision, epochs);
            best = best.Length == 0 ? metrics : best;
        }

        PoseGradientComparison.Run(data, seeds: 3);
        Console.WriteLine(Text(
            $"bench pose: uniform_auc5={uniform[0].AucAt5:0.0000} trained_auc5={best[0].AucAt5:0.0000} uniform_auc20={uniform[0].AucAt20:0.0000} trained_auc20={best[0].AucAt20:0.0000} motorcycle_uniform_auc5={uniform[1].AucAt5:0.0000} motorcycle_trained_auc5={best[1].AucAt5:0.0000}"));
    }

    private static PoseMetrics[] Train(
        MLContext mlContext, PoseData data, (string Name, ViewPair[] Pairs)[] sets, string way, PoseSupervision supervision, int? epochs)
    {
        var settings = new TrainingSettings
        {
            Supervision = supervision,
            Validation = PoseFinding.LoadPairs(mlContext, data.Validation),
            Progress = new EpochDisplay($"bench pose: {way}"),
        };
        long start = Stopwatch.GetTimestamp();
        using RelativePoseTransformer model = PoseFinding.Train(
            mlContext, PoseFinding.LoadPairs(mlContext, data.Training), settings with { NumberOfEpochs = epochs ?? settings.NumberOfEpochs });
        Console.WriteLine(Text($"{way}: trained in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        return [.. sets.Select(set => Report(way, set.Name, PoseFinding.Evaluate(mlContext, model, PoseFinding.LoadPairs(mlContext, set.Pairs))))];
    }

    private static PoseMetrics Report(string way, string set, PoseMetrics metrics)
    {
        Console.WriteLine(Text(
            $"{way,-20} {set,-10} AUC@5 {metrics.AucAt5:0.000} @10 {metrics.AucAt10:0.000} @20 {metrics.AucAt20:0.000} exact {metrics.ExactAuc(5):0.000} {metrics.ExactAuc(10):0.000} {metrics.ExactAuc(20):0.000} median {metrics.MedianPoseError:0.00} degrees"));
        return metrics;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
