using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.Robust;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Training;
using RelativePoseSample;
using RelativePoseSample.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Pose;

/// <summary>The same training through the weighted eight-point algorithm, by its implicit derivative and by autograd: time, stable runs, and what comes of it.</summary>
internal static class PoseGradientComparison
{
    private const int Views = 800;
    private const int Epochs = 5;
    private const int TimedPoints = 100;

    public static void Run(PoseData data, int seeds)
    {
        PoseExample[] training = [.. data.Training.Take(Views).Select(Example)];
        PoseExample[] validation = [.. data.Validation.Select(Example)];
        Dictionary<int, ImplicitLayer> layers = [];
        Tensor Implicit(Tensor samples, Tensor truth)
        {
            int points = (int)samples.shape[1] / 5;
            layers.TryAdd(points, new ImplicitLayer(new EssentialEightPoint(points)));
            return layers[points].Forward(samples, truth);
        }

        // One thread for both.
        var alone = new ImplicitLayer(new EssentialEightPoint(TimedPoints), 1);
        Time("implicit", alone.Forward);
        Time("autograd", EightPointByAutograd.Solve);
        Train("implicit", Implicit, training, validation, seeds);
        Train("autograd, double", EightPointByAutograd.Solve, training, validation, seeds);
        Train("autograd, single", InSinglePrecision, training, validation, seeds);
    }

    private static Tensor InSinglePrecision(Tensor samples, Tensor truth) =>
        EightPointByAutograd.Solve(samples.to(ScalarType.Float32), truth.to(ScalarType.Float32)).to(ScalarType.Float64);

    private static PoseExample Example(ViewPair pair) => PoseExample.Create(pair.Correspondences, pair.Pose);

    private static void Train(
        string name, Func<Tensor, Tensor, Tensor> solve, PoseExample[] training, PoseExample[] validation, int seeds)
    {
        List<double> aucs = [];
        for (int seed = 1; seed <= seeds; seed++)
        {
            using var model = new PoseModel(
                new CorrespondenceNetworkSpecification(),
                new RelativePoseOptions { Hypotheses = PoseFinding.Hypotheses, Threshold = PoseFinding.Threshold },
                seed);
            var options = new TrainingOptions { NumberOfEpochs = Epochs, LearningRate = 3e-3, Seed = seed };
            try
            {
                new TrainingLoop<PoseExample>(new ComparedPoseTask(model, solve), options, name).Run(new Source(training), null);
                aucs.Add(new ComparedPoseTask(model, solve).Score(validation) is var (sum, count) ? sum / count : double.NaN);
            }
            catch (InvalidOperationException exception) when (exception.Message.Contains("diverged", StringComparison.Ordinal))
            {
                Console.WriteLine($"{name}, seed {seed}: {exception.Message}");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"eight-point loss alone, {name}: {aucs.Count} of {seeds} runs stable, exact AUC@20 {(aucs.Count == 0 ? double.NaN : aucs.Average()):0.000} (each {string.Join(' ', aucs.Select(auc => auc.ToString("0.000", CultureInfo.InvariantCulture)))})"));
    }

    // The fastest of several rounds: a busy machine slows the others.
    private static void Time(string name, Func<Tensor, Tensor, Tensor> solve)
    {
        const int Rows = 64;
        double least = double.PositiveInfinity;
        int threads = get_num_threads();
        set_num_threads(1);
        using var scope = NewDisposeScope();
        using var generator = new Generator(1, CPU);
        Tensor points = rand([Rows, TimedPoints, 5], ScalarType.Float64, generator: generator);
        Tensor truth = rand([Rows, 9], ScalarType.Float64, generator: generator);
        for (int round = 0; round < 30; round++)
        {
            using var inner = NewDisposeScope();
            Tensor samples = points.reshape(Rows, -1).detach().clone().requires_grad_(true);
            long start = Stopwatch.GetTimestamp();
            solve(samples, truth).mul(truth).sum().backward();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Rows);
        }

        set_num_threads(threads);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"weighted eight-point of {TimedPoints}, forward and backward, {name}: {least:0.0} microseconds a solve (least of 30 rounds of {Rows})"));
    }

    private sealed class Source(PoseExample[] examples) : IExampleSource<PoseExample>
    {
        public IEnumerable<PoseExample> Read(int epoch)
        {
            if (epoch < 0)
            {
                return examples;
            }

            var order = (PoseExample[])examples.Clone();
            new Random(epoch).Shuffle(order);
            return order;
        }
    }
}
