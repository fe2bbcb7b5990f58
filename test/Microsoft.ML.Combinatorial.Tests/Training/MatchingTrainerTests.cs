using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Training;

[TestClass]
public class MatchingTrainerTests
{
    [TestMethod]
    [DataRow(MatchingSupervision.ThroughSolver, "identity")]
    [DataRow(MatchingSupervision.ThroughSolver, "blackbox")]
    [DataRow(MatchingSupervision.ThroughSolver, "margins")]
    [DataRow(MatchingSupervision.PerPair, "unused")]
    public void Learns(MatchingSupervision supervision, string kind)
    {
        GradientEstimator estimator = kind == "blackbox" ? new BlackboxGradientEstimator(5) : new IdentityGradientEstimator();
        (CostProjection? projection, CostMargin? margin) =
            kind == "margins" ? (new NormProjection(), new NoiseMargin(0.02)) : ((CostProjection?)null, (CostMargin?)null);
        using var model = new MatchingModel(MatchingRun.Specification);
        MatchingExample[] fresh = MatchingRun.Tasks(3, 24);
        double before = MatchingRun.Accuracy(model, fresh);

        TrainingResult result = MatchingTrainer.Train(
            model,
            MatchingRun.Training,
            MatchingRun.Validation,
            supervision,
            estimator,
            projection,
            margin,
            MatchingRun.Options with { NumberOfEpochs = 20 });

        double after = MatchingRun.Accuracy(model, fresh);
        Assert.IsTrue(before < 0.4 && after > 0.6, $"accuracy {before:F3} before and {after:F3} after");

        // A margin keeps the task hard, and so the loss up.
        double share = margin is null ? 0.7 : 1;
        Assert.IsTrue(
            result.History[^1].Loss < result.History[0].Loss * share, $"loss {result.History[0].Loss:F3} … {result.History[^1].Loss:F3}");
        Assert.HasCount(20, result.History);
        Assert.IsFalse(result.Cancelled);
    }

    [TestMethod]
    public void Progress_tells_what_it_should()
    {
        var reports = new List<TrainingProgress>();
        (TrainingResult result, _) = MatchingRun.Train(MatchingRun.Options with { Progress = new Receiver<TrainingProgress>(reports.Add) });
        CollectionAssert.AreEqual(result.History.ToArray(), reports);
        for (int i = 0; i < reports.Count; i++)
        {
            TrainingProgress progress = reports[i];
            Assert.AreEqual(i + 1, progress.Epoch);
            Assert.AreEqual(MatchingRun.Options.NumberOfEpochs, progress.NumberOfEpochs);
            Assert.AreEqual("accuracy", progress.MetricName);
            Assert.IsTrue(progress.ValidationMetric is >= 0 and <= 1);
            Assert.IsTrue(progress.SolverTime > TimeSpan.Zero && progress.NetworkTime > TimeSpan.Zero);
            Assert.IsTrue(progress.Elapsed >= progress.SolverTime + progress.NetworkTime);
            Assert.IsTrue(i == 0 || progress.Elapsed > reports[i - 1].Elapsed);
            Assert.IsTrue(progress.ZeroGradientShare is >= 0 and <= 1);
            Assert.IsTrue(double.IsFinite(progress.CostNorm) && progress.CostNorm > 0);
            Assert.AreEqual(progress.ValidationMetric > reports.Take(i).Select(p => p.ValidationMetric).DefaultIfEmpty(-1).Max(), progress.IsBest);
        }

        Assert.AreEqual(reports.Last(progress => progress.IsBest).Epoch, result.BestEpoch);
        Assert.AreEqual(reports.Max(progress => progress.ValidationMetric), result.BestMetric);
    }

    [TestMethod]
    public void The_model_has_the_best_weights()
    {
        // Too large a step: the epochs go up and down.
        using var model = new MatchingModel(MatchingRun.Specification);
        TrainingResult result = MatchingRun.Train(model, MatchingRun.Options with { LearningRate = 0.2, NumberOfEpochs = 8 });
        Assert.AreEqual(result.BestMetric, MatchingRun.Accuracy(model, [.. MatchingRun.Validation.Read(-1)]), 1e-12);
        Assert.IsFalse(model.Backbone.training);
    }

    [TestMethod]
    public void Without_validation_data_the_last_epoch_is_the_model()
    {
        using var model = new MatchingModel(MatchingRun.Specification);
        TrainingResult result = MatchingTrainer.Train(
            model,
            MatchingRun.Training,
            null,
            MatchingSupervision.ThroughSolver,
            new IdentityGradientEstimator(),
            null,
            null,
            MatchingRun.Options with { EarlyStoppingPatience = 1 });
        Assert.AreEqual(6, result.BestEpoch);
        Assert.AreEqual(double.NaN, result.BestMetric);
        Assert.IsTrue(result.History.All(progress => progress.IsBest));
    }

    [TestMethod]
    public void A_run_repeats_to_the_bit()
    {
        TrainingOptions options = MatchingRun.Options with { NumberOfEpochs = 3 };
        float[] first = MatchingRun.Train(options, new BlackboxGradientEstimator(20)).Weights;
        _ = rand(5);
        CollectionAssert.AreEqual(first, MatchingRun.Train(options, new BlackboxGradientEstimator(20)).Weights);

        // On a thread pool that is busy otherwise, the solves are spread differently.
        using var stop = new CancellationTokenSource();
        var busy = Task.Run(() => Parallel.For(0, 4, _ => stop.Token.WaitHandle.WaitOne()));
        float[] crowded = MatchingRun.Train(options, new BlackboxGradientEstimator(20)).Weights;
        stop.Cancel();
        busy.Wait();
        CollectionAssert.AreEqual(first, crowded);
    }

    [TestMethod]
    public void Training_leaves_no_tensors_and_the_thread_count_as_they_were()
    {
        int threads = get_num_threads();
        using var model = new MatchingModel(MatchingRun.Specification);
        MatchingRun.Train(model, MatchingRun.Options with { NumberOfEpochs = 1 });
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        int seen = 0;
        MatchingRun.Train(model, MatchingRun.Options with
        {
            NumberOfEpochs = 2,
            TorchThreads = 2,
            Progress = new Receiver<TrainingProgress>(_ => seen = get_num_threads()),
        });
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.AreEqual(2, seen);
        Assert.AreEqual(threads, get_num_threads());
        Assert.ThrowsExactly<TimeoutException>(() => MatchingRun.Train(model, MatchingRun.Options with
        {
            TorchThreads = 2,
            Progress = new Receiver<TrainingProgress>(_ => throw new TimeoutException()),
        }));
        Assert.AreEqual(threads, get_num_threads(), "also after a failure");
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    [DataRow(MatchingSupervision.ThroughSolver)]
    [DataRow(MatchingSupervision.PerPair)]
    public void A_run_that_diverges_says_so(MatchingSupervision supervision)
    {
        using var model = new MatchingModel(MatchingRun.Specification);
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => MatchingTrainer.Train(
            model,
            MatchingRun.Training,
            MatchingRun.Validation,
            supervision,
            new IdentityGradientEstimator(),
            null,
            null,
            MatchingRun.Options with { LearningRate = 1e30 })).Message;
        StringAssert.Contains(message, "Training diverged in epoch 1: The network predicts costs that are not finite", StringComparison.Ordinal);
        StringAssert.Contains(message, "A smaller LearningRate may help.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_run_that_diverges_in_its_last_step_says_so()
    {
        using var model = new MatchingModel(MatchingRun.Specification);
        string message = Assert.ThrowsExactly<InvalidOperationException>(
            () => MatchingRun.Train(model, MatchingRun.Options with { LearningRate = 1e30, BatchSize = 100 })).Message;
        StringAssert.Contains(message, "Training diverged in epoch 1: The network predicts costs that are not finite", StringComparison.Ordinal);
        StringAssert.Contains(message, "A smaller LearningRate may help.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Tasks_without_labels_are_refused()
    {
        MatchingExample unlabelled = MatchingExample.Create(MatchingRun.Specification, new float[8], [0, 0, 1, 1], new float[8], [0, 0, 1, 1]);
        var source = new ListSource<MatchingExample>([unlabelled]);
        string training = Assert.ThrowsExactly<InvalidOperationException>(() => Train(source, MatchingRun.Validation)).Message;
        StringAssert.Contains(training, "Task 0 of the batch has no label.", StringComparison.Ordinal);
        string validation = Assert.ThrowsExactly<InvalidOperationException>(() => Train(MatchingRun.Training, source)).Message;
        StringAssert.Contains(validation, "Task 0 of the batch has no label.", StringComparison.Ordinal);

        static void Train(IExampleSource<MatchingExample> training, IExampleSource<MatchingExample> validation)
        {
            using var model = new MatchingModel(MatchingRun.Specification);
            MatchingTrainer.Train(
                model, training, validation, MatchingSupervision.ThroughSolver, new IdentityGradientEstimator(), null, null, MatchingRun.Options);
        }
    }
}
