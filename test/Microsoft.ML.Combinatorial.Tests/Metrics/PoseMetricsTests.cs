using Microsoft.ML.Combinatorial.Metrics;

namespace Microsoft.ML.Combinatorial.Tests.Metrics;

[TestClass]
public sealed class PoseMetricsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Bins_AndExactAreas_ByHand()
    {
        // Pose errors 1, 7, 12 and 50 degrees.
        var metrics = new PoseMetrics([1, 2, 12, 50], [0.5, 7, 3, 20]);
        Assert.AreEqual(4, metrics.Count);
        Assert.AreEqual(0.25, metrics.AucAt5, 1e-15);
        Assert.AreEqual((0.25 + 0.5) / 2, metrics.AucAt10, 1e-15);
        Assert.AreEqual((0.25 + 0.5 + 0.75 + 0.75) / 4, metrics.AucAt20, 1e-15);
        Assert.AreEqual(0.8 / 4, metrics.ExactAuc(5), 1e-15);
        Assert.AreEqual((0.9 + 0.3) / 4, metrics.ExactAuc(10), 1e-15);
        Assert.AreEqual((0.95 + 0.65 + 0.4) / 4, metrics.ExactAuc(20), 1e-15);
        Assert.AreEqual((2 + 12) / 2.0, metrics.MedianRotationError);
        Assert.AreEqual((3 + 7) / 2.0, metrics.MedianTranslationError);
        Assert.AreEqual((7 + 12) / 2.0, metrics.MedianPoseError);
        Assert.AreEqual(0.5, metrics.Recall(12), "an error at the threshold is not below it");
        CollectionAssert.AreEqual(new[] { 1.0, 2, 12, 50 }, metrics.RotationErrors.ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => metrics.ExactAuc(0));
    }

    [TestMethod]
    public void WithoutPairs_NothingIsDefined()
    {
        var metrics = new PoseMetrics([], []);
        Assert.AreEqual(0, metrics.Count);
        Assert.IsTrue(double.IsNaN(metrics.AucAt20) && double.IsNaN(metrics.ExactAuc(5)) && double.IsNaN(metrics.MedianPoseError));
    }

    [TestMethod]
    public void AView_IsReadRowByRow()
    {
        float cos = MathF.Cos(MathF.PI / 18), sin = MathF.Sin(MathF.PI / 18);
        PoseMetrics metrics = _ml.Combinatorial().EvaluatePose(_ml.Data.LoadFromEnumerable(
        [
            new Row { Label = [1, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0], Pose = [1, 0, 0, 0, cos, -sin, 0, sin, cos, 1, 0, 0] },
            new Row { Label = [1, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0], Pose = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, -1, 0] },
            new Row { Label = [1, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0], Pose = new float[12] },
        ]));
        Assert.AreEqual(10, metrics.RotationErrors[0], 1e-4);
        Assert.AreEqual(0, metrics.TranslationErrors[0], 1e-4);
        Assert.AreEqual(90, metrics.TranslationErrors[1], 1e-4);
        Assert.AreEqual(180, metrics.RotationErrors[2]);
    }

    [TestMethod]
    public void WhatIsNoPose_IsToldWithItsRow()
    {
        Row good = new() { Label = [1, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0], Pose = new float[12] };
        var shortOne = Assert.ThrowsExactly<InvalidOperationException>(
            () => _ml.Combinatorial().EvaluatePose(_ml.Data.LoadFromEnumerable([good, new Row { Label = good.Label, Pose = [1, 2] }])));
        StringAssert.Contains(shortOne.Message, "row 1, column 'Pose': the pose holds 2 values; it must hold 12");
        var infinite = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Combinatorial().EvaluatePose(
            _ml.Data.LoadFromEnumerable([new Row { Label = [1, 0, 0, 0, 1, 0, 0, 0, 1, float.NaN, 0, 0], Pose = good.Pose }])));
        StringAssert.Contains(infinite.Message, "row 0, column 'Label': value 9 of the pose is NaN");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ml.Combinatorial().EvaluatePose(_ml.Data.LoadFromEnumerable([good]), poseColumnName: "Nothing"));
    }

    private sealed class Row
    {
        public float[] Label { get; set; } = [];

        public float[] Pose { get; set; } = [];
    }
}
