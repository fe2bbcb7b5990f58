using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Combinatorial.Metrics;
using Microsoft.ML.Combinatorial.Transforms;
using PointRegistrationSample;
using PointRegistrationSample.Baselines;
using PointRegistrationSample.Data;

namespace Microsoft.ML.Combinatorial.Benchmarks;

/// <summary>Registration of the bunny, which no training task shows, by least squares, by RANSAC and by trained weights.</summary>
internal static class RegistrationBenchmark
{
    private const int RansacIterations = 1000;
    private const int TasksOfAShare = 100;

    public static void Run()
    {
        var data = new MeshData(MeshData.FindFolder());
        var ml = new MLContext(1);
        IDataView training = PointAlignment.LoadTasks(ml, data.Training);
        IDataView validation = PointAlignment.LoadTasks(ml, data.Validation);
        Console.WriteLine($"{data.Training.Count} training tasks on four meshes, {data.Validation.Count} validation tasks on a fifth, {data.Test.Count} test tasks on the bunny");

        double plain = Measure("least squares", ml, data.Test, WeightedFit.LeastSquares);
        Measure("least squares, refits", ml, data.Test, Refits);
        Measure("spectral, refits", ml, data.Test, Spectral);
        double ransac = Measure($"RANSAC, {RansacIterations} samples", ml, data.Test, Ransac);
        using PointRegistrationTransformer model = Train("trained", _ => { });
        double trained = Measure("trained", ml, data.Test, model);
        using (PointRegistrationTransformer bare = Train("trained, no refits", options => options.RefinementIterations = 0))
        {
            Measure("trained, no refits", ml, data.Test, bare);
        }

        using (PointRegistrationTransformer through = Train("through the fit only", options => options.InlierLossWeight = 0))
        {
            Measure("through the fit only", ml, data.Test, through);
        }

        using (PointRegistrationTransformer classifier = Train("classifier only", options => options.TransformationLossWeight = 0))
        {
            Measure("classifier only", ml, data.Test, classifier);
        }

        foreach (double wrong in new[] { 0.7, 0.8, 0.9 })
        {
            Console.WriteLine(Text($"{wrong:0%} of the correspondences wrong:"));
            Compare(data.TestWith(wrong, TasksOfAShare));
        }

        Console.WriteLine("60% wrong, 24% of all on one other motion:");
        Compare(data.TestWithSecondMotion(0.6, TasksOfAShare));
        Console.WriteLine(Text($"bench registration: least_squares_deg={plain:0.000} ransac_deg={ransac:0.000} trained_deg={trained:0.000}"));

        void Compare(IReadOnlyList<AlignmentTask> tasks)
        {
            Measure("least squares, refits", ml, tasks, Refits);
            Measure("spectral, refits", ml, tasks, Spectral);
            Measure("RANSAC", ml, tasks, Ransac);
            Measure("trained", ml, tasks, model);
        }

        PointRegistrationTransformer Train(string name, Action<PointRegistrationEstimator.Options> change)
        {
            PointRegistrationEstimator.Options settings = PointAlignment.Settings(validation, new EpochDisplay("bench registration: " + name));
            change(settings);
            return PointAlignment.Train(ml, training, settings);
        }
    }

    private static float[] Refits(AlignmentTask task) => TrimmedRefit.Register(task, PointAlignment.InlierThreshold);

    private static float[] Spectral(AlignmentTask task) => SpectralWeights.Register(task, PointAlignment.InlierThreshold);

    private static float[] Ransac(AlignmentTask task) => RandomConsensus.Register(task, RansacIterations, PointAlignment.InlierThreshold, 1);

    private static double Measure(string name, MLContext ml, IReadOnlyList<AlignmentTask> tasks, Func<AlignmentTask, float[]> register)
    {
        register(tasks[0]);
        long start = Stopwatch.GetTimestamp();
        RegistrationMetrics metrics = PointAlignment.Evaluate(ml, tasks, register);
        return Report(name, metrics, Stopwatch.GetElapsedTime(start) / tasks.Count);
    }

    private static double Measure(string name, MLContext ml, IReadOnlyList<AlignmentTask> tasks, ITransformer model)
    {
        IDataView data = PointAlignment.LoadTasks(ml, tasks);
        PointAlignment.Evaluate(ml, model, PointAlignment.LoadTasks(ml, tasks.Take(1)));
        long start = Stopwatch.GetTimestamp();
        RegistrationMetrics metrics = PointAlignment.Evaluate(ml, model, data);
        return Report(name, metrics, Stopwatch.GetElapsedTime(start) / tasks.Count);
    }

    private static double Report(string name, RegistrationMetrics metrics, TimeSpan each)
    {
        Console.WriteLine(Text(
            $"{name,-24} rotation median {metrics.MedianRotationError,7:0.000}° mean {metrics.MeanRotationError,7:0.000}° translation median {metrics.MedianTranslationError:0.0000} within 1° {metrics.Recall(1):0.000} within 5° {metrics.Recall(5):0.000} {each.TotalMilliseconds,7:0.00} ms a task"));
        return metrics.MedianRotationError;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
