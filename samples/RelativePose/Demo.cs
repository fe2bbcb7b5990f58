using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GraphMatchingSample.Data;
using Microsoft.ML;
using Microsoft.ML.Combinatorial.Metrics;
using Microsoft.ML.Combinatorial.Transforms;
using RelativePoseSample.Data;
using RelativePoseSample.Pictures;

namespace RelativePoseSample;

/// <summary>The whole job: train on synthetic views, evaluate on others and on real images, save, reload in a fresh process, predict, compare.</summary>
public static class Demo
{
    private const string ModelFile = "PoseFinding.zip";
    private const string DecisionsFile = "poses.json";

    /// <summary>Runs the job and writes its result line.</summary>
    /// <param name="folder">Where the model and the picture go; made if need be.</param>
    public static void Run(string folder)
    {
        Directory.CreateDirectory(folder);
        Console.Error.WriteLine("demo: drawing views");
        var data = new PoseData(KeypointData.FindFolder());
        var mlContext = new MLContext(seed: 1);
        IDataView training = PoseFinding.LoadPairs(mlContext, data.Training);
        long start = Stopwatch.GetTimestamp();
        using RelativePoseTransformer model = PoseFinding.Train(mlContext, training, new TrainingSettings
        {
            Validation = PoseFinding.LoadPairs(mlContext, data.Validation),
            Progress = new GraphMatchingSample.EpochDisplay("demo: relative pose"),
        });
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        PoseMetrics synthetic = Compare(mlContext, model, "synthetic", data.Test);
        PoseMetrics motorcycle = Compare(mlContext, model, "motorcycle", data.Motorcycle);
        DescribeLeuven(mlContext, model, data.Leuven);

        IDataView test = PoseFinding.LoadPairs(mlContext, data.Test);
        PoseFinding.SaveModel(mlContext, model, training, Path.Combine(folder, ModelFile));
        float[][] poses = [.. PoseFinding.Decide(mlContext, model, test).Select(output => output.Pose)];
        double reloaded = ShareOfEqualPoses(poses, DecideInFreshProcess(folder));
        Draw(mlContext, model, data, Path.Combine(folder, "relative-pose.svg"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"demo: auc20={synthetic.AucAt20:0.0000} motorcycle_auc20={motorcycle.AucAt20:0.0000} reloaded={reloaded:0.####} seconds={seconds:0.0}"));
    }

    /// <summary>What the fresh process does: loads the model that is in the folder and writes its poses beside it.</summary>
    public static void Predict(string folder)
    {
        var data = new PoseData(KeypointData.FindFolder());
        using PredictionEngine<PoseFinding.ModelInput, PoseFinding.ModelOutput> engine =
            PoseFinding.CreatePredictEngine(Path.Combine(folder, ModelFile));
        float[][] poses = [.. data.Test.Select(pair => engine.Predict(PoseFinding.ToModelInput(pair)).Pose)];
        File.WriteAllText(Path.Combine(folder, DecisionsFile), JsonSerializer.Serialize(poses));
    }

    private static PoseMetrics Compare(MLContext mlContext, RelativePoseTransformer model, string name, ViewPair[] pairs)
    {
        PoseMetrics trained = PoseFinding.Evaluate(mlContext, model, PoseFinding.LoadPairs(mlContext, pairs));
        Console.WriteLine($"{name,-10} uniform {PoseFinding.EvaluateUniform(mlContext, pairs)}");
        Console.WriteLine($"{name,-10} trained {trained}");
        return trained;
    }

    private static void DescribeLeuven(MLContext mlContext, RelativePoseTransformer model, ViewPair pair)
    {
        PoseFinding.ModelOutput found = PoseFinding.Decide(mlContext, model, PoseFinding.LoadPairs(mlContext, [pair]))[0];
        double cosine = (found.Pose[0] + found.Pose[4] + found.Pose[8] - 1) / 2;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"leuven     {found.Inliers.Sum():0} of {pair.Count} matches agree with one pose: a turn of {Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI:0.0} degrees, motion ({found.Pose[9]:0.00}, {found.Pose[10]:0.00}, {found.Pose[11]:0.00})"));
    }

    private static void Draw(MLContext mlContext, RelativePoseTransformer model, PoseData data, string path)
    {
        ViewPair pair = data.Motorcycle[0];
        PoseFinding.ModelOutput found = PoseFinding.Decide(mlContext, model, PoseFinding.LoadPairs(mlContext, [pair]))[0];
        InlierPicture.Write(path, data.Scene, pair, found.Inliers, "The motorcycle: matches of nearest descriptors, kept (green) and rejected (red) by the trained model");
        Console.Error.WriteLine($"demo: model {ModelFile} and picture {Path.GetFileName(path)} are in {Path.GetDirectoryName(path)}");
    }

    private static float[][] DecideInFreshProcess(string folder)
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
            ? JsonSerializer.Deserialize<float[][]>(File.ReadAllText(Path.Combine(folder, DecisionsFile)))!
            : throw new InvalidOperationException($"The fresh process failed with exit code {process.ExitCode}.");
    }

    private static double ShareOfEqualPoses(float[][] first, float[][] second) =>
        first.Zip(second, (a, b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max() < 1e-4 ? 1 : 0).Average();
}
