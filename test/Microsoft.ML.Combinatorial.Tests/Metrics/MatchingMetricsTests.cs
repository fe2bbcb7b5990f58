using Microsoft.ML.Combinatorial.Metrics;

namespace Microsoft.ML.Combinatorial.Tests.Metrics;

[TestClass]
public sealed class MatchingMetricsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void ByHand()
    {
        // Task 1: right, wrong partner, missed, wrongly matched, rightly none. Task 2: all right. Task 3: rightly nothing at all.
        MatchingMetrics metrics = Evaluate(
            new Row { Label = [0, 1, 2, -1, -1], Matching = [0, 3, -1, 4, -1] },
            new Row { Label = [1, 0], Matching = [1, 0] },
            new Row { Label = [-1], Matching = [-5] });

        Assert.AreEqual(3, metrics.TaskCount);
        Assert.AreEqual(2, metrics.ExactTaskCount);
        Assert.AreEqual(8, metrics.KeypointCount);
        Assert.AreEqual(5, metrics.CorrectKeypointCount);
        Assert.AreEqual(5, metrics.TrueMatchCount);
        Assert.AreEqual(5, metrics.PredictedMatchCount);
        Assert.AreEqual(3, metrics.CorrectMatchCount);
        Assert.AreEqual(5.0 / 8, metrics.Accuracy);
        Assert.AreEqual(3.0 / 5, metrics.Precision);
        Assert.AreEqual(3.0 / 5, metrics.Recall);
        Assert.AreEqual(6.0 / 10, metrics.F1Score);
        Assert.AreEqual(2.0 / 3, metrics.ExactMatchShare);
    }

    [TestMethod]
    public void ZeroDenominators_AreNaN()
    {
        MatchingMetrics nothingToFind = Evaluate(new Row { Label = [-1, -1], Matching = [-1, -1] });
        Assert.AreEqual(1.0, nothingToFind.Accuracy);
        Assert.AreEqual(double.NaN, nothingToFind.Precision);
        Assert.AreEqual(double.NaN, nothingToFind.Recall);
        Assert.AreEqual(double.NaN, nothingToFind.F1Score);

        MatchingMetrics nothingMatched = Evaluate(new Row { Label = [0, 1], Matching = [-1, -1] });
        Assert.AreEqual(double.NaN, nothingMatched.Precision);
        Assert.AreEqual(0.0, nothingMatched.Recall);
        Assert.AreEqual(0.0, nothingMatched.F1Score);

        MatchingMetrics noRows = Evaluate();
        Assert.AreEqual(0, noRows.TaskCount);
        Assert.AreEqual(double.NaN, noRows.Accuracy);
        Assert.AreEqual(double.NaN, noRows.ExactMatchShare);
    }

    [TestMethod]
    public void LabelsMayBeSingleOrKeys()
    {
        IDataView singles = _ml.Data.LoadFromEnumerable([new SingleRow { Label = [2, -1], Matching = [2, -1] }]);
        Assert.AreEqual(1.0, _ml.Combinatorial().EvaluateMatching(singles).Accuracy);

        // A label that came from text, as keys: "p" is partner 0 and "q" partner 1; an unknown text is a missing key, so no partner.
        IDataView texts = _ml.Data.LoadFromEnumerable([new TextRow { Truth = ["q", "?", "p"], Found = [1, -1, 2] }]);
        IDataView partners = _ml.Data.LoadFromEnumerable([new Name { Truth = "p" }, new Name { Truth = "q" }]);
        IDataView keys = _ml.Transforms.Conversion.MapValueToKey("Truth", keyData: partners).Fit(texts).Transform(texts);
        MatchingMetrics metrics = _ml.Combinatorial().EvaluateMatching(keys, "Truth", "Found");
        Assert.AreEqual(2.0 / 3, metrics.Accuracy);
        Assert.AreEqual(2, metrics.TrueMatchCount);
    }

    [TestMethod]
    public void DifferentLengths_NameTheRow()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Evaluate(
            new Row { Label = [0], Matching = [0] },
            new Row { Label = [0, 1], Matching = [0] }));
        Assert.AreEqual(
            "row 1: the label holds 2 entries and the matching 1; they must have one for each left keypoint.", error.Message);
    }

    [TestMethod]
    public void MissingAndMistypedColumns_AsMlNetSaysIt()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Other { Label = "a", Matching = [1] }]);

        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Combinatorial().EvaluateMatching(data, "Truth"));
        Assert.AreEqual("Could not find label column 'Truth' (Parameter 'inputSchema')", missing.Message);

        var scalar = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Combinatorial().EvaluateMatching(data));
        Assert.AreEqual(
            "Schema mismatch for label column 'Label': expected Vector<Int32>, Vector<Single> or a vector of keys, got String (Parameter 'inputSchema')",
            scalar.Message);

        var mistyped = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Combinatorial().EvaluateMatching(data, "Matching", "Words"));
        Assert.AreEqual(
            "Schema mismatch for matching column 'Words': expected Vector<Int32>, Vector<Single> or a vector of keys, got VarVector<String> (Parameter 'inputSchema')",
            mistyped.Message);
    }

    private MatchingMetrics Evaluate(params Row[] rows) => _ml.Combinatorial().EvaluateMatching(_ml.Data.LoadFromEnumerable(rows));

    private sealed class Row
    {
        public int[] Label { get; set; } = [];

        public int[] Matching { get; set; } = [];
    }

    private sealed class SingleRow
    {
        public float[] Label { get; set; } = [];

        public int[] Matching { get; set; } = [];
    }

    private sealed class TextRow
    {
        public string[] Truth { get; set; } = [];

        public int[] Found { get; set; } = [];
    }

    private sealed class Name
    {
        public string Truth { get; set; } = "";
    }

    private sealed class Other
    {
        public string Label { get; set; } = "";

        public int[] Matching { get; set; } = [];

        public string[] Words { get; set; } = [];
    }
}
