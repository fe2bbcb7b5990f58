using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Compat.Tests.MicrosoftML.Transforms.Views;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class NormalizerTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Sparse_rows_count_their_zeros_and_stay_sparse_when_zero_stays_zero()
    {
        var view = _ml.Vectors(3, Sparse(3, (1, 4)), Dense(2, 8, 0), Sparse(3));
        var output = _ml.Transforms.NormalizeMinMax("Y", "V").Fit(view).Transform(view);
        AreEqual<float>([[0, 0.5f, 0], [1, 1, 0], [0, 0, 0]], output.VectorColumn<float>("Y"));
        CollectionAssert.AreEqual(
            new[] { false, true, false }, output.GetColumn<VBuffer<float>>("Y").Select(v => v.IsDense).ToArray());

        var shifted = _ml.Vectors(2, Sparse(2, (0, 4)), Dense(-4, 1));
        var notFixed = _ml.Transforms.NormalizeMinMax("Y", "V", fixZero: false).Fit(shifted).Transform(shifted);
        AreEqual<float>([[1, 0], [0, 1]], notFixed.VectorColumn<float>("Y"));
    }

    [TestMethod]
    public void Sparse_and_dense_rows_have_the_same_mean_and_variance()
    {
        VBuffer<float>[] dense = [Dense(1, 0, 0), Dense(0, 0, 5), Dense(3, float.NaN, 0), Dense(0, 0, -2)];
        VBuffer<float>[] sparse = [Sparse(3, (0, 1)), Sparse(3, (2, 5)), Sparse(3, (0, 3), (1, float.NaN)), Sparse(3, (2, -2))];
        foreach (bool fixZero in new[] { true, false })
        {
            var estimator = _ml.Transforms.NormalizeMeanVariance("V", fixZero: fixZero);
            var one = Parameters<ImmutableArray<float>>(estimator.Fit(_ml.Vectors(3, dense)));
            var other = Parameters<ImmutableArray<float>>(estimator.Fit(_ml.Vectors(3, sparse)));
            CollectionAssert.AreEqual(one.Scale.ToArray(), other.Scale.ToArray());
            CollectionAssert.AreEqual(one.Offset.ToArray(), other.Offset.ToArray());
        }
    }

    [TestMethod]
    public void Mean_and_variance_of_doubles()
    {
        var view = _ml.Doubles(1, 2, 3, 6);
        var scaled = _ml.Transforms.NormalizeMeanVariance("Y", "X", fixZero: false).Fit(view);
        var parameters = Parameters<double>(scaled);
        Assert.AreEqual(3, parameters.Offset, 1e-12);
        Assert.AreEqual(1 / Math.Sqrt(3.5), parameters.Scale, 1e-12);
        Assert.AreEqual(0, scaled.Transform(view).Column<double>("Y").Sum(), 1e-12);
    }

    [TestMethod]
    public void The_distribution_function_is_monotone_and_keeps_infinities_and_NaN_apart()
    {
        var t = _ml.Transforms.NormalizeMeanVariance("Y", "X", useCdf: true).Fit(_ml.Floats(-1, 0, 1));
        var y = t.Transform(_ml.Floats(float.NegativeInfinity, -3, 0, 3, float.PositiveInfinity, float.NaN)).Column<float>("Y");
        Assert.AreEqual(0, y[0]);
        Assert.AreEqual(0.5f, y[2]);
        Assert.AreEqual(1, y[4]);
        Assert.IsTrue(float.IsNaN(y[5]));
        Assert.IsTrue(y[0] < y[1] && y[1] < y[2] && y[2] < y[3] && y[3] < y[4]);
        CollectionAssert.AreEqual(
            new float[] { 0, 0 },
            _ml.Transforms.NormalizeMeanVariance("Y", "X", useCdf: true).Fit(_ml.Floats(2, 2))
                .Transform(_ml.Floats(2, 9)).Column<float>("Y"));
    }

    [TestMethod]
    public void Robust_scaling_is_not_moved_by_an_outlier()
    {
        var view = _ml.Floats(1, 2, 3, 4, 1000);
        var parameters = Parameters<float>(_ml.Transforms.NormalizeRobustScaling("Y", "X").Fit(view));
        Assert.AreEqual(3, parameters.Offset);
        Assert.AreEqual(0.5f, parameters.Scale);
        var sparse = _ml.Vectors(1, Sparse(1), Dense(4), Sparse(1), Dense(8), Sparse(1));
        var ofSparse = (NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>)
            _ml.Transforms.NormalizeRobustScaling("Y", "V").Fit(sparse).GetNormalizerModelParameters(0);
        Assert.AreEqual(0.25f, ofSparse.Scale[0]);
        Assert.IsEmpty(ofSparse.Offset);
        var notCentred = Parameters<float>(_ml.Transforms.NormalizeRobustScaling("Y", "X", centerData: false).Fit(view));
        Assert.AreEqual(0, notCentred.Offset);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeRobustScaling("Y", "X", quantileMin: 80));
    }

    [TestMethod]
    public void Equal_values_share_a_bin()
    {
        var view = _ml.Floats(1, 1, 1, 1, 1, 1, 2, 3, 4);
        var t = _ml.Transforms.NormalizeBinning("Y", "X", maximumBinCount: 3).Fit(view);
        var y = t.Transform(view).Column<float>("Y");
        Assert.HasCount(1, y[..6].Distinct().ToArray());
        CollectionAssert.AreEqual(y.Order().ToArray(), y);
        Assert.IsLessThanOrEqualTo(3, y.Distinct().Count());
    }

    [TestMethod]
    public void Bins_of_vectors_are_of_each_slot()
    {
        var view = _ml.Vectors(2, Dense(1, 10), Dense(2, 10), Dense(3, 10), Sparse(2, (0, 4)));
        var t = _ml.Transforms.NormalizeBinning("Y", "V", maximumBinCount: 2).Fit(view);
        AreEqual<float>([[0, 1], [0, 1], [1, 1], [1, 0]], t.Transform(view).VectorColumn<float>("Y"));
        var parameters = (NormalizingTransformer.BinNormalizerModelParameters<ImmutableArray<float>>)t.GetNormalizerModelParameters(0);
        CollectionAssert.AreEqual(new[] { 2.5f, float.PositiveInfinity }, parameters.UpperBounds[0].ToArray());
        CollectionAssert.AreEqual(new[] { 5, float.PositiveInfinity }, parameters.UpperBounds[1].ToArray());
    }

    [TestMethod]
    public void Several_columns_are_learnt_in_one_pass()
    {
        int pulled = 0;
        IEnumerable<Pair> Rows()
        {
            for (int i = 1; i <= 4; i++)
            {
                pulled++;
                yield return new Pair { A = i, B = -2 * i };
            }
        }

        var view = _ml.Data.LoadFromEnumerable(Rows());
        var t = _ml.Transforms.NormalizeMinMax([new("A"), new("C", "B")]).Fit(view);
        Assert.AreEqual(4, pulled);
        Assert.AreEqual(0.125f, ((NormalizingTransformer.AffineNormalizerModelParameters<float>)t.GetNormalizerModelParameters(1)).Scale);
        CollectionAssert.AreEqual(new[] { "A", "A", "B", "C" }, t.Transform(view).Schema.Select(c => c.Name).ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => t.GetNormalizerModelParameters(2));
    }

    [TestMethod]
    public void Slot_names_are_kept_and_the_column_is_marked()
    {
        var view = _ml.Data.LoadFromEnumerable([new Pair { A = 1, B = 2 }]);
        var output = _ml.Transforms.Concatenate("F", "A", "B").Append(_ml.Transforms.NormalizeMinMax("F"))
            .Fit(view).Transform(view);
        CollectionAssert.AreEqual(new[] { "A", "B" }, output.SlotNames("F"));
        Assert.IsTrue(output.Schema["F"].IsNormalized());
        Assert.IsFalse(view.Schema["A"].IsNormalized());
    }

    [TestMethod]
    [DataRow("minmax"), DataRow("mean"), DataRow("cdf"), DataRow("log"), DataRow("robust"), DataRow("bin")]
    public void Saved_and_loaded_it_does_the_same(string kind)
    {
        var view = _ml.Vectors(3, Dense(1, -2, 0), Dense(3, 5, 0), Sparse(3, (1, 7)), Dense(float.NaN, 1, 0), Dense(2, 9, 0));
        var t = _ml.Transforms;
        var estimator = kind switch
        {
            "minmax" => t.NormalizeMinMax("Y", "V", fixZero: false),
            "mean" => t.NormalizeMeanVariance("Y", "V"),
            "cdf" => t.NormalizeMeanVariance("Y", "V", useCdf: true),
            "log" => t.NormalizeLogMeanVariance("Y", "V"),
            "robust" => t.NormalizeRobustScaling("Y", "V"),
            _ => t.NormalizeBinning("Y", "V", maximumBinCount: 3),
        };
        var fitted = estimator.Fit(view);
        var loaded = _ml.SavedAndLoaded(fitted, view.Schema);
        Assert.IsInstanceOfType<NormalizingTransformer>(loaded);
        AreEqual(fitted.Transform(view).VectorColumn<float>("Y"), loaded.Transform(view).VectorColumn<float>("Y"));
        Assert.AreEqual(fitted.GetOutputSchema(view.Schema)["Y"].ToString(), loaded.GetOutputSchema(view.Schema)["Y"].ToString());
    }

    /// <summary>A column may declare one size and deliver another: the size that was fitted is the one that counts.</summary>
    [TestMethod]
    public void The_fitted_size_is_restored_whatever_size_the_input_declares()
    {
        var ones = _ml.Vectors(4, Dense(1, 1, 1, 1), Dense(-1, -1, -1, -1));
        var loaded = _ml.SavedAndLoaded(_ml.Transforms.NormalizeMinMax("Y", "V").Fit(ones), ones.Schema);

        var declaredOne = _ml.Vectors(1, Dense(0.5f, -7, float.NaN, 1e30f));
        var output = loaded.Transform(declaredOne);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 4), output.Schema["Y"].Type);
        AreEqual<float>([[0.5f, -7, float.NaN, 1e30f]], output.VectorColumn<float>("Y"));

        var unknown = _ml.Vectors(0, Dense(1, 2, 3, 4));
        var e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => loaded.Transform(unknown));
        StringAssert.Contains(e.Message, "expected scalar or known-size vector of Single, got Vector<Single>");
    }

    [TestMethod]
    public void Dimensions_of_a_vector_survive()
    {
        var definition = SchemaDefinition.Create(typeof(VectorRow));
        definition["V"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2, 2);
        var view = _ml.Data.LoadFromEnumerable([new VectorRow { V = Dense(1, 2, 3, 4) }], definition);
        var loaded = _ml.SavedAndLoaded(_ml.Transforms.NormalizeMinMax("V").Fit(view), view.Schema);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2, 2), loaded.GetOutputSchema(view.Schema)["V"].Type);
    }

    [TestMethod]
    public void Wrong_arguments_and_columns()
    {
        var t = _ml.Transforms;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => t.NormalizeMinMax("Y", "X", maximumExampleCount: 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => t.NormalizeMinMax(Array.Empty<InputOutputColumnPair>()));
        Assert.ThrowsExactly<ArgumentNullException>(() => t.NormalizeMinMax("X").Fit(null!));
        var shape = new EstimatorChain<ITransformer>().Append(t.NormalizeMinMax("Y", "T"));
        var e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => shape.Fit(_ml.Texts("a")));
        StringAssert.Contains(e.Message, "expected vector or scalar of Single or Double, got String");
        var scalar = t.NormalizeMinMax("Y", "V").Fit(_ml.Vectors(2, Dense(1, 2)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => scalar.Transform(_ml.Data.LoadFromEnumerable([new Scalar { V = 1 }])));
    }

    private static NormalizingTransformer.AffineNormalizerModelParameters<T> Parameters<T>(NormalizingTransformer transformer) =>
        (NormalizingTransformer.AffineNormalizerModelParameters<T>)transformer.GetNormalizerModelParameters(0);

    internal sealed class Pair
    {
        public float A { get; set; }

        public float B { get; set; }
    }

    internal sealed class Scalar
    {
        public float V { get; set; }
    }
}
