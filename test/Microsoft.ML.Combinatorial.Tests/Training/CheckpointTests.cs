using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Tests.Training;

[TestClass]
public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string File => Path.Combine(_folder, "run.checkpoint");

    private TrainingOptions Options => MatchingRun.Options with { CheckpointPath = File, NumberOfEpochs = 4 };

    public void Dispose() => Directory.Delete(_folder, true);

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void A_cancelled_run_goes_on_to_the_same_model(int epochs)
    {
        (TrainingResult whole, float[] expected) = MatchingRun.Train(Options with { CheckpointPath = null }, new BlackboxGradientEstimator());
        TrainingResult cancelled = CancelAfter(epochs);
        Assert.IsTrue(cancelled.Cancelled);
        Assert.HasCount(epochs, cancelled.History);
        Assert.IsTrue(System.IO.File.Exists(File));

        (TrainingResult resumed, float[] weights) = MatchingRun.Train(Options, new BlackboxGradientEstimator());
        CollectionAssert.AreEqual(expected, weights);
        Assert.AreEqual(whole.BestMetric, resumed.BestMetric);
        Assert.AreEqual(whole.BestEpoch, resumed.BestEpoch);
        CollectionAssert.AreEqual(whole.History.Select(Told).ToArray(), resumed.History.Select(Told).ToArray());
        Assert.IsEmpty(Directory.GetFileSystemEntries(_folder), "the file is deleted at the end");
    }

    [TestMethod]
    public void The_noise_of_a_resumed_run_goes_on_where_it_was()
    {
        float[] expected = Train(Options with { CheckpointPath = null });
        Assert.ThrowsExactly<TimeoutException>(
            () => Train(Options with { Progress = new Receiver<TrainingProgress>(_ => throw new TimeoutException()) }));
        CollectionAssert.AreEqual(expected, Train(Options));

        static float[] Train(TrainingOptions options)
        {
            using var model = new MatchingModel(MatchingRun.Specification);
            MatchingTrainer.Train(
                model,
                MatchingRun.Training,
                MatchingRun.Validation,
                MatchingSupervision.ThroughSolver,
                new IdentityGradientEstimator(),
                new NormProjection(),
                new NoiseMargin(0.3),
                options);
            return MatchingRun.Weights(model);
        }
    }

    [TestMethod]
    public void The_adaptive_state_of_a_resumed_run_goes_on_where_it_was()
    {
        // Steps of 0.05 from a strength of 0.5: begun anew, the strength of the last epochs would be another one.
        static GradientEstimator Adaptive(double strength) =>
            new AdaptiveImplicitMleGradientEstimator(new GumbelNoise(), 2, 0.1, initialStrength: strength, step: 0.05);
        float[] expected = MatchingRun.Train(Options with { CheckpointPath = null }, Adaptive(0.5)).Weights;
        Assert.ThrowsExactly<TimeoutException>(
            () => MatchingRun.Train(
                Options with { Progress = new Receiver<TrainingProgress>(_ => throw new TimeoutException()) }, Adaptive(0.5)));
        CollectionAssert.AreEqual(expected, MatchingRun.Train(Options, Adaptive(0.5)).Weights);
        CollectionAssert.AreNotEqual(
            expected, MatchingRun.Train(Options with { CheckpointPath = null }, Adaptive(0.4)).Weights, "the strength matters");
    }

    [TestMethod]
    public void Training_with_and_without_a_checkpoint_is_the_same() =>
        CollectionAssert.AreEqual(
            MatchingRun.Train(Options with { CheckpointPath = null }).Weights, MatchingRun.Train(Options).Weights);

    [TestMethod]
    public void A_damaged_file_is_refused_and_kept()
    {
        CancelAfter(1);
        byte[] good = System.IO.File.ReadAllBytes(File);
        byte[] altered = [.. good];
        int place = good.AsSpan().IndexOf("\"Weights\":\""u8) + 200;
        altered[place] = (byte)(altered[place] == 'A' ? 'B' : 'A');
        string[] texts = ["", "{}", "null", "{\"Version\":2}", "{\"Version\":2,\"State\":{}}", "not even JSON"];
        foreach (byte[] bytes in (byte[][])[good[..(good.Length / 2)], good[..^1], altered, .. texts.Select(System.Text.Encoding.UTF8.GetBytes)])
        {
            System.IO.File.WriteAllBytes(File, bytes);
            string message = Assert.ThrowsExactly<InvalidDataException>(() => MatchingRun.Train(Options, new BlackboxGradientEstimator())).Message;
            StringAssert.Contains(message, File, StringComparison.Ordinal);
            CollectionAssert.AreEqual(bytes, System.IO.File.ReadAllBytes(File));
        }

        System.IO.File.WriteAllBytes(File, good);
        Assert.HasCount(4, MatchingRun.Train(Options, new BlackboxGradientEstimator()).Result.History);
    }

    [TestMethod]
    public void A_file_of_another_format_version_is_refused_by_number()
    {
        CancelAfter(1);
        string text = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, text.Replace("{\"Version\":2", "{\"Version\":3", StringComparison.Ordinal));
        string message = Assert.ThrowsExactly<InvalidDataException>(() => MatchingRun.Train(Options, new BlackboxGradientEstimator())).Message;
        StringAssert.Contains(message, "has format version 3; this library reads 2.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_file_of_other_settings_is_refused()
    {
        CancelAfter(1);
        var same = new BlackboxGradientEstimator();
        Refused(Options, new BlackboxGradientEstimator(20));
        Refused(Options, new IdentityGradientEstimator());
        Refused(Options with { NumberOfEpochs = 5 }, same);
        Refused(Options with { BatchSize = 5 }, same);
        Refused(Options with { LearningRate = 0.03 }, same);
        Refused(Options with { WeightDecay = 0 }, same);
        Refused(Options with { GradientClipNorm = double.PositiveInfinity }, same);
        Refused(Options with { EarlyStoppingPatience = 3 }, same);
        Refused(Options with { Seed = 2 }, same);

        void Refused(TrainingOptions options, GradientEstimator estimator)
        {
            string message = Assert.ThrowsExactly<InvalidDataException>(() => MatchingRun.Train(options, estimator)).Message;
            StringAssert.Contains(message, "belongs to a run with other settings. Delete it, or name another file.", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void Parameters_of_estimator_projection_and_margin_are_settings()
    {
        // The run names itself by these.
        object[] settings =
        [
            new IdentityGradientEstimator(), new BlackboxGradientEstimator(10), new BlackboxGradientEstimator(20),
            new NormProjection(), new MeanProjection(), new StandardizeProjection(), new PlaneProjection([1, 0]), new PlaneProjection([1, 1]),
            new InformedMargin(1), new InformedMargin(2), new NoiseMargin(1), new NoiseMargin(2), new NoiseMargin(1, 10), new NoiseMargin(1, 20),
        ];
        CollectionAssert.AllItemsAreUnique(settings.Select(setting => setting.ToString()).ToArray());
        Assert.AreEqual(new NoiseMargin(1, 10).ToString(), new NoiseMargin(1, 10).ToString());
    }

    [TestMethod]
    public void A_folder_that_does_not_exist_is_told_before_training()
    {
        int epochs = 0;
        foreach (string path in (string[])[Path.Combine(_folder, "none", "run"), _folder])
        {
            string message = Assert.ThrowsExactly<DirectoryNotFoundException>(() => MatchingRun.Train(Options with
            {
                CheckpointPath = path,
                Progress = new Receiver<TrainingProgress>(_ => epochs++),
            })).Message;
            StringAssert.Contains(message, $"CheckpointPath '{path}' must name a file in a folder that exists", StringComparison.Ordinal);
        }

        Assert.AreEqual(0, epochs);
        Assert.IsEmpty(Directory.GetFileSystemEntries(_folder));
    }

    [TestMethod]
    public void A_file_that_cannot_be_written_ends_training_and_leaves_nothing_half_done()
    {
        // A folder gets in the way between the first epoch and the second.
        using var model = new MatchingModel(MatchingRun.Specification);
        var options = Options with { Progress = new Receiver<TrainingProgress>(_ => Obstruct()) };
        Exception failure = Assert.Throws<Exception>(() => MatchingRun.Train(model, options));
        Assert.IsTrue(failure is IOException or UnauthorizedAccessException, failure.ToString());
        CollectionAssert.AreEqual(new[] { File }, Directory.GetFileSystemEntries(_folder), "no temporary file");

        void Obstruct()
        {
            System.IO.File.Delete(File);
            Directory.CreateDirectory(File);
        }
    }

    private TrainingResult CancelAfter(int epochs)
    {
        using var cancellation = new CancellationTokenSource();
        return MatchingRun.Train(
            Options with
            {
                CancellationToken = cancellation.Token,
                Progress = new Receiver<TrainingProgress>(progress =>
                {
                    if (progress.Epoch == epochs)
                    {
                        cancellation.Cancel();
                    }
                }),
            },
            new BlackboxGradientEstimator()).Result;
    }

    // All but the times.
    private static (int, double, double, double, double, bool) Told(TrainingProgress progress) => (
        progress.Epoch,
        progress.Loss,
        progress.ValidationMetric,
        progress.ZeroGradientShare,
        progress.CostNorm,
        progress.IsBest);
}
