using Microsoft.ML.Combinatorial.Tests.Oracles;
using Microsoft.ML.Combinatorial.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Training;

[TestClass]
public sealed class TrainingLoopTests : IDisposable
{
    private static readonly (float X, float Y)[] Points = [.. Enumerable.Range(-5, 11).Select(i => (i / 5f, (3 * i / 5f) - 1))];
    private static readonly TrainingOptions Options = new() { NumberOfEpochs = 5, BatchSize = 4, LearningRate = 0.1, WeightDecay = 0 };

    private readonly LineTask _task = new();
    private readonly ListSource<(float X, float Y)> _points = new(Points), _nothing = new([]);

    public void Dispose() => _task.Dispose();

    [TestMethod]
    public void Fits_a_line()
    {
        TrainingResult result = Run(Options with { NumberOfEpochs = 60, LearningRate = 0.3 });
        Assert.AreEqual(3, _task.Line.weight!.Values()[0], 0.02);
        Assert.AreEqual(-1, _task.Line.bias!.Values()[0], 0.02);
        Assert.IsTrue(result.BestMetric > -1e-3);
        Assert.IsTrue(result.History.All(progress => progress.MetricName == "negative error" && progress.SolverTime == TimeSpan.Zero));
        Assert.IsTrue(result.History.All(progress => double.IsNaN(progress.ZeroGradientShare) && double.IsNaN(progress.CostNorm)));
        Assert.IsFalse(_task.Line.training);
    }

    [TestMethod]
    public void Batches_hold_every_example_once_and_the_last_may_be_small()
    {
        Run(Options with { NumberOfEpochs = 2 });
        CollectionAssert.AreEqual(new[] { 4, 4, 3, 4, 4, 3 }, _task.BatchSizes);
        Assert.AreEqual(6, _task.StepCount);
    }

    [TestMethod]
    public void Stops_when_the_metric_gets_no_better()
    {
        Tell(1, 5, 4, 5, 3, 9);
        TrainingResult result = Run(Options with { NumberOfEpochs = 20, EarlyStoppingPatience = 3, BatchSize = 11 });
        Assert.HasCount(5, result.History);
        Assert.AreEqual(2, result.BestEpoch);
        Assert.AreEqual(5, result.BestMetric);
        CollectionAssert.AreEqual(new[] { true, true, false, false, false }, result.History.Select(progress => progress.IsBest).ToArray());
        Assert.IsFalse(result.Cancelled);
    }

    [TestMethod]
    public void Without_patience_it_goes_to_the_end_and_keeps_the_best_weights()
    {
        Tell(1, 5, 4, 5, 3);
        var weights = new List<float>();
        TrainingResult result = Run(Options with
        {
            BatchSize = 11,
            Progress = new Receiver<TrainingProgress>(_ => weights.Add(_task.Line.weight!.Values()[0])),
        });
        Assert.HasCount(5, result.History);
        Assert.AreEqual(weights[1], _task.Line.weight!.Values()[0]);
        Assert.AreEqual(5, weights.Distinct().Count());
    }

    [TestMethod]
    public void A_metric_that_is_not_a_number_is_beaten_by_any()
    {
        Tell(double.NaN, 1, 2, double.NaN, 1);
        TrainingResult result = Run(Options with { BatchSize = 11 });
        Assert.AreEqual(3, result.BestEpoch);
        Assert.AreEqual(2, result.BestMetric);
    }

    [TestMethod]
    public void Cancelled_before_the_first_epoch_ends_it_gives_the_first_weights()
    {
        float[] before = [_task.Line.weight!.Values()[0], _task.Line.bias!.Values()[0]];
        using var cancellation = new CancellationTokenSource();
        var cancelling = new ListSource<(float X, float Y)>(Points);
        TrainingResult result = new TrainingLoop<(float X, float Y)>(_task, Options with { CancellationToken = cancellation.Token }, "line")
            .Run(new CancellingSource(cancelling, cancellation), _points);
        Assert.IsTrue(result.Cancelled);
        Assert.AreEqual(0, result.BestEpoch);
        Assert.AreEqual(double.NaN, result.BestMetric);
        Assert.IsEmpty(result.History);
        Assert.AreEqual(1, _task.StepCount, "one step was done, and is undone");
        CollectionAssert.AreEqual(before, new[] { _task.Line.weight!.Values()[0], _task.Line.bias!.Values()[0] });
    }

    [TestMethod]
    public void Another_s_cancellation_is_an_error()
    {
        var options = Options with { Progress = new Receiver<TrainingProgress>(_ => throw new OperationCanceledException()) };
        Assert.ThrowsExactly<OperationCanceledException>(() => Run(options));
    }

    [TestMethod]
    public void No_data_is_an_error()
    {
        var loop = new TrainingLoop<(float X, float Y)>(_task, Options, "line");
        string training = Assert.ThrowsExactly<InvalidOperationException>(() => loop.Run(_nothing, _points)).Message;
        Assert.AreEqual("Training set has 0 instances, aborting training.", training);
        string validation = Assert.ThrowsExactly<InvalidOperationException>(() => loop.Run(_points, _nothing)).Message;
        Assert.AreEqual("Validation set has 0 instances, aborting training.", validation);
        Assert.ThrowsExactly<ArgumentNullException>(() => loop.Run(null!, null));
    }

    [TestMethod]
    [DataRow(float.NaN, "The training loss is NaN.")]
    [DataRow(1e30f, "The training loss is Infinity.")]
    public void A_loss_that_is_not_finite_is_an_error(float y, string expected)
    {
        var source = new ListSource<(float X, float Y)>([.. Points, (1, y)]);
        var loop = new TrainingLoop<(float X, float Y)>(_task, Options, "line");
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => loop.Run(source, null)).Message;
        Assert.AreEqual($"Training diverged in epoch 1: {expected} A smaller LearningRate may help.", message);
    }

    [TestMethod]
    public void The_clip_norm_bounds_the_gradient()
    {
        // One step of Adam hides the gradient's size, but not from whoever looks at the gradient.
        Run(Options with { NumberOfEpochs = 1, BatchSize = 11, GradientClipNorm = 0.01 });
        using var scope = NewDisposeScope();
        Assert.AreEqual(0.01, Math.Sqrt(_task.Line.parameters().Sum(parameter => parameter.grad!.square().sum().item<float>())), 1e-5);
    }

    [TestMethod]
    public void The_fingerprint_belongs_to_the_checkpoint()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "line");
        var options = Options with { CheckpointPath = path, Progress = new Receiver<TrainingProgress>(_ => throw new TimeoutException()) };
        Assert.ThrowsExactly<TimeoutException>(() => Run(options));
        Assert.ThrowsExactly<InvalidDataException>(() => new TrainingLoop<(float X, float Y)>(_task, options, "circle").Run(_points, _points));
        TrainingResult result = Run(options with { Progress = null });
        Assert.HasCount(5, result.History);
        Directory.Delete(Path.GetDirectoryName(path)!, true);
    }

    private TrainingResult Run(TrainingOptions options) => new TrainingLoop<(float X, float Y)>(_task, options, "line").Run(_points, _points);

    private void Tell(params double[] metrics)
    {
        foreach (double metric in metrics)
        {
            _task.Metrics.Enqueue(metric);
        }
    }

    /// <summary>Cancels when it has given the fifth example, which belongs to the second batch.</summary>
    private sealed class CancellingSource(IExampleSource<(float X, float Y)> inner, CancellationTokenSource cancellation)
        : IExampleSource<(float X, float Y)>
    {
        public IEnumerable<(float X, float Y)> Read(int epoch)
        {
            int count = 0;
            foreach ((float X, float Y) point in inner.Read(epoch))
            {
                if (++count == 5)
                {
                    cancellation.Cancel();
                }

                yield return point;
            }
        }
    }
}
