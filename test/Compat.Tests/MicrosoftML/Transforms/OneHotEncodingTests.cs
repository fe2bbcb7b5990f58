using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Compat.Tests.MicrosoftML.Transforms.Views;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class OneHotEncodingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Numbers_are_categories_with_names()
    {
        var view = _ml.Ints(30, -1, 30);
        var output = _ml.Transforms.Categorical.OneHotEncoding("Y", "X").Fit(view).Transform(view);
        CollectionAssert.AreEqual(new[] { "30", "-1" }, output.SlotNames("Y"));
        AreEqual<float>([[1, 0], [0, 1], [1, 0]], output.VectorColumn<float>("Y"));
        VBuffer<int> buffer = default;
        output.Schema["Y"].Annotations.GetValue("CategoricalSlotRanges", ref buffer);
        int[] ranges = [.. buffer.DenseValues()];
        CollectionAssert.AreEqual(new[] { 0, 1 }, ranges);
    }

    [TestMethod]
    public void Several_columns_one_limit_and_given_keys()
    {
        var view = _ml.Data.LoadFromEnumerable([
            new Pair { A = "x", B = "p" }, new Pair { A = "y", B = "q" }, new Pair { A = "z", B = "p" }]);
        var output = _ml.Transforms.Categorical.OneHotEncoding([new("A"), new("C", "B")], maximumNumberOfKeys: 2).Fit(view).Transform(view);
        AreEqual<float>([[1, 0], [0, 1], [0, 0]], output.VectorColumn<float>("A"));
        AreEqual<float>([[1, 0], [0, 1], [1, 0]], output.VectorColumn<float>("C"));
        var given = _ml.Transforms.Categorical.OneHotEncoding(
            "Y", "A", keyData: _ml.Texts("z", "x", "w"), keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Fit(view).Transform(view);
        CollectionAssert.AreEqual(new[] { "w", "x", "z" }, given.SlotNames("Y"));
    }

    [TestMethod]
    [DataRow(OneHotEncodingEstimator.OutputKind.Indicator), DataRow(OneHotEncodingEstimator.OutputKind.Bag)]
    [DataRow(OneHotEncodingEstimator.OutputKind.Key), DataRow(OneHotEncodingEstimator.OutputKind.Binary)]
    public void Shape_schema_and_saved_model_agree(OneHotEncodingEstimator.OutputKind kind)
    {
        var view = _ml.Texts("b", "a", "", "b");
        var estimator = _ml.Transforms.Categorical.OneHotEncoding("Y", "T", kind);
        var model = estimator.Fit(view);
        var output = model.Transform(view);
        var loaded = _ml.SavedAndLoaded(model, view.Schema).Transform(view);
        CollectionAssert.AreEqual(
            output.Schema.Select(c => $"{c} {c.IsHidden}").ToArray(), loaded.Schema.Select(c => $"{c} {c.IsHidden}").ToArray());
        if (kind == OneHotEncodingEstimator.OutputKind.Key)
            CollectionAssert.AreEqual(output.Column<uint>("Y"), loaded.Column<uint>("Y"));
        else
            AreEqual(output.VectorColumn<float>("Y"), loaded.VectorColumn<float>("Y"));

        var chain = new EstimatorChain<ITransformer>().Append(_ml.Transforms.CopyColumns("Z", "T")).Append(estimator);
        Assert.AreEqual(output.Schema["Y"].Type, chain.Fit(view).GetOutputSchema(view.Schema)["Y"].Type);
    }

    [TestMethod]
    public void A_prediction_engine_encodes_row_by_row()
    {
        var view = _ml.Texts("b", "a");
        using var engine = _ml.Model.CreatePredictionEngine<Views.TextRow, Encoded>(
            _ml.Transforms.Categorical.OneHotEncoding("Y", "T").Fit(view));
        CollectionAssert.AreEqual(new float[] { 0, 1 }, engine.Predict(new() { T = "a" }).Y);
        CollectionAssert.AreEqual(new float[] { 0, 0 }, engine.Predict(new() { T = "?" }).Y);
    }

    [TestMethod]
    public void An_unknown_kind_is_refused() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ml.Transforms.Categorical.OneHotEncoding("Y", "T", (OneHotEncodingEstimator.OutputKind)99));

    internal sealed class Pair
    {
        public string A { get; set; } = "";

        public string B { get; set; } = "";
    }

    internal sealed class Encoded
    {
        public float[] Y { get; set; } = [];
    }
}
