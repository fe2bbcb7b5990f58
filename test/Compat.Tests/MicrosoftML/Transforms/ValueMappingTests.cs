using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Compat.Tests.MicrosoftML.Transforms.Views;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class ValueMappingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void A_lookup_view_gives_keys_and_values()
    {
        var lookup = _ml.Data.LoadFromEnumerable([
            new Entry { Key = 1, Text = "one", Vector = [1, 2] }, new Entry { Key = 0, Text = "missing", Vector = [3, 4] }]);
        var view = _ml.Data.LoadFromEnumerable([new Keyed { K = 1 }, new Keyed { K = 0 }, new Keyed { K = 7 }]);
        var text = _ml.Transforms.Conversion.MapValue("Y", lookup, lookup.Schema["Key"], lookup.Schema["Text"], "K").Fit(view);
        CollectionAssert.AreEqual(new[] { "one", "missing", "" }, text.Transform(view).TextColumn("Y"));
        var vector = _ml.Transforms.Conversion.MapValue("Y", lookup, lookup.Schema["Key"], lookup.Schema["Vector"], "K").Fit(view);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2), vector.GetOutputSchema(view.Schema)["Y"].Type);
        AreEqual<float>([[1, 2], [3, 4], []], vector.Transform(view).VectorColumn<float>("Y"));
    }

    [TestMethod]
    public void A_text_from_a_map_is_the_same_object_in_every_row_also_after_loading()
    {
        string payload = new('x', 100_000);
        var lookup = _ml.Data.LoadFromEnumerable([new Entry { Key = 1, Text = payload, Vector = [0, 0] }]);
        var view = _ml.Data.LoadFromEnumerable([new Keyed { K = 1 }, new Keyed { K = 1 }]);
        ITransformer model = _ml.Transforms.Conversion.MapValue("Y", lookup, lookup.Schema["Key"], lookup.Schema["Text"], "K").Fit(view);
        foreach (var t in new[] { model, _ml.SavedAndLoaded(model, view.Schema) })
        {
            var texts = t.Transform(view).Column<ReadOnlyMemory<char>>("Y");
            Assert.IsTrue(MemoryMarshal.TryGetString(texts[0], out string? first, out int start, out int length));
            Assert.IsTrue(MemoryMarshal.TryGetString(texts[1], out string? second, out _, out _));
            Assert.AreSame(first, second);
            Assert.AreEqual((0, payload.Length), (start, length));
            Assert.AreEqual(payload, first);
        }
    }

    [TestMethod]
    public void Sparse_vectors_are_mapped_slot_by_slot_with_their_zeros()
    {
        var view = _ml.Vectors(4, Sparse(4, (2, 5)), Dense(5, float.NaN, 9, 0));
        var map = new Dictionary<float, int> { [0] = -1, [5] = 50, [float.NaN] = 7 };
        var t = _ml.Transforms.Conversion.MapValue("Y", map, "V").Fit(view);
        AreEqual([[-1, -1, 50, -1], [50, 7, 0, -1]], t.Transform(view).VectorColumn<int>("Y"));
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Int32, 4), t.GetOutputSchema(view.Schema)["Y"].Type);
    }

    [TestMethod]
    public void Vector_values_need_scalar_keys()
    {
        var map = new Dictionary<float, float[]> { [1] = [1, 2] };
        var e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ml.Transforms.Conversion.MapValue("Y", map, "V").Fit(_ml.Vectors(1, Dense(1))));
        StringAssert.Contains(e.Message, "'V'");
    }

    [TestMethod]
    public void Empty_and_null_texts_are_values_like_others()
    {
        var pairs = new[] { KeyValuePair.Create<string, string>("", "nothing"), KeyValuePair.Create<string, string>("a", null!) };
        var view = _ml.Texts("", "a", "b");
        var t = _ml.Transforms.Conversion.MapValue("Y", pairs, "T").Fit(view);
        CollectionAssert.AreEqual(new[] { "nothing", "", "" }, t.Transform(view).TextColumn("Y"));
    }

    [TestMethod]
    public void Texts_can_become_keys()
    {
        var pairs = new[] { KeyValuePair.Create("a", "low"), KeyValuePair.Create("b", "high"), KeyValuePair.Create("c", "low") };
        var view = _ml.Texts("c", "b", "?");
        ITransformer t = _ml.Transforms.Conversion.MapValue("Y", pairs, "T", treatValuesAsKeyType: true)
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Y")).Fit(view);
        foreach (var model in new[] { t, _ml.SavedAndLoaded(t, view.Schema) })
        {
            var output = model.Transform(view);
            Assert.AreEqual(new KeyDataViewType(typeof(uint), 2), output.Schema["Y"].Type);
            CollectionAssert.AreEqual(new uint[] { 1, 2, 0 }, output.Column<uint>("Y"));
            CollectionAssert.AreEqual(new[] { "low", "high", "" }, output.TextColumn("Back"));
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValue(
            "Y", new Dictionary<string, float> { ["a"] = 1 }, "T", treatValuesAsKeyType: true));
    }

    [TestMethod]
    public void All_types_survive_saving()
    {
        var view = _ml.Texts("a", "b");
        Check(true);
        Check((byte)200);
        Check(-5L);
        Check(1e-300);
        Check(new TimeSpan(1, 2, 3));
        Check(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        Check(new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3)));

        void Check<T>(T value)
        {
            var t = _ml.Transforms.Conversion.MapValue("Y", [KeyValuePair.Create("a", value)], "T").Fit(view);
            var loaded = _ml.SavedAndLoaded(t, view.Schema);
            Assert.IsInstanceOfType<ValueMappingTransformer>(loaded);
            CollectionAssert.AreEqual(new[] { value, default }, loaded.Transform(view).Column<T>("Y"));
        }
    }

    [TestMethod]
    public void An_empty_map_maps_everything_to_the_default()
    {
        var view = _ml.Texts("a");
        var t = _ml.Transforms.Conversion.MapValue("Y", Array.Empty<KeyValuePair<string, float>>(), "T").Fit(view);
        CollectionAssert.AreEqual(new float[] { 0 }, t.Transform(view).Column<float>("Y"));
    }

    [TestMethod]
    public void A_null_array_is_an_empty_vector()
    {
        var view = _ml.Texts("a", "b");
        var pairs = new[] { KeyValuePair.Create("a", (string[])null!), KeyValuePair.Create("b", new[] { "x", null! }) };
        var t = _ml.Transforms.Conversion.MapValue("Y", pairs, "T").Fit(view);
        var words = t.Transform(view).GetColumn<string[]>("Y").ToArray();
        Assert.IsEmpty(words[0]);
        CollectionAssert.AreEqual(new[] { "x", "" }, words[1]);
        Assert.IsFalse(((VectorDataViewType)t.GetOutputSchema(view.Schema)["Y"].Type).IsKnownSize);
    }

    [TestMethod]
    public void What_cannot_be_mapped_is_refused()
    {
        var c = _ml.Transforms.Conversion;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => c.MapValue("Y", new Dictionary<string, decimal> { ["a"] = 1 }, "T"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => c.MapValue("", new Dictionary<string, int> { ["a"] = 1 }, "T"));
        Assert.ThrowsExactly<ArgumentNullException>(() => c.MapValue("Y", null!, default, default, "T"));
        var lookup = _ml.Vectors(1, Dense(1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => c.MapValue("Y", lookup, lookup.Schema["V"], lookup.Schema["V"], "T"));
    }

    internal sealed class Entry
    {
        [KeyType(3)]
        public uint Key { get; set; }

        public string Text { get; set; } = "";

        [VectorType(2)]
        public float[] Vector { get; set; } = [];
    }

    internal sealed class Keyed
    {
        [KeyType(9)]
        public uint K { get; set; }
    }
}
