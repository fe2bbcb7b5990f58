using System.Globalization;
using GraphMatchingSample;
using GraphMatchingSample.Data;
using Microsoft.ML.Combinatorial.Gradients;

namespace Microsoft.ML.Combinatorial.Benchmarks;

/// <summary>Keypoint matching on real images: the accuracy on the held-out scene of each way of training, over several seeds.</summary>
internal static class MatchingBenchmark
{
    public static void Run(int seeds)
    {
        var data = new KeypointData(KeypointData.FindFolder());
        (string Name, TrainingSettings Settings)[] ways =
        [
            ("identity", new TrainingSettings { GradientEstimator = new IdentityGradientEstimator() }),
            ("blackbox", TrainingSettings.Blackbox),
            ("classifier", TrainingSettings.Classifier),
        ];
        List<string> results = [];
        foreach ((string name, TrainingSettings settings) in ways)
        {
            var accuracies = Enumerable.Range(1, seeds).Select(seed => Measure(name, data, settings with { Seed = seed })).ToList();
            double mean = accuracies.Average();
            double deviation = Math.Sqrt(accuracies.Sum(accuracy => Math.Pow(accuracy - mean, 2)) / Math.Max(1, seeds - 1));
            Console.WriteLine(Text($"{name,-12} mean {mean:0.0000} standard deviation {deviation:0.0000} over {seeds} seeds"));
            results.Add(Text($"{name}={mean:0.0000}"));
        }

        Console.WriteLine($"bench matching: {string.Join(' ', results)}");
    }

    private static double Measure(string name, KeypointData data, TrainingSettings settings)
    {
        var mlContext = new MLContext(settings.Seed);
        ITransformer model = KeypointMatching.Train(mlContext, KeypointMatching.LoadTasks(mlContext, data.Training), settings with
        {
            Validation = KeypointMatching.LoadTasks(mlContext, data.Validation),
            Progress = new EpochDisplay($"bench matching: {name}, seed {settings.Seed}"),
        });
        double aloe = KeypointMatching.Evaluate(mlContext, model, KeypointMatching.LoadTasks(mlContext, data.Test)).Accuracy;
        double graffiti = KeypointMatching.Evaluate(mlContext, model, KeypointMatching.LoadTasks(mlContext, data.Graffiti)).Accuracy;
        Console.WriteLine(Text($"{name,-12} seed {settings.Seed} aloe {aloe:0.0000} graffiti {graffiti:0.0000}"));
        (model as IDisposable)?.Dispose();
        return aloe;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
