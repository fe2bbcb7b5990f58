using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Metrics;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class PointRegistrationTrainingTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Training => _ml.Data.LoadFromEnumerable(RegistrationRows.Create(48, 1));

    private IDataView Test => _ml.Data.LoadFromEnumerable(RegistrationRows.Create(32, 2));

    [TestMethod]
    [DataRow(RegistrationKind.Rotation, RotationLoss.Chordal, 0.5)]
    [DataRow(RegistrationKind.Rigid, RotationLoss.Chordal, 0.0)]
    [DataRow(RegistrationKind.Rigid, RotationLoss.Geodesic, 0.5)]
    [DataRow(RegistrationKind.Similarity, RotationLoss.Geodesic, 0.0)]
    public void Learns_WithoutRefits(RegistrationKind kind, RotationLoss rotation, double inlierWeight)
    {
        PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions(kind);
        (options.RotationLoss, options.InlierLossWeight, options.RefinementIterations) = (rotation, inlierWeight, 0);
        options.NumberOfEpochs = 25;
        IDataView training = _ml.Data.LoadFromEnumerable(RegistrationRows.Create(48, 1, kind));
        IDataView test = _ml.Data.LoadFromEnumerable(RegistrationRows.Create(32, 2, kind));

        using PointRegistrationTransformer model = _ml.Transforms.PointRegistration(options).Fit(training);

        RegistrationMetrics metrics = _ml.Combinatorial().EvaluateRegistration(model.Transform(test));
        Assert.IsTrue(metrics.MedianRotationError < 2, $"rotation {metrics.MedianRotationError:F3}°");
        Assert.IsTrue(metrics.MedianTranslationError < 0.2, $"translation {metrics.MedianTranslationError:F3}");
        Assert.IsTrue(metrics.MedianScaleError < 0.03, $"scale {metrics.MedianScaleError:F3}");
        Assert.AreEqual(kind, model.Kind);
        Assert.AreEqual(rotation, model.Loss.Rotation);
        Assert.IsTrue(model.TrainingHistory[^1].Loss < model.TrainingHistory[0].Loss);
    }

    [TestMethod]
    public void Refits_HelpAnUntrainedNetwork()
    {
        double With(int refits)
        {
            PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions();
            (options.NumberOfEpochs, options.LearningRate, options.RefinementIterations) = (1, 1e-12, refits);
            using PointRegistrationTransformer model = _ml.Transforms.PointRegistration(options).Fit(Training);
            return _ml.Combinatorial().EvaluateRegistration(model.Transform(Test)).MedianRotationError;
        }

        double before = With(0), after = With(5);
        Assert.IsTrue(after < before / 2, $"{before:F3}° before, {after:F3}° after");
    }

    [TestMethod]
    public void SameSeed_SameModel_OtherSeed_OtherModel()
    {
        using PointRegistrationTransformer first = Fit(seed: 5), second = Fit(seed: 5), third = Fit(seed: 6);
        float[] expected = Residuals(first);
        CollectionAssert.AreEqual(expected, Residuals(second), "to the bit");
        CollectionAssert.AreNotEqual(expected, Residuals(third));
    }

    [TestMethod]
    public void ValidationData_ChoosesTheEpoch()
    {
        PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions();
        options.ValidationData = Test;
        using PointRegistrationTransformer model = _ml.Transforms.PointRegistration(options).Fit(Training);
        TrainingProgress best = model.TrainingHistory[model.TrainingResult.BestEpoch - 1];
        Assert.AreEqual(-_ml.Combinatorial().EvaluateRegistration(model.Transform(Test)).MeanRotationError, best.ValidationMetric, 1e-3);
        Assert.AreEqual(0, best.ZeroGradientShare, "every task determines its motion");
    }

    [TestMethod]
    public void DegenerateRows_AreTrainedOnWithoutHarm()
    {
        RegistrationRow[] rows = RegistrationRows.Create(24, 1);
        foreach (RegistrationRow row in rows.Take(6))
        {
            (row.Source, row.Target) = (row.Source[..3], row.Target[..3]);
        }

        PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions();
        options.ValidationFraction = 0;
        using PointRegistrationTransformer model = _ml.Transforms.PointRegistration(options).Fit(_ml.Data.LoadFromEnumerable(rows));
        Assert.AreEqual(0.25, model.TrainingHistory[0].ZeroGradientShare, 1e-9);
        Assert.IsTrue(double.IsFinite(model.TrainingHistory[^1].Loss));
        Assert.AreEqual(6, RegistrationRows.Decide(_ml, model, _ml.Data.LoadFromEnumerable(rows)).Count(row => row.TransformationIsDegenerate));
    }

    [TestMethod]
    public void Cancelling_GivesTheBestModelSoFar()
    {
        using var cancellation = new CancellationTokenSource();
        PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions();
        options.NumberOfEpochs = 1000;
        options.CancellationToken = cancellation.Token;
        options.Progress = new Receiver(progress =>
        {
            if (progress.Epoch == 2)
            {
                cancellation.Cancel();
            }
        });
        using PointRegistrationTransformer model = _ml.Transforms.PointRegistration(options).Fit(Training);

        Assert.IsTrue(model.TrainingResult.Cancelled);
        Assert.HasCount(2, model.TrainingHistory);
        Assert.HasCount(32, RegistrationRows.Decide(_ml, model, Test));
    }

    [TestMethod]
    public void EarlyStopping_EndsTraining()
    {
        PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions();
        (options.NumberOfEpochs, options.EarlyStoppingPatience, options.LearningRate) = (50, 2, 1e-12);
        using PointRegistrationTransformer model = _ml.Transforms.PointRegistration(options).Fit(Training);
        Assert.IsTrue(model.TrainingHistory.Count < 50);
        Assert.IsFalse(model.TrainingResult.Cancelled);
    }

    [TestMethod]
    public void AKilledRun_GoesOnToTheSameModel()
    {
        string checkpoint = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions();
        using PointRegistrationTransformer whole = _ml.Transforms.PointRegistration(options).Fit(Training);

        options.CheckpointPath = checkpoint;
        options.Progress = new Receiver(progress => throw new TimeoutException($"killed after epoch {progress.Epoch}"));
        Assert.ThrowsExactly<TimeoutException>(() => _ml.Transforms.PointRegistration(options).Fit(Training));
        options.Progress = null;
        using PointRegistrationTransformer resumed = _ml.Transforms.PointRegistration(options).Fit(Training);

        CollectionAssert.AreEqual(Residuals(whole), Residuals(resumed));
        Assert.IsFalse(File.Exists(checkpoint), "the file has done its work");
    }

    [TestMethod]
    public void NoTensorIsLeft_AfterTrainingScoringAndDisposing()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        PointRegistrationTransformer model = Fit(seed: 1);
        long trained = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        RegistrationRows.Decide(_ml, model, Test);
        Assert.AreEqual(trained, DisposeScopeManager.Statistics.ThreadTotalLiveCount, "scoring keeps nothing");
        Assert.AreNotEqual(before, trained, "the weights live");

        model.Dispose();
        model.Dispose();

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.ThrowsExactly<ObjectDisposedException>(() => model.Transform(Test));
    }

    private PointRegistrationTransformer Fit(long seed)
    {
        PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions();

        // Refits would bring different networks to the same registration.
        (options.Seed, options.RefinementIterations) = (seed, 0);
        return _ml.Transforms.PointRegistration(options).Fit(Training);
    }

    private float[] Residuals(PointRegistrationTransformer model) =>
        [.. RegistrationRows.Decide(_ml, model, Test).Select(row => row.TransformationResidual)];

    private sealed class Receiver(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
