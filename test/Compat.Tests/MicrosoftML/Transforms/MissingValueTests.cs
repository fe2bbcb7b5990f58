using Microsoft.ML;
using Microsoft.ML.Data;
using static Compat.Tests.MicrosoftML.Transforms.Views;
using Mode = Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class MissingValueTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    [DataRow(Mode.Mean, 1f, 0f), DataRow(Mode.Minimum, 0f, -4f), DataRow(Mode.Maximum, 3f, 2f), DataRow(Mode.Mode, 0f, 2f)]
    public void Zeros_of_sparse_rows_count(Mode mode, float first, float second)
    {
        var view = _ml.Vectors(2, Sparse(2, (0, 3), (1, 2)), Sparse(2, (1, 2)), Dense(0, -4), Dense(float.NaN, float.NaN));
        var output = _ml.Transforms.ReplaceMissingValues("Y", "V", mode).Fit(view).Transform(view);
        AreEqual<float>([[3, 2], [0, 2], [0, -4], [first, second]], output.VectorColumn<float>("Y"));
    }

    [TestMethod]
    public void Sparse_rows_stay_sparse()
    {
        var view = _ml.Vectors(5, Sparse(5, (1, float.NaN), (3, 2)));
        var output = _ml.Transforms.ReplaceMissingValues("Y", "V", Mode.Maximum, imputeBySlot: false).Fit(view).Transform(view);
        AreEqual<float>([[0, 2, 0, 2, 0]], output.VectorColumn<float>("Y"));
        Assert.IsFalse(output.GetColumn<VBuffer<float>>("Y").Single().IsDense);
    }

    [TestMethod]
    public void The_input_is_left_as_it_is()
    {
        var view = _ml.Data.Cache(_ml.Vectors(2, Dense(1, float.NaN)));
        var output = _ml.Transforms.ReplaceMissingValues("Y", "V").Fit(view).Transform(view);
        AreEqual<float>([[1, 0]], output.VectorColumn<float>("Y"));
        AreEqual<float>([[1, float.NaN]], output.VectorColumn<float>("V"));
        AreEqual<float>([[1, float.NaN]], view.VectorColumn<float>("V"));
    }

    [TestMethod]
    public void Several_columns_and_saving()
    {
        var view = _ml.Data.LoadFromEnumerable([
            new Row { A = 1, V = [1, double.NaN] }, new Row { A = float.NaN, V = [double.NaN, 4] }, new Row { A = 5, V = [3, 8] }]);
        var model = _ml.Transforms.ReplaceMissingValues([new("A"), new("W", "V")], Mode.Mean).Fit(view);
        foreach (var t in new[] { model, _ml.SavedAndLoaded(model, view.Schema) })
        {
            var output = t.Transform(view);
            CollectionAssert.AreEqual(new float[] { 1, 3, 5 }, output.Column<float>("A"));
            AreEqual([[1, 6], [2, 4], [3d, 8]], output.VectorColumn<double>("W"));
        }
    }

    [TestMethod]
    public void Missing_values_are_indicated()
    {
        var view = _ml.Vectors(3, Sparse(3, (1, float.NaN)), Dense(0, 1, float.NaN));
        var model = _ml.Transforms.IndicateMissingValues("Y", "V").Fit(view);
        var output = _ml.SavedAndLoaded(model, view.Schema).Transform(view);
        Assert.AreEqual(new VectorDataViewType(BooleanDataViewType.Instance, 3), output.Schema["Y"].Type);
        AreEqual([[false, true, false], [false, false, true]], output.VectorColumn<bool>("Y"));
        var keys = _ml.Data.LoadFromEnumerable([new Keyed { K = 0 }, new Keyed { K = 5 }]);
        CollectionAssert.AreEqual(
            new[] { false, true }, _ml.Transforms.IndicateMissingValues("Y", "K").Fit(keys).Transform(keys).Column<bool>("Y"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.IndicateMissingValues("Y", "T").Fit(_ml.Texts("")));
    }

    [TestMethod]
    public void No_rows_replace_by_zero_or_by_nothing_found()
    {
        float Replaced(Mode mode) =>
            _ml.Transforms.ReplaceMissingValues("Y", "X", mode).Fit(_ml.Floats()).Transform(_ml.Floats(float.NaN)).Column<float>("Y")[0];
        Assert.AreEqual(0, Replaced(Mode.Mean));
        Assert.AreEqual(0, Replaced(Mode.Mode));
        Assert.AreEqual(float.PositiveInfinity, Replaced(Mode.Minimum));
        Assert.AreEqual(float.NegativeInfinity, Replaced(Mode.Maximum));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.ReplaceMissingValues("Y", "X", (Mode)77));
    }

    internal sealed class Row
    {
        public float A { get; set; }

        [VectorType(2)]
        public double[] V { get; set; } = [];
    }

    internal sealed class Keyed
    {
        [KeyType(3)]
        public uint K { get; set; }
    }
}
