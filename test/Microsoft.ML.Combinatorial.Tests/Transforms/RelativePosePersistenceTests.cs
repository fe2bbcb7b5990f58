using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class RelativePosePersistenceTests
{
    private readonly MLContext _ml = new(1);
    private readonly PoseRow[] _rows = PoseRow.Create(12, 4);

    private IDataView Data => _ml.Data.LoadFromEnumerable(_rows);

    [TestMethod]
    public void LoadedModel_DecidesTheSame_UnderTheSameSchema()
    {
        ITransformer loaded = RoundTrip(TrainedPose.Model);
        CollectionAssert.AreEqual(
            TrainedPose.Model.GetOutputSchema(Data.Schema).Select(Describe).ToArray(),
            loaded.GetOutputSchema(Data.Schema).Select(Describe).ToArray());
        PoseDecision[] expected = TrainedPose.Decide(_ml, TrainedPose.Model, Data);
        TrainedPose.AssertSame(expected, TrainedPose.Decide(new MLContext(2), loaded, Data));
        TrainedPose.AssertSame(expected, TrainedPose.Decide(_ml, RoundTrip(loaded), Data));
    }

    [TestMethod]
    public void PredictionEngine_DecidesAsTheBatch()
    {
        PoseDecision[] expected = TrainedPose.Decide(_ml, TrainedPose.Model, Data);
        foreach (ITransformer model in new[] { TrainedPose.Model, RoundTrip(TrainedPose.Model) })
        {
            using PredictionEngine<PoseRow, PoseDecision> engine =
                _ml.Model.CreatePredictionEngine<PoseRow, PoseDecision>(model, new PredictionEngineOptions { OwnsTransformer = false });
            TrainedPose.AssertSame(expected, [.. _rows.Select(engine.Predict)]);
        }
    }

    [TestMethod]
    public void SeveralThreads_DecideTheSame()
    {
        PoseDecision[] expected = TrainedPose.Decide(_ml, TrainedPose.Model, Data);
        IDataView scored = RoundTrip(TrainedPose.Model).Transform(Data);
        Parallel.For(0, 4, _ => TrainedPose.AssertSame(expected, [.. _ml.Data.CreateEnumerable<PoseDecision>(scored, reuseRowObject: false)]));
    }

    [TestMethod]
    public void FreshProcess_DecidesTheSame()
    {
        PoseDecision[] expected = TrainedPose.Decide(_ml, TrainedPose.Model, Data);
        PoseReport report = FreshProcess.Run<PoseRow, PoseReport>(_ml, TrainedPose.Model, _rows, "pose");

        TrainedPose.AssertSame(expected, report.Batch);
        TrainedPose.AssertSame(expected, report.Single);
        CollectionAssert.AreEqual(
            new[]
            {
                "Correspondences: Vector<Single>", "Pose: Vector<Single, 12>", "PoseEssential: Vector<Single, 9>", "PoseWeights: Vector<Single>",
                "PoseInliers: Vector<Single>",
            },
            report.Columns);
    }

    [TestMethod]
    public void Unwrap_GivesTheTransformerBack()
    {
        using var unwrapped = (RelativePoseTransformer)_ml.Combinatorial().Unwrap(RoundTrip(TrainedPose.Model));
        TrainedPose.AssertSame(TrainedPose.Decide(_ml, TrainedPose.Model, Data), TrainedPose.Decide(_ml, unwrapped, Data));
        Assert.AreEqual(TrainedPose.Model.Specification, unwrapped.Specification);
        Assert.AreEqual(TrainedPose.Model.Estimation, unwrapped.Estimation);
        Assert.AreEqual(PoseSupervision.ThroughSolver, unwrapped.Supervision);
        Assert.AreEqual("PoseInliers", unwrapped.InliersColumnName);
        Assert.IsNull(unwrapped.FirstCamera);
        CollectionAssert.AreEqual(TrainedPose.Model.TrainingHistory.ToArray(), unwrapped.TrainingHistory.ToArray());
    }

    [TestMethod]
    public void ADamagedModel_IsTold()
    {
        ITransformer loaded = RoundTrip(RelativePoseStorage.BuildChain("AAAA", new RelativePoseColumns("Pose", "Correspondences", "Label")));
        var unwrap = Assert.ThrowsExactly<FormatException>(() => _ml.Combinatorial().Unwrap(loaded));
        StringAssert.Contains(unwrap.Message, "The saved RelativePose model is damaged");
        StringAssert.Contains(Assert.Throws<Exception>(() => TrainedPose.Decide(_ml, loaded, Data)).ToString(), "is damaged");
    }

    [TestMethod]
    public void Cameras_TurnPixelsIntoTheSamePoses_AndAreSaved()
    {
        var first = new CameraIntrinsics(500, 510, 320, 240);
        var second = new CameraIntrinsics(800, 790, 400, 300);
        double ToPixels(double value, int place) => place switch
        {
            0 => (500 * value) + 320, 1 => (510 * value) + 240, 2 => (800 * value) + 400, _ => (790 * value) + 300,
        };
        RelativePoseEstimator.Options options = TrainedPose.SmallOptions();
        (options.FirstCamera, options.SecondCamera) = (first, second);
        using RelativePoseTransformer inPixels = _ml.Transforms.RelativePose(options)
            .Fit(_ml.Data.LoadFromEnumerable(PoseRow.Create(40, 1, ToPixels)));
        IDataView pixels = _ml.Data.LoadFromEnumerable(PoseRow.Create(12, 4, ToPixels));
        PoseDecision[] decisions = TrainedPose.Decide(_ml, inPixels, pixels);

        TrainedPose.AssertSame(decisions, TrainedPose.Decide(_ml, RoundTrip(inPixels), pixels));
        using var unwrapped = (RelativePoseTransformer)_ml.Combinatorial().Unwrap(RoundTrip(inPixels));
        Assert.AreEqual(first, unwrapped.FirstCamera);
        Assert.AreEqual(second, unwrapped.SecondCamera);
        PoseDecision[] normalised = TrainedPose.Decide(_ml, TrainedPose.Model, Data);
        int same = decisions.Zip(normalised, (a, b) => a.PoseInliers.SequenceEqual(b.PoseInliers) ? 1 : 0).Sum();
        Assert.IsTrue(same >= 9, $"{same} of 12 alike; single precision of pixels leaves room for a few");
    }

    [TestMethod]
    public void NoTensorIsLeft_AfterTrainingScoringAndDisposing()
    {
        foreach (PoseSupervision supervision in Enum.GetValues<PoseSupervision>())
        {
            long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            RelativePoseEstimator.Options options = TrainedPose.SmallOptions();
            options.Supervision = supervision;
            RelativePoseTransformer model = _ml.Transforms.RelativePose(options).Fit(Data);
            long trained = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            TrainedPose.Decide(_ml, model, Data);
            Assert.AreEqual(trained, DisposeScopeManager.Statistics.ThreadTotalLiveCount, "scoring keeps nothing");
            Assert.AreNotEqual(before, trained, "the weights live");
            model.Dispose();
            model.Dispose();
            Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount, $"{supervision}");
            Assert.ThrowsExactly<ObjectDisposedException>(() => model.Transform(Data));
        }
    }

    private static string Describe(DataViewSchema.Column column) => $"{column.Name}: {column.Type} hidden={column.IsHidden}";

    private ITransformer RoundTrip(ITransformer model)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, Data.Schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private sealed record PoseReport(PoseDecision[] Batch, PoseDecision[] Single, string[] Columns, int InputColumns);
}
