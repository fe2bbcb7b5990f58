using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Combinatorial.Metrics;
using Microsoft.ML.Combinatorial.Transforms;
using PointRegistrationSample.Baselines;
using PointRegistrationSample.Data;
using PointRegistrationSample.Pictures;

namespace PointRegistrationSample;

/// <summary>The whole job: train on four meshes, evaluate on another, save, reload in a fresh process, predict, compare, draw.</summary>
public static class Demo
{
    private const string ModelFile = "PointAlignment.zip";
    private const string PredictionsFile = "predictions.json";
    private const double DrawnShareOfWrong = 0.5;

    /// <summary>Runs the job and writes its result line.</summary>
    /// <param name="folder">Where the model and the picture go; made if need be.</param>
    public static void Run(string folder)
    {
        Directory.CreateDirectory(folder);
        var data = new MeshData(MeshData.FindFolder());
        var mlContext = new MLContext(seed: 1);
        IDataView training = PointAlignment.LoadTasks(mlContext, data.Training);
        IDataView validation = PointAlignment.LoadTasks(mlContext, data.Validation);
        IDataView test = PointAlignment.LoadTasks(mlContext, data.Test);

        RegistrationMetrics plain = PointAlignment.Evaluate(mlContext, data.Test, WeightedFit.LeastSquares);
        RegistrationMetrics ransac = PointAlignment.Evaluate(
            mlContext, data.Test, task => RandomConsensus.Register(task, 1000, PointAlignment.InlierThreshold, 1));
        using PointRegistrationTransformer model = PointAlignment.Train(
            mlContext, training, PointAlignment.Settings(validation, new EpochDisplay("registration")));
        RegistrationMetrics trained = PointAlignment.Evaluate(mlContext, model, test);

        PointAlignment.SaveModel(mlContext, model, training, Path.Combine(folder, ModelFile));
        float[][] decided = [.. PointAlignment.Decide(mlContext, model, test).Select(output => output.Transformation)];
        double difference = LargestDifference(decided, PredictInFreshProcess(folder));
        Draw(mlContext, model, data, Path.Combine(folder, "point-registration.svg"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"registration: least_squares_deg={plain.MedianRotationError:0.000} ransac_deg={ransac.MedianRotationError:0.000} trained_deg={trained.MedianRotationError:0.000} reloaded_difference={difference:0.0e+0}"));
    }

    /// <summary>What the fresh process does: loads the model that is in the folder and writes its predictions beside it.</summary>
    public static void Predict(string folder)
    {
        var data = new MeshData(MeshData.FindFolder());
        using PredictionEngine<PointAlignment.ModelInput, PointAlignment.ModelOutput> engine =
            PointAlignment.CreatePredictEngine(Path.Combine(folder, ModelFile));
        float[][] predictions = [.. data.Test.Select(task => engine.Predict(PointAlignment.ToModelInput(task)).Transformation)];
        File.WriteAllText(Path.Combine(folder, PredictionsFile), JsonSerializer.Serialize(predictions));
    }

    private static float[][] PredictInFreshProcess(string folder)
    {
        Console.Error.WriteLine("registration: reloading in a fresh process");
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
            ? JsonSerializer.Deserialize<float[][]>(File.ReadAllText(Path.Combine(folder, PredictionsFile)))!
            : throw new InvalidOperationException($"The fresh process failed with exit code {process.ExitCode}.");
    }

    private static double LargestDifference(float[][] first, float[][] second) =>
        first.Zip(second, (a, b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max()).Max();

    private static void Draw(MLContext mlContext, ITransformer model, MeshData data, string path)
    {
        AlignmentTask task = data.TestWith(DrawnShareOfWrong, 1)[0];
        PointAlignment.ModelOutput output = PointAlignment.Decide(mlContext, model, PointAlignment.LoadTasks(mlContext, [task]))[0];
        RegistrationPicture.Write(path, data.Bunny, task, output.Transformation, output.Weights);
        Console.Error.WriteLine($"registration: the model {ModelFile} and the picture {Path.GetFileName(path)} are in {Path.GetDirectoryName(path)}");
    }
}
