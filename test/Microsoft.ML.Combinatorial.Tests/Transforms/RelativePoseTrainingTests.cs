using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class RelativePoseTrainingTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Training => _ml.Data.LoadFromEnumerable(PoseRow.Create(40, 1));

    private IDataView Test => _ml.Data.LoadFromEnumerable(PoseRow.Create(20, 2));

    [TestMethod]
    [DataRow(PoseSupervision.ThroughSolver)]
    [DataRow(PoseSupervision.ThroughSamples)]
    [DataRow(PoseSupervision.PerCorrespondence)]
    public void Learns_WhichCorrespondencesAreRight(PoseSupervision supervision)
    {
        RelativePoseEstimator.Options options = TrainedPose.SmallOptions();
        options.Supervision = supervision;
        options.NumberOfEpochs = 12;
        options.NetworkWidth = 16;
        options.LearningRate = 1e-2;
        PoseRow[] rows = PoseRow.Create(200, 5), others = PoseRow.Create(20, 2);
        using RelativePoseTransformer model = _ml.Transforms.RelativePose(options).Fit(_ml.Data.LoadFromEnumerable(rows));

        double right = 0, wrong = 0;
        foreach (PoseDecision decision in TrainedPose.Decide(_ml, model, _ml.Data.LoadFromEnumerable(others)))
        {
            // The first two in five are the wrong ones.
            int split = decision.PoseWeights.Length * 2 / 5;
            wrong += decision.PoseWeights[..split].Average() / others.Length;
            right += decision.PoseWeights[split..].Average() / others.Length;
        }

        Assert.IsTrue(right > wrong + 0.2, $"mean weights: right {right:0.00}, wrong {wrong:0.00}");
        Assert.AreEqual(supervision, model.Supervision);
        Assert.IsTrue(model.TrainingHistory[^1].Loss < model.TrainingHistory[0].Loss);
        Assert.AreEqual("AUC@20", model.TrainingHistory[0].MetricName);
        Assert.AreEqual(supervision == PoseSupervision.PerCorrespondence, double.IsNaN(model.TrainingHistory[0].ZeroGradientShare));
        Assert.IsTrue(_ml.Combinatorial().EvaluatePose(model.Transform(_ml.Data.LoadFromEnumerable(others))).AucAt10 > 0.8);
    }

    [TestMethod]
    public void SameSeed_SameModel_OtherSeed_OtherModel()
    {
        foreach (PoseSupervision supervision in new[] { PoseSupervision.ThroughSolver, PoseSupervision.ThroughSamples })
        {
            float[] first = Weights(Fit(5, supervision)), second = Weights(Fit(5, supervision)), third = Weights(Fit(6, supervision));
            CollectionAssert.AreEqual(first, second, "to the bit");
            CollectionAssert.AreNotEqual(first, third);
        }
    }

    [TestMethod]
    public void Cancelling_GivesTheBestModelSoFar()
    {
        using var cancellation = new CancellationTokenSource();
        RelativePoseEstimator.Options options = TrainedPose.SmallOptions();
        options.NumberOfEpochs = 1000;
        options.CancellationToken = cancellation.Token;
        options.Progress = new Receiver(progress =>
        {
            if (progress.Epoch == 2)
            {
                cancellation.Cancel();
            }
        });
        using RelativePoseTransformer model = _ml.Transforms.RelativePose(options).Fit(Training);
        Assert.IsTrue(model.TrainingResult.Cancelled);
        Assert.HasCount(2, model.TrainingHistory);
        Assert.HasCount(20, TrainedPose.Decide(_ml, model, Test));
    }

    [TestMethod]
    [DataRow(PoseSupervision.ThroughSolver)]
    [DataRow(PoseSupervision.ThroughSamples)]
    public void AKilledRun_GoesOnToTheSameModel(PoseSupervision supervision)
    {
        string checkpoint = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        RelativePoseEstimator.Options options = TrainedPose.SmallOptions();
        options.Supervision = supervision;
        options.NumberOfEpochs = 3;
        float[] whole = Weights(_ml.Transforms.RelativePose(options).Fit(Training));

        options.CheckpointPath = checkpoint;
        options.Progress = new Receiver(progress => throw new TimeoutException($"killed after epoch {progress.Epoch}"));
        Assert.ThrowsExactly<TimeoutException>(() => _ml.Transforms.RelativePose(options).Fit(Training));
        options.Progress = null;
        CollectionAssert.AreEqual(whole, Weights(_ml.Transforms.RelativePose(options).Fit(Training)));
        Assert.IsFalse(File.Exists(checkpoint), "the file has done its work");
    }

    [TestMethod]
    public void ValidationData_ChoosesTheEpoch()
    {
        RelativePoseEstimator.Options options = TrainedPose.SmallOptions();
        options.ValidationData = Test;
        using RelativePoseTransformer model = _ml.Transforms.RelativePose(options).Fit(Training);
        TrainingProgress best = model.TrainingHistory[model.TrainingResult.BestEpoch - 1];
        Assert.AreEqual(_ml.Combinatorial().EvaluatePose(model.Transform(Test)).ExactAuc(20), best.ValidationMetric, 1e-4);
    }

    [TestMethod]
    public void PairsOfFewCorrespondences_TrainAndScore()
    {
        PoseRow[] rows = PoseRow.Create(12, 3);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].Correspondences = rows[i].Correspondences[..(4 * (1 + (i % 7)))];
        }

        foreach (PoseSupervision supervision in Enum.GetValues<PoseSupervision>())
        {
            RelativePoseEstimator.Options options = TrainedPose.SmallOptions();
            options.Supervision = supervision;
            using RelativePoseTransformer model = _ml.Transforms.RelativePose(options).Fit(_ml.Data.LoadFromEnumerable(rows));
            PoseDecision[] decisions = TrainedPose.Decide(_ml, model, _ml.Data.LoadFromEnumerable(rows));
            for (int i = 0; i < rows.Length; i++)
            {
                Assert.HasCount(1 + (i % 7), decisions[i].PoseWeights);
                Assert.AreEqual(i % 7 < 4, decisions[i].Pose.All(value => value == 0), "fewer than five make no pose");
            }
        }
    }

    private RelativePoseTransformer Fit(long seed, PoseSupervision supervision)
    {
        RelativePoseEstimator.Options options = TrainedPose.SmallOptions();
        options.Seed = seed;
        options.Supervision = supervision;
        return _ml.Transforms.RelativePose(options).Fit(Training);
    }

    private float[] Weights(RelativePoseTransformer model)
    {
        using (model)
        {
            return [.. TrainedPose.Decide(_ml, model, Test).SelectMany(decision => decision.PoseWeights)];
        }
    }

    private sealed class Receiver(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
