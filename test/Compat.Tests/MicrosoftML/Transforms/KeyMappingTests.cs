using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Compat.Tests.MicrosoftML.Transforms.Views;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class KeyMappingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void NaN_has_no_key_and_comes_back_as_NaN()
    {
        var view = _ml.Floats(2, float.NaN, -1, 2, -0f, 0);
        var t = RoundTrip("X", view);
        CollectionAssert.AreEqual(new uint[] { 1, 0, 2, 1, 3, 3 }, t.Column<uint>("K"));
        CollectionAssert.AreEqual(new[] { 2, float.NaN, -1, 2, 0, 0 }, t.Column<float>("Back"));
    }

    [TestMethod]
    public void All_types_have_keys()
    {
        var view = _ml.Data.LoadFromEnumerable([
            new Typed { B = true, L = -5, D = 1.5, When = new DateTime(2020, 1, 2), Span = TimeSpan.FromSeconds(1), S = -3 }, new Typed(),
            new Typed { B = true }]);
        Check<bool>("B");
        Check<long>("L");
        Check<double>("D");
        Check<DateTime>("When");
        Check<TimeSpan>("Span");
        Check<sbyte>("S");

        void Check<T>(string name)
        {
            var output = RoundTrip(name, view);
            CollectionAssert.AreEqual(view.Column<T>(name), output.Column<T>("Back"));
            Assert.AreEqual(1u, output.Column<uint>("K")[0]);
        }
    }

    [TestMethod]
    public void Keys_of_keys_keep_the_values_behind_them()
    {
        var view = _ml.Texts("a", "b", "c");
        var keys = _ml.Transforms.Conversion.MapValueToKey("K", "T").Fit(view).Transform(view);
        var some = _ml.Data.SkipRows(keys, 1);
        var again = _ml.Transforms.Conversion.MapValueToKey("K2", "K").Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "K2"))
            .Fit(some).Transform(keys);
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2 }, again.Column<uint>("K2"));
        CollectionAssert.AreEqual(new[] { "", "b", "c" }, again.TextColumn("Back"));
    }

    [TestMethod]
    public void Key_data_fix_the_keys_whatever_the_data_hold()
    {
        var view = _ml.Texts("c", "x", "a");
        var t = _ml.Transforms.Conversion.MapValueToKey("K", "T", keyData: _ml.Texts("a", "b", "c", "a", "")).Fit(view);
        var output = t.Transform(view);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), output.Schema["K"].Type);
        CollectionAssert.AreEqual(new uint[] { 3, 0, 1 }, output.Column<uint>("K"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ml.Transforms.Conversion.MapValueToKey("K", "T", keyData: _ml.Ints(1)).Fit(view));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ml.Transforms.Conversion.MapValueToKey("K", "T", keyData: _ml.Data.LoadFromEnumerable([new Typed()])));
    }

    [TestMethod]
    public void Key_values_can_be_text_for_any_type()
    {
        var view = _ml.Floats(1.5f, -2);
        var output = _ml.Transforms.Conversion.MapValueToKey("K", "X", addKeyValueAnnotationsAsText: true).Fit(view).Transform(view);
        VBuffer<ReadOnlyMemory<char>> values = default;
        output.Schema["K"].GetKeyValues(ref values);
        CollectionAssert.AreEqual(new[] { "1.5", "-2" }, values.DenseValues().Select(v => v.ToString()).ToArray());
    }

    [TestMethod]
    public void Sparse_vectors_have_keys_for_their_zeros()
    {
        var view = _ml.Vectors(3, Sparse(3, (1, 4)), Dense(float.NaN, 5, 0));
        var output = RoundTrip("V", view);
        AreEqual<uint>([[1, 2, 1], [0, 3, 1]], output.VectorColumn<uint>("K"));
        AreEqual<float>([[0, 4, 0], [float.NaN, 5, 0]], output.VectorColumn<float>("Back"));
        Assert.AreEqual(new VectorDataViewType(new KeyDataViewType(typeof(uint), 3), 3), output.Schema["K"].Type);
    }

    [TestMethod]
    public void No_rows_give_one_key_that_no_value_has()
    {
        var output = _ml.Transforms.Conversion.MapValueToKey("K", "T").Fit(_ml.Texts()).Transform(_ml.Texts("a"));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 1), output.Schema["K"].Type);
        CollectionAssert.AreEqual(new uint[] { 0 }, output.Column<uint>("K"));
    }

    [TestMethod]
    public void Reading_stops_when_there_are_enough_keys()
    {
        int pulled = 0;
        IEnumerable<Views.IntRow> Rows()
        {
            for (int i = 0; i < 100; i++)
            {
                pulled++;
                yield return new Views.IntRow { X = i % 5 };
            }
        }

        var t = _ml.Transforms.Conversion.MapValueToKey("K", "X", maximumNumberOfKeys: 3).Fit(_ml.Data.LoadFromEnumerable(Rows()));
        Assert.IsLessThan(10, pulled);
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 0, 0 }, t.Transform(_ml.Ints(0, 1, 2, 3, 4)).Column<uint>("K"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey("K", maximumNumberOfKeys: 0));
    }

    [TestMethod]
    [DataRow(typeof(byte)), DataRow(typeof(ushort)), DataRow(typeof(uint)), DataRow(typeof(ulong))]
    public void Indicators_of_keys_of_every_number_type(Type type)
    {
        var view = _ml.Data.LoadFromEnumerable([
            new Keys { Byte = 2, UInt16 = 2, UInt32 = 2, UInt64 = 2 }, new Keys { Byte = 9, UInt16 = 9, UInt32 = 9, UInt64 = 9 }]);
        var t = _ml.Transforms.Conversion.MapKeyToVector("V", type.Name)
            .Append(_ml.Transforms.Conversion.MapKeyToBinaryVector("Bits", type.Name)).Fit(view).Transform(view);
        AreEqual<float>([[0, 0, 1, 0, 0], [0, 0, 0, 0, 0]], t.VectorColumn<float>("V"));
        AreEqual<float>([[0, 0, 1, 0], [1, 1, 1, 1]], t.VectorColumn<float>("Bits"));
        CollectionAssert.AreEqual(new[] { "Bit3", "Bit2", "Bit1", "Bit0" }, t.SlotNames("Bits"));
    }

    [TestMethod]
    public void Indicators_of_vectors_stand_side_by_side_or_are_counted()
    {
        var words = _ml.Texts("a b a", "", "c");
        var keys = _ml.Transforms.Text.TokenizeIntoWords("W", "T").Append(_ml.Transforms.Conversion.MapValueToKey("K", "W"))
            .Fit(words).Transform(words);
        var t = _ml.Transforms.Conversion.MapKeyToVector("V", "K")
            .Append(_ml.Transforms.Conversion.MapKeyToVector("C", "K", outputCountVector: true))
            .Append(_ml.Transforms.Conversion.MapKeyToBinaryVector("Bits", "K")).Fit(keys).Transform(keys);
        AreEqual<float>([[1, 0, 0, 0, 1, 0, 1, 0, 0], [], [0, 0, 1]], t.VectorColumn<float>("V"));
        AreEqual<float>([[2, 1, 0], [0, 0, 0], [0, 0, 1]], t.VectorColumn<float>("C"));
        AreEqual<float>([[0, 0, 0, 0, 0, 1, 0, 0, 0], [], [0, 1, 0]], t.VectorColumn<float>("Bits"));
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, t.SlotNames("C"));
        Assert.IsFalse(t.Schema["V"].HasSlotNames());
    }

    [TestMethod]
    public void Saved_and_loaded_keys_are_the_same()
    {
        var view = _ml.Texts("b", "a", "b", "", null);
        var model = _ml.Transforms.Conversion.MapValueToKey("K", "T", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Append(_ml.Transforms.Conversion.MapKeyToVector("V", "K")).Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "K"))
            .Append(_ml.Transforms.Conversion.MapKeyToBinaryVector("Bits", "K")).Fit(view);
        var loaded = _ml.SavedAndLoaded(model, view.Schema).Transform(view);
        var output = model.Transform(view);
        CollectionAssert.AreEqual(new uint[] { 2, 1, 2, 0, 0 }, loaded.Column<uint>("K"));
        AreEqual(output.VectorColumn<float>("V"), loaded.VectorColumn<float>("V"));
        AreEqual(output.VectorColumn<float>("Bits"), loaded.VectorColumn<float>("Bits"));
        CollectionAssert.AreEqual(output.TextColumn("Back"), loaded.TextColumn("Back"));
        CollectionAssert.AreEqual(
            output.Schema.Select(c => c.ToString()).ToArray(), loaded.Schema.Select(c => c.ToString()).ToArray());
    }

    [TestMethod]
    public void Shapes_and_schemas_agree()
    {
        var view = _ml.Texts("b", "a");
        var e = _ml.Transforms.Conversion.MapKeyToValue("Y", "T");
        Assert.ThrowsExactly<InvalidOperationException>(() => e.Fit(view));
        var chain = new EstimatorChain<ITransformer>().Append(e);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(view));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapKeyToBinaryVector("Y", "T").Fit(view));
    }

    private IDataView RoundTrip(string name, IDataView view) =>
        _ml.Transforms.Conversion.MapValueToKey("K", name).Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "K"))
            .Fit(view).Transform(view);

    internal sealed class Typed
    {
        public bool B { get; set; }

        public long L { get; set; }

        public double D { get; set; }

        public DateTime When { get; set; }

        public TimeSpan Span { get; set; }

        public sbyte S { get; set; }
    }

    internal sealed class Keys
    {
        [KeyType(5)]
        public byte Byte { get; set; }

        [KeyType(5)]
        public ushort UInt16 { get; set; }

        [KeyType(5)]
        public uint UInt32 { get; set; }

        [KeyType(5)]
        public ulong UInt64 { get; set; }
    }
}
