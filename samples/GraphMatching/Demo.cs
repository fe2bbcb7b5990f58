using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GraphMatchingSample.Baselines;
using GraphMatchingSample.Data;
using GraphMatchingSample.Pictures;
using Microsoft.ML;
using Microsoft.ML.Combinatorial.Metrics;
using Microsoft.ML.Combinatorial.Training;

namespace GraphMatchingSample;

/// <summary>The whole job: train on one scene, evaluate on another, save, reload in a fresh process, predict, compare.</summary>
public static class Demo
{
    private const string ModelFile = "KeypointMatching.zip";
    private const string DecisionsFile = "decisions.json";

    /// <summary>Runs the job and writes its result line.</summary>
    /// <param name="folder">Where the model and the picture go; made if need be.</param>
    public static void Run(string folder)
    {
        Directory.CreateDirectory(folder);
        Console.Error.WriteLine("demo: drawing tasks from the images");
        var data = new KeypointData(KeypointData.FindFolder());
        var mlContext = new MLContext(seed: 1);
        IDataView training = KeypointMatching.LoadTasks(mlContext, data.Training);
        IDataView validation = KeypointMatching.LoadTasks(mlContext, data.Validation);
        IDataView test = KeypointMatching.LoadTasks(mlContext, data.Test);
        IDataView graffiti = KeypointMatching.LoadTasks(mlContext, data.Graffiti);

        NearestDescriptor nearest = NearestDescriptor.Tune(new GradientHistogram(turned: true), data.Training);
        Report("nearest descriptor", "aloe", nearest.Evaluate(data.Test));

        ITransformer classifier = Train("classifier", TrainingSettings.Classifier, out _);
        MatchingMetrics classified = Report("classifier", "aloe", KeypointMatching.Evaluate(mlContext, classifier, test));

        ITransformer model = Train("through the solver", new TrainingSettings(), out double seconds);
        MatchingMetrics metrics = Report("through the solver", "aloe", KeypointMatching.Evaluate(mlContext, model, test));
        Report("nearest descriptor", "graffiti", nearest.Evaluate(data.Graffiti));
        Report("classifier", "graffiti", KeypointMatching.Evaluate(mlContext, classifier, graffiti));
        Report("through the solver", "graffiti", KeypointMatching.Evaluate(mlContext, model, graffiti));

        string modelPath = Path.Combine(folder, ModelFile);
        KeypointMatching.SaveModel(mlContext, model, training, modelPath);
        int[][] decisions = KeypointMatching.Decide(mlContext, model, test);
        double reloaded = ShareOfEqualDecisions(decisions, DecideInFreshProcess(folder));
        Draw(folder, data, decisions);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"demo: accuracy={metrics.Accuracy:0.0000} nearest={nearest.Evaluate(data.Test).Accuracy:0.0000} classifier={classified.Accuracy:0.0000} reloaded={reloaded:0.####} seconds={seconds:0.0}"));

        ITransformer Train(string title, TrainingSettings settings, out double elapsed)
        {
            long start = Stopwatch.GetTimestamp();
            ITransformer trained = KeypointMatching.Train(
                mlContext, training, settings with { Validation = validation, Progress = new EpochDisplay("demo: " + title) });
            elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return trained;
        }
    }

    /// <summary>What the fresh process does: loads the model that is in the folder and writes its decisions beside it.</summary>
    public static void Predict(string folder)
    {
        var data = new KeypointData(KeypointData.FindFolder());
        using PredictionEngine<KeypointMatching.ModelInput, KeypointMatching.ModelOutput> engine =
            KeypointMatching.CreatePredictEngine(Path.Combine(folder, ModelFile));
        int[][] decisions = [.. data.Test.Select(task => engine.Predict(KeypointMatching.ToModelInput(task)).Matching)];
        File.WriteAllText(Path.Combine(folder, DecisionsFile), JsonSerializer.Serialize(decisions));
    }

    private static int[][] DecideInFreshProcess(string folder)
    {
        Console.Error.WriteLine("demo: reloading in a fresh process");
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Demo).Assembly.Location);
        }

        start.ArgumentList.Add("predict");
        start.ArgumentList.Add(folder);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<int[][]>(File.ReadAllText(Path.Combine(folder, DecisionsFile)))!
            : throw new InvalidOperationException($"The fresh process failed with exit code {process.ExitCode}.");
    }

    private static double ShareOfEqualDecisions(int[][] first, int[][] second) =>
        first.Zip(second, (a, b) => a.Zip(b, (x, y) => x == y ? 1 : 0).Sum()).Sum() / (double)first.Sum(task => task.Length);

    // Of the tasks with most keypoints the one decided neither best nor worst.
    private static void Draw(string folder, KeypointData data, int[][] decisions)
    {
        int most = data.Test.Max(task => task.LeftCount);
        int[] large = [.. Enumerable.Range(0, decisions.Length)
            .Where(i => data.Test[i].LeftCount == most)
            .OrderBy(i => decisions[i].Zip(data.Test[i].Matches, (x, y) => x == y ? 1 : 0).Sum())];
        int middle = large[large.Length / 2];
        KeypointTask task = data.Test[middle];
        string path = Path.Combine(folder, "match.svg");
        MatchPicture.Write(path, data.SceneOf(task), task, decisions[middle], "The aloe, a scene not seen in training; of its largest tasks the one of median accuracy");
        Console.Error.WriteLine($"demo: model {ModelFile} and picture match.svg are in {folder}");
    }

    private static MatchingMetrics Report(string what, string scene, MatchingMetrics metrics)
    {
        Write(what, scene, metrics.Accuracy, metrics.Precision, metrics.Recall, metrics.F1Score, metrics.ExactMatchShare);
        return metrics;
    }

    private static void Report(string what, string scene, MatchScore score) =>
        Write(what, scene, score.Accuracy, score.Precision, score.Recall, score.F1, double.NaN);

    private static void Write(string what, string scene, double accuracy, double precision, double recall, double f1, double exact) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-20} {scene,-9} accuracy {accuracy:0.000} precision {precision:0.000} recall {recall:0.000} F1 {f1:0.000}{(double.IsNaN(exact) ? "" : $" exact {exact:0.000}")}"));
}
