using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class GraphMatchingTrainingTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Training => _ml.Data.LoadFromEnumerable(SyntheticTasks.Create(32, 1));

    private IDataView Test => _ml.Data.LoadFromEnumerable(SyntheticTasks.Create(32, 2));

    [TestMethod]
    [DataRow(MatchingSupervision.ThroughSolver, true)]
    [DataRow(MatchingSupervision.ThroughSolver, false)]
    [DataRow(MatchingSupervision.PerPair, true)]
    public void Learns(MatchingSupervision supervision, bool useIdentity)
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.Supervision = supervision;
        options.GradientEstimator = useIdentity ? new IdentityGradientEstimator() : new BlackboxGradientEstimator(10);
        options.NumberOfEpochs = 15;

        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(Training);

        double accuracy = _ml.Combinatorial().EvaluateMatching(model.Transform(Test)).Accuracy;
        Assert.IsTrue(accuracy > 0.7, $"accuracy on other tasks {accuracy:F3}");
        Assert.HasCount(15, model.TrainingHistory);
        Assert.AreEqual(model.TrainingHistory.Max(epoch => epoch.ValidationMetric), model.TrainingResult.BestMetric);
        Assert.AreEqual(supervision, model.Supervision);
        Assert.AreSame(options.GradientEstimator, model.GradientEstimator);
        Assert.AreEqual(SyntheticTasks.FeatureSize, model.Specification.FeatureSize);
    }

    [TestMethod]
    public void SameSeed_SameModel_OtherSeed_OtherModel()
    {
        using GraphMatchingTransformer first = Fit(seed: 5);
        using GraphMatchingTransformer second = Fit(seed: 5);
        using GraphMatchingTransformer third = Fit(seed: 6);
        float[] objectives = Objectives(first);

        CollectionAssert.AreEqual(objectives, Objectives(second), "to the bit");
        CollectionAssert.AreNotEqual(objectives, Objectives(third));
    }

    [TestMethod]
    public void LabelsAsSingles_TrainTheSameModel()
    {
        IDataView singles = _ml.Transforms.Conversion.ConvertType("Label", outputKind: Data.DataKind.Single).Fit(Training).Transform(Training);
        using GraphMatchingTransformer fromSingles = _ml.Transforms.GraphMatching(Trained.SmallOptions()).Fit(singles);
        using GraphMatchingTransformer fromInts = _ml.Transforms.GraphMatching(Trained.SmallOptions()).Fit(Training);
        CollectionAssert.AreEqual(Objectives(fromInts), Objectives(fromSingles));
    }

    [TestMethod]
    public void WithoutValidation_TheLastEpochCounts()
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.ValidationFraction = 0;
        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(Training);
        Assert.AreEqual(2, model.TrainingResult.BestEpoch);
        Assert.AreEqual(double.NaN, model.TrainingResult.BestMetric);
    }

    [TestMethod]
    public void ValidationData_ChoosesTheEpoch_AndAllRowsAreTrainedOn()
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.ValidationData = Test;
        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(Training);

        TrainingProgress best = model.TrainingHistory[model.TrainingResult.BestEpoch - 1];
        Assert.AreEqual(_ml.Combinatorial().EvaluateMatching(model.Transform(Test)).Accuracy, best.ValidationMetric, 1e-12);
    }

    [TestMethod]
    public void Progress_IsReportedForEveryEpoch_AndLogged()
    {
        var messages = new List<string>();
        _ml.Log += (_, e) =>
        {
            if (e.Kind == Runtime.ChannelMessageKind.Info && e.Source == "Combinatorial")
            {
                messages.Add(e.RawMessage);
            }
        };
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.Progress = _ml.Combinatorial().LogProgress();
        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(Training);

        Assert.HasCount(2, messages);
        StringAssert.StartsWith(messages[0], "epoch 1/2: loss ");
        StringAssert.Contains(messages[0], "accuracy ");
        StringAssert.StartsWith(messages[1], "epoch 2/2: loss ");
    }

    [TestMethod]
    public void Cancelling_GivesTheBestModelSoFar()
    {
        using var cancellation = new CancellationTokenSource();
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.NumberOfEpochs = 1000;
        options.CancellationToken = cancellation.Token;
        options.Progress = new Receiver(progress =>
        {
            if (progress.Epoch == 2)
            {
                cancellation.Cancel();
            }
        });
        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(Training);

        Assert.IsTrue(model.TrainingResult.Cancelled);
        Assert.HasCount(2, model.TrainingHistory);
        Assert.HasCount(32, Trained.Decide(_ml, model, Test));
    }

    [TestMethod]
    public void AKilledRun_GoesOnToTheSameModel()
    {
        string checkpoint = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.NumberOfEpochs = 4;
        using GraphMatchingTransformer whole = _ml.Transforms.GraphMatching(options).Fit(Training);

        options.CheckpointPath = checkpoint;
        options.Progress = new Receiver(progress => throw new TimeoutException($"killed after epoch {progress.Epoch}"));
        Assert.ThrowsExactly<TimeoutException>(() => _ml.Transforms.GraphMatching(options).Fit(Training));
        Assert.IsTrue(File.Exists(checkpoint));
        options.Progress = null;
        using GraphMatchingTransformer resumed = _ml.Transforms.GraphMatching(options).Fit(Training);

        Assert.HasCount(4, resumed.TrainingHistory);
        CollectionAssert.AreEqual(Objectives(whole), Objectives(resumed));
        Assert.IsFalse(File.Exists(checkpoint), "the file has done its work");
    }

    [TestMethod]
    public void NoTensorIsLeft_AfterTrainingScoringAndDisposing()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        GraphMatchingTransformer model = _ml.Transforms.GraphMatching(Trained.SmallOptions()).Fit(Training);
        long trained = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Trained.Decide(_ml, model, Test);
        Assert.AreEqual(trained, DisposeScopeManager.Statistics.ThreadTotalLiveCount, "scoring keeps nothing");
        Assert.AreNotEqual(before, trained, "the weights live");

        model.Dispose();
        model.Dispose();

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void ADisposedModel_SaysSo()
    {
        GraphMatchingTransformer model = Fit(seed: 1);
        IDataView scored = model.Transform(Test);
        model.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => model.Transform(Test));
        Assert.ThrowsExactly<ObjectDisposedException>(() => _ml.Model.Save(model, Test.Schema, new MemoryStream()));
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Matching"]]);
        Assert.ThrowsExactly<ObjectDisposedException>(() => cursor.MoveNext());
    }

    [TestMethod]
    public void NextSeed_FollowsTheContextsSeed()
    {
        long[] seeds = [.. Enumerable.Range(0, 3).Select(_ => new MLContext(7).Combinatorial().NextSeed())];
        Assert.AreEqual(1, seeds.Distinct().Count());
        Assert.AreNotEqual(seeds[0], new MLContext(8).Combinatorial().NextSeed());
        var ml = new MLContext(7);
        Assert.AreEqual(seeds[0], ml.Combinatorial().NextSeed());
        Assert.AreNotEqual(seeds[0], ml.Combinatorial().NextSeed(), "each call draws a new one");
    }

    private GraphMatchingTransformer Fit(long seed)
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.Seed = seed;
        return _ml.Transforms.GraphMatching(options).Fit(Training);
    }

    private float[] Objectives(GraphMatchingTransformer model) =>
        [.. Trained.Decide(_ml, model, Test).Select(decision => decision.MatchingObjective)];

    private sealed class Receiver(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
