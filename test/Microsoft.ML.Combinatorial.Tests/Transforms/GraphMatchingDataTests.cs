using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>Rows that make no task: each tells its number, its column and what is wrong.</summary>
[TestClass]
public sealed class GraphMatchingDataTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void NoRows()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Fit());
        Assert.AreEqual("Training set has 0 instances, aborting training.", error.Message);
    }

    [TestMethod]
    public void NoValidationRows()
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.ValidationData = _ml.Data.LoadFromEnumerable(Array.Empty<TaskRow>());
        var error = Assert.ThrowsExactly<InvalidOperationException>(
            () => _ml.Transforms.GraphMatching(options).Fit(_ml.Data.LoadFromEnumerable(SyntheticTasks.Create(4, 1))));
        Assert.AreEqual("Validation set has 0 instances, aborting training.", error.Message);
    }

    [TestMethod]
    public void NaNDescriptor() => AssertRefused(
        task => task.LeftFeatures[8] = float.NaN,
        "row 2, column 'LeftFeatures': left feature 2 of keypoint 1 is NaN; it must be finite.");

    [TestMethod]
    public void InfinitePosition() => AssertRefused(
        task => task.RightPositions[3] = float.PositiveInfinity,
        "row 2, column 'RightPositions': right position 1 of keypoint 1 is Infinity; it must be finite.");

    [TestMethod]
    public void OddPositions() => AssertRefused(
        task => task.LeftPositions = [1, 2, 3],
        "row 2, column 'LeftPositions': left positions hold 3 values; they must hold x and y of at least one keypoint.");

    [TestMethod]
    public void NoKeypoints() => AssertRefused(
        task => (task.RightPositions, task.RightFeatures) = ([], []),
        "row 2, column 'RightPositions': right positions hold 0 values; they must hold x and y of at least one keypoint.");

    [TestMethod]
    public void TooManyFeatures() => AssertRefused(
        task => task.RightFeatures = [.. task.RightFeatures, 1],
        task => $"row 2, column 'RightFeatures': right features hold {task.RightFeatures.Length} values, which is not {task.RightPositions.Length / 2} keypoints of 6.");

    [TestMethod]
    public void LabelThatNamesNoKeypoint() => AssertRefused(
        task => task.Label[1] = 12,
        task => $"row 2, column 'Label': label 12 of left keypoint 1 names no keypoint: there are {task.RightPositions.Length / 2} on the right.");

    [TestMethod]
    public void LabelWithOnePartnerTwice() => AssertRefused(
        task => (task.Label[0], task.Label[1]) = (2, 2),
        "row 2, column 'Label': left keypoints 0 and 1 have the same partner, 2.");

    [TestMethod]
    public void LabelThatIsNoWholeNumber()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(SyntheticTasks.Create(4, 1).Select((task, row) => new SinglesTask
        {
            LeftFeatures = task.LeftFeatures,
            LeftPositions = task.LeftPositions,
            RightFeatures = task.RightFeatures,
            RightPositions = task.RightPositions,
            Label = [.. task.Label.Select(partner => row == 2 ? float.NaN : partner)],
        }).ToArray());
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.GraphMatching(Trained.SmallOptions()).Fit(data));
        Assert.AreEqual(
            "row 2, column 'Label': label NaN is no index: it must be a whole number, negative for 'no partner'", error.Message);
    }

    [TestMethod]
    public void LabelOfWrongLength() => AssertRefused(
        task => task.Label = [.. task.Label, -1],
        task => $"row 2, column 'Label': the label holds {task.Label.Length} entries; there are {task.Label.Length - 1} left keypoints.");

    [TestMethod]
    public void ABadValidationRow_IsNumberedInTheValidationData()
    {
        TaskRow[] tasks = SyntheticTasks.Create(2, 2);
        tasks[1].LeftFeatures[0] = float.NaN;
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.ValidationData = _ml.Data.LoadFromEnumerable(tasks);
        var error = Assert.ThrowsExactly<InvalidOperationException>(
            () => _ml.Transforms.GraphMatching(options).Fit(_ml.Data.LoadFromEnumerable(SyntheticTasks.Create(4, 1))));
        StringAssert.StartsWith(error.Message, "row 1, column 'LeftFeatures'");
    }

    [TestMethod]
    public void FirstRow_DecidesTheFeatureSize_AndIsCheckedForIt()
    {
        TaskRow[] tasks = SyntheticTasks.Create(3, 1);
        tasks[0].LeftFeatures = [.. tasks[0].LeftFeatures, 1];
        var uneven = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(tasks));
        Assert.AreEqual(
            $"row 0, column 'LeftFeatures': left features hold {tasks[0].LeftFeatures.Length} values, which is no whole number for each of {tasks[0].Label.Length} keypoints.",
            uneven.Message);

        tasks[0].LeftPositions = [];
        var empty = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(tasks));
        StringAssert.StartsWith(empty.Message, "row 0, column 'LeftPositions': left positions hold 0 values");
    }

    [TestMethod]
    public void PatchesMustBeSquares()
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.Encoder = KeypointEncoderKind.Patch;
        var error = Assert.ThrowsExactly<InvalidOperationException>(
            () => _ml.Transforms.GraphMatching(options).Fit(_ml.Data.LoadFromEnumerable(SyntheticTasks.Create(4, 1))));
        StringAssert.StartsWith(error.Message, "row 0, column 'LeftFeatures': FeatureSize must be the area of a square patch");
    }

    [TestMethod]
    public void AFailedFit_LeavesNoTensorBehind()
    {
        long before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        AssertRefused(task => task.LeftFeatures[8] = float.NaN, "row 2, column 'LeftFeatures': left feature 2 of keypoint 1 is NaN; it must be finite.");
        Assert.AreEqual(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void BadRows_InScoring()
    {
        TaskRow[] tasks = SyntheticTasks.Create(5, 3);
        tasks[3].RightFeatures[0] = float.NaN;
        IDataView scored = Trained.Model.Transform(_ml.Data.LoadFromEnumerable(tasks));
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Matching"]]);
        for (int i = 0; i < 3; i++)
        {
            Assert.IsTrue(cursor.MoveNext());
        }

        var batch = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.MoveNext());
        Assert.AreEqual("row 3, column 'RightFeatures': right feature 0 of keypoint 0 is NaN; it must be finite.", batch.Message);

        PredictionEngine<TaskRow, Decision> engine = _ml.Model.CreatePredictionEngine<TaskRow, Decision>(
            Trained.Model, new PredictionEngineOptions { OwnsTransformer = false });
        Assert.IsNotEmpty(engine.Predict(tasks[0]).Matching);
        var single = Assert.ThrowsExactly<InvalidOperationException>(() => engine.Predict(tasks[3]));
        StringAssert.EndsWith(single.Message, "column 'RightFeatures': right feature 0 of keypoint 0 is NaN; it must be finite.");
        Assert.IsNotEmpty(engine.Predict(tasks[4]).Matching, "the engine goes on");
    }

    private void AssertRefused(Action<TaskRow> spoil, string message) => AssertRefused(spoil, _ => message);

    private void AssertRefused(Action<TaskRow> spoil, Func<TaskRow, string> message)
    {
        TaskRow[] tasks = SyntheticTasks.Create(4, 1);
        spoil(tasks[2]);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(tasks));
        Assert.AreEqual(message(tasks[2]), error.Message);
    }

    private void Fit(params TaskRow[] tasks)
    {
        using GraphMatchingTransformer model =
            _ml.Transforms.GraphMatching(Trained.SmallOptions()).Fit(_ml.Data.LoadFromEnumerable(tasks));
    }

    private sealed class SinglesTask
    {
        public float[] LeftFeatures { get; set; } = [];

        public float[] LeftPositions { get; set; } = [];

        public float[] RightFeatures { get; set; } = [];

        public float[] RightPositions { get; set; } = [];

        public float[] Label { get; set; } = [];
    }
}
