using Microsoft.ML;
using Microsoft.ML.Data;
using static Compat.Tests.MicrosoftML.Transforms.Views;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class TypeConvertingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Sparse_stays_sparse_where_zero_stays_the_default()
    {
        var view = _ml.Vectors(4, Sparse(4, (2, 1.5f)), Dense(0, 1, float.NaN, 2));
        var doubles = Convert(view, "V", DataKind.Double);
        AreEqual<double>([[0, 0, 1.5, 0], [0, 1, double.NaN, 2]], doubles.VectorColumn<double>("Y"));
        Assert.IsFalse(doubles.GetColumn<VBuffer<double>>("Y").First().IsDense);

        var texts = Convert(view, "V", DataKind.String);
        CollectionAssert.AreEqual(new[] { "0", "0", "1.5", "0" }, texts.GetColumn<string[]>("Y").First());
        AreEqual([[false, false, true, false], [false, true, true, true]], Convert(view, "V", DataKind.Boolean).VectorColumn<bool>("Y"));
    }

    [TestMethod]
    public void Text_becomes_every_kind()
    {
        var view = _ml.Texts("1", "", null);
        CollectionAssert.AreEqual(new sbyte[] { 1, 0, 0 }, Convert(view, "T", DataKind.SByte).Column<sbyte>("Y"));
        CollectionAssert.AreEqual(new ushort[] { 1, 0, 0 }, Convert(view, "T", DataKind.UInt16).Column<ushort>("Y"));
        CollectionAssert.AreEqual(new ulong[] { 1, 0, 0 }, Convert(view, "T", DataKind.UInt64).Column<ulong>("Y"));
        CollectionAssert.AreEqual(new double[] { 1, 0, 0 }, Convert(view, "T", DataKind.Double).Column<double>("Y"));
        CollectionAssert.AreEqual(new[] { true, false, false }, Convert(view, "T", DataKind.Boolean).Column<bool>("Y"));
        var when = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
        Assert.AreEqual(when, Convert(_ml.Texts("2020-01-02T03:04:05+01:00"), "T", DataKind.DateTimeOffset).Column<DateTimeOffset>("Y")[0]);
    }

    [TestMethod]
    public void Integers_that_cannot_be_read_are_refused()
    {
        foreach (var (kind, name) in new[]
            { (DataKind.SByte, "sbyte"), (DataKind.Byte, "byte"), (DataKind.Int64, "long"), (DataKind.UInt32, "uint") })
        {
            var view = Convert(_ml.Texts("-1e3"), "T", kind);
            using var cursor = view.GetRowCursor(view.Schema);
            var e = Assert.ThrowsExactly<InvalidOperationException>(() => view.Preview());
            Assert.AreEqual($"Value could not be parsed from text to {name}.", (e.InnerException ?? e).Message);
        }
    }

    [TestMethod]
    public void Only_wider_numbers_and_times_as_ticks()
    {
        var view = _ml.Data.LoadFromEnumerable([
            new Wide { B = 200, U = 4_000_000_000, L = long.MaxValue, When = new DateTime(5), Span = new TimeSpan(7) }]);
        Assert.AreEqual(200u, Convert(view, "B", DataKind.UInt32).Column<uint>("Y")[0]);
        Assert.AreEqual(4_000_000_000d, Convert(view, "U", DataKind.Double).Column<double>("Y")[0]);
        Assert.AreEqual(9.223372E+18f, Convert(view, "L", DataKind.Single).Column<float>("Y")[0]);
        Assert.AreEqual(5L, Convert(view, "When", DataKind.Int64).Column<long>("Y")[0]);
        Assert.AreEqual(7L, Convert(view, "Span", DataKind.Int64).Column<long>("Y")[0]);
        Assert.AreEqual("00:00:00.0000007", Convert(view, "Span", DataKind.String).TextColumn("Y")[0]);
        foreach (var (column, kind) in new[]
            {
                ("L", DataKind.Int32), ("U", DataKind.Int64), ("B", DataKind.SByte), ("When", DataKind.Boolean),
                ("Span", DataKind.DateTime),
            })
        {
            var e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Convert(view, column, kind));
            StringAssert.Contains(e.Message, $"source column '{column}'");
        }
    }

    [TestMethod]
    public void Keys_keep_their_count_and_values_where_the_type_can_hold_them()
    {
        var view = _ml.Texts("a", "", "b");
        var keys = _ml.Transforms.Conversion.MapValueToKey("K", "T").Fit(view).Transform(view);
        var bytes = Convert(keys, "K", DataKind.Byte);
        Assert.AreEqual(new KeyDataViewType(typeof(byte), 2), bytes.Schema["Y"].Type);
        CollectionAssert.AreEqual(new byte[] { 1, 0, 2 }, bytes.Column<byte>("Y"));
        Assert.IsTrue(bytes.Schema["Y"].HasKeyValues());

        var many = _ml.Data.LoadFromEnumerable([new ManyKeys { K = 1 }]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Convert(many, "K", DataKind.Byte));
        Assert.AreEqual(2UL, Convert(many, "K", DataKind.UInt64).Column<ulong>("Y")[0]);
    }

    [TestMethod]
    public void Saved_and_loaded_it_converts_another_type_too()
    {
        var floats = _ml.Floats(1.5f);
        var model = _ml.SavedAndLoaded(_ml.Transforms.Conversion.ConvertType("Y", "X", DataKind.Double).Fit(floats), floats.Schema);
        CollectionAssert.AreEqual(new[] { 1.5 }, model.Transform(floats).Column<double>("Y"));
        CollectionAssert.AreEqual(new[] { 7d }, model.Transform(_ml.Ints(7)).Column<double>("Y"));
    }

    [TestMethod]
    public void Slot_names_stay()
    {
        var view = _ml.Floats(1);
        var output = _ml.Transforms.Concatenate("F", "X", "X")
            .Append(_ml.Transforms.Conversion.ConvertType("F", outputKind: DataKind.Double))
            .Fit(view).Transform(view);
        CollectionAssert.AreEqual(new[] { "X", "X" }, output.SlotNames("F"));
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Double, 2), output.Schema["F"].Type);
    }

    private IDataView Convert(IDataView view, string column, DataKind kind) =>
        _ml.Transforms.Conversion.ConvertType("Y", column, kind).Fit(view).Transform(view);

    internal sealed class Wide
    {
        public byte B { get; set; }

        public uint U { get; set; }

        public long L { get; set; }

        public DateTime When { get; set; }

        public TimeSpan Span { get; set; }
    }

    internal sealed class ManyKeys
    {
        [KeyType(1000)]
        public uint K { get; set; }
    }
}
