using Microsoft.ML.Combinatorial.Metrics;

namespace Microsoft.ML.Combinatorial.Tests.Metrics;

[TestClass]
public sealed class RegistrationMetricsTests
{
    private static readonly float[] None = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];
    private static readonly float[] Quarter = [0, -1, 0, 1, 0, 0, 0, 0, 1, 3, 0, 4];
    private static readonly float[] Half = [-1, 0, 0, 0, -1, 0, 0, 0, 1, 0, 0, 1];
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Figures_ByHand()
    {
        RegistrationMetrics metrics = Evaluate((None, Quarter), (None, None), (Quarter, Quarter), (None, Half));

        Assert.AreEqual(4, metrics.Count);
        Assert.AreEqual(45, metrics.MedianRotationError, 1e-4, "between 0 and 90");
        Assert.AreEqual(67.5, metrics.MeanRotationError, 1e-4);
        Assert.AreEqual(0.5, metrics.MedianTranslationError, 1e-6);
        Assert.AreEqual(1.5, metrics.MeanTranslationError, 1e-6);
        Assert.AreEqual(0, metrics.MedianScaleError);
        Assert.AreEqual(0.5, metrics.Recall(5));
        Assert.AreEqual(0.75, metrics.Recall(91));
        Assert.AreEqual(0.5, metrics.Recall(91, 4.9));
        CollectionAssert.AreEqual(new[] { 5.0, 0, 0, 1 }, metrics.TranslationErrors.ToArray());
        Assert.AreEqual("degrees", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => metrics.Recall(-1)).ParamName);
        Assert.AreEqual("distance", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => metrics.Recall(1, double.NaN)).ParamName);
    }

    [TestMethod]
    public void Scales_CountAlikeInBothDirections()
    {
        RegistrationMetrics metrics = Evaluate(([.. None, 2], [.. None, 1]), ([.. None, 1], [.. None, 2]));
        CollectionAssert.AreEqual(new[] { 1.0, 1.0 }, metrics.ScaleErrors.ToArray());
    }

    [TestMethod]
    public void NoRows_NoFigures()
    {
        RegistrationMetrics metrics = Evaluate();
        Assert.AreEqual(0, metrics.Count);
        Assert.AreEqual(double.NaN, metrics.MedianRotationError);
        Assert.AreEqual(double.NaN, metrics.MeanTranslationError);
        Assert.AreEqual(double.NaN, metrics.Recall(5));
    }

    [TestMethod]
    public void BadRows_AndColumns_AreTold()
    {
        AssertRefused(
            "row 1, column 'Transformation': the transformation holds 2 values; it must hold 12: the rotation row by row, then the translation; or 13, the scale last.",
            (None, None),
            (None, [1, 2]));
        AssertRefused("row 0, column 'Label': value 3 of the transformation is NaN; it must be finite.", ([1, 0, 0, float.NaN, 1, 0, 0, 0, 1, 0, 0, 0], None));
        AssertRefused("row 0, column 'Label': value 12 of the transformation is 0; it must be finite and above 0.", ([.. None, 0], None));
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => _ml.Combinatorial().EvaluateRegistration(_ml.Data.LoadFromEnumerable([new Row()]), "Truth")).Message,
            "Could not find label column 'Truth'");
    }

    private void AssertRefused(string message, params (float[] Label, float[] Found)[] rows) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<InvalidOperationException>(() => Evaluate(rows)).Message);

    private RegistrationMetrics Evaluate(params (float[] Label, float[] Found)[] rows) => _ml.Combinatorial().EvaluateRegistration(
        _ml.Data.LoadFromEnumerable(rows.Select(row => new Row { Label = row.Label, Transformation = row.Found }).ToArray()));

    private sealed class Row
    {
        public float[] Label { get; set; } = [];

        public float[] Transformation { get; set; } = [];
    }
}
