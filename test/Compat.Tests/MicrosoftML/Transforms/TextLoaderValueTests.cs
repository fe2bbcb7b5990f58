using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class TextLoaderValueTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void All_kinds()
    {
        DataKind[] kinds = Enum.GetValues<DataKind>();
        var options = TextFiles.Comma([.. kinds.Select((k, i) => new TextLoader.Column(k.ToString(), k, i))]);
        string[] fields =
        [
            "-128", "255", "-32768", "65535", "-2147483648", "4294967295", "-9223372036854775808", "18446744073709551615",
            "1.5e3", "-.25", "word", "yes", "1.02:03:04", "2020-01-02 03:04:05", "2020-01-02T03:04:05+02:00",
        ];
        var view = _ml.Load(options, string.Join(",", fields) + "\n");
        Assert.AreEqual(sbyte.MinValue, view.Column<sbyte>("SByte").Single());
        Assert.AreEqual(byte.MaxValue, view.Column<byte>("Byte").Single());
        Assert.AreEqual(short.MinValue, view.Column<short>("Int16").Single());
        Assert.AreEqual(ushort.MaxValue, view.Column<ushort>("UInt16").Single());
        Assert.AreEqual(int.MinValue, view.Column<int>("Int32").Single());
        Assert.AreEqual(uint.MaxValue, view.Column<uint>("UInt32").Single());
        Assert.AreEqual(long.MinValue, view.Column<long>("Int64").Single());
        Assert.AreEqual(ulong.MaxValue, view.Column<ulong>("UInt64").Single());
        Assert.AreEqual(1500f, view.Column<float>("Single").Single());
        Assert.AreEqual(-.25, view.Column<double>("Double").Single());
        Assert.AreEqual("word", view.TextColumn("String").Single());
        Assert.IsTrue(view.Column<bool>("Boolean").Single());
        Assert.AreEqual(new TimeSpan(1, 2, 3, 4), view.Column<TimeSpan>("TimeSpan").Single());
        Assert.AreEqual(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), view.Column<DateTime>("DateTime").Single());
        Assert.AreEqual(
            new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), view.Column<DateTimeOffset>("DateTimeOffset").Single());
    }

    [TestMethod]
    public void Empty_fields_are_the_default_of_every_kind()
    {
        DataKind[] kinds = Enum.GetValues<DataKind>();
        var options = TextFiles.Comma([.. kinds.Select((k, i) => new TextLoader.Column(k.ToString(), k, i))]);
        var view = _ml.Load(options, new string(',', kinds.Length - 1) + "\n");
        using var cursor = view.GetRowCursor(view.Schema);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(0f, view.Column<float>("Single").Single());
        Assert.AreEqual(0, view.Column<int>("Int32").Single());
        Assert.AreEqual(default, view.Column<DateTime>("DateTime").Single());
        Assert.AreEqual(default, view.Column<TimeSpan>("TimeSpan").Single());
        Assert.IsFalse(view.Column<bool>("Boolean").Single());
        Assert.AreEqual("", view.TextColumn("String").Single());
    }

    [TestMethod]
    public void Missing_reals_are_zero_or_NaN_as_asked()
    {
        var options = TextFiles.Comma(new("S", DataKind.Single, 0), new("V", DataKind.Double, 1, 2));
        const string Text = ",,2\n?,NaN,\n";
        var zero = _ml.Load(options, Text);
        CollectionAssert.AreEqual(new[] { 0, float.NaN }, zero.Column<float>("S"));
        Views.AreEqual<double>([[0, 2], [double.NaN, 0]], zero.VectorColumn<double>("V"));
        options.MissingRealsAsNaNs = true;
        var nan = _ml.Load(options, Text);
        CollectionAssert.AreEqual(new[] { float.NaN, float.NaN }, nan.Column<float>("S"));
        Views.AreEqual<double>([[double.NaN, 2], [double.NaN, double.NaN]], nan.VectorColumn<double>("V"));
    }

    [TestMethod]
    public void Decimal_comma()
    {
        var options = new TextLoader.Options
        {
            Separators = [';'], DecimalMarker = ',', Columns = [new("A", DataKind.Single, 0), new("B", DataKind.Double, 1)],
        };
        var view = _ml.Load(options, "1,5;-2,25e1\n1.5;3\n");
        CollectionAssert.AreEqual(new[] { 1.5f, float.NaN }, view.Column<float>("A"));
        CollectionAssert.AreEqual(new[] { -22.5, 3 }, view.Column<double>("B"));
    }

    [TestMethod]
    public void Decimal_comma_between_commas_needs_quotes()
    {
        var options = TextFiles.Comma(new("A", DataKind.Single, 0), new("B", DataKind.Single, 1));
        options.DecimalMarker = ',';
        var e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateTextLoader(options));
        StringAssert.StartsWith(e.Message, "Quoting must be allowed if decimal marker and separator are the ',' character.");
        options.AllowQuoting = true;
        var view = _ml.Load(options, "\"1,5\",2\n");
        CollectionAssert.AreEqual(new[] { 1.5f }, view.Column<float>("A"));
        CollectionAssert.AreEqual(new[] { 2f }, view.Column<float>("B"));
    }

    [TestMethod]
    public void Keys_count_from_zero_in_text_and_from_one_in_memory()
    {
        var options = TextFiles.Comma(
            new("K", DataKind.UInt32, [new(0)], new KeyCount(3)), new("B", DataKind.Byte, [new(1)], new KeyCount()));
        var view = _ml.Load(options, "0,254\n2,255\n3,\n,0\n");
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), view.Schema["K"].Type);
        Assert.AreEqual(new KeyDataViewType(typeof(byte), 255), view.Schema["B"].Type);
        CollectionAssert.AreEqual(new uint[] { 1, 3, 0, 0 }, view.Column<uint>("K"));
        CollectionAssert.AreEqual(new byte[] { 255, 0, 0, 1 }, view.Column<byte>("B"));
    }

    [TestMethod]
    [DataRow(DataKind.Int32, "1.5")]
    [DataRow(DataKind.Byte, "256")]
    [DataRow(DataKind.UInt64, "-1")]
    [DataRow(DataKind.Boolean, "maybe")]
    [DataRow(DataKind.DateTime, "tomorrow")]
    [DataRow(DataKind.TimeSpan, "long")]
    public void Unreadable_values_end_the_reading(DataKind kind, string text)
    {
        var view = _ml.Load(TextFiles.Comma(new TextLoader.Column("C", kind, 1)), "h,\n\n" + "x," + text + "\n");
        var e = Assert.ThrowsExactly<FormatException>(() =>
        {
            using var cursor = view.GetRowCursor(view.Schema);
            while (cursor.MoveNext()) { }
        });
        Assert.AreEqual($"Parsing failed with an exception: Could not parse value {text} in line 3, column C", e.Message);
        Assert.IsInstanceOfType<InvalidOperationException>(e.InnerException);
    }

    [TestMethod]
    public void Unreadable_values_of_inactive_columns_do_no_harm()
    {
        var view = _ml.Load(TextFiles.Comma(new("A", DataKind.Int32, 0), new("B", DataKind.Int32, 1)), "1,x\n2,y\n");
        CollectionAssert.AreEqual(new[] { 1, 2 }, view.Column<int>("A"));
    }

    [TestMethod]
    public void Bad_reals_are_logged_ten_at_most()
    {
        var log = new List<string>();
        _ml.Log += (_, e) => log.Add(e.RawMessage);
        var view = _ml.Load(TextFiles.Comma(new TextLoader.Column("F", DataKind.Single, 0)), string.Concat(Enumerable.Repeat("bad\n", 25)));
        Assert.IsTrue(view.Column<float>("F").All(float.IsNaN));
        Assert.HasCount(10, log.Where(l => l.StartsWith("  Bad value", StringComparison.Ordinal)).ToArray());
        CollectionAssert.Contains(log, "Processed 25 rows with 25 bad values and 0 format errors");
    }
}
