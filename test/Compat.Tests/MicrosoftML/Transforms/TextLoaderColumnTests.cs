using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class TextLoaderColumnTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void A_range_of_variable_size_takes_the_rest_of_each_line()
    {
        var view = _ml.Load(
            TextFiles.Comma(new TextLoader.Column("A", DataKind.Single, 0),
                new("Rest", DataKind.Single, [new() { Min = 1, VariableEnd = true }])),
            "1,2,3\n4\n5,6\n");
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single), view.Schema["Rest"].Type);
        Views.AreEqual<float>([[2, 3], [], [6]], view.VectorColumn<float>("Rest"));
    }

    [TestMethod]
    public void The_rest_of_the_columns_needs_their_number()
    {
        var options = TextFiles.Comma(
            new TextLoader.Column("B", DataKind.Single, 1), new("Rest", DataKind.Single, [new() { AllOther = true }]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateTextLoader(options));
        options.InputSize = 4;
        Views.AreEqual<float>([[1, 3, 4], [5, 0, 0]], _ml.Load(options, "1,2,3,4\n5,6\n").VectorColumn<float>("Rest"));

        options.InputSize = null;
        var source = new TextSource("1,2,3\n", "4,5,6,7,8\n");
        var sampled = _ml.Data.CreateTextLoader(options, source).Load(source);
        Views.AreEqual<float>([[1, 3, 0, 0], [4, 6, 7, 8]], sampled.VectorColumn<float>("Rest"));
    }

    [TestMethod]
    public void Ranges_keep_their_order_in_short_lines()
    {
        var view = _ml.Load(
            TextFiles.Comma(new TextLoader.Column("V", DataKind.Single, [new(3, 4), new(0)])), "1,2,3,4,5\n6,7,8,9\n10\n");
        Views.AreEqual<float>([[4, 5, 1], [9, 0, 6], [0, 0, 10]], view.VectorColumn<float>("V"));
    }

    [TestMethod]
    public void Two_columns_read_the_same_field_and_a_name_can_hide_an_older_column()
    {
        var view = _ml.Load(
            TextFiles.Comma(new TextLoader.Column("A", DataKind.Int32, 0), new("A", DataKind.String, 0)), "7,8\n");
        Assert.IsTrue(view.Schema[0].IsHidden);
        Assert.AreEqual("7", view.TextColumn("A").Single());
        Assert.AreEqual(7, view.GetColumn<int>(view.Schema[0]).Single());
    }

    [TestMethod]
    public void Slot_names_come_from_the_header_or_from_another_file()
    {
        var options = TextFiles.Comma(new("V", DataKind.Single, 1, 2), new("S", DataKind.Single, 0));
        options.HasHeader = true;
        var source = new TextSource("id,first,second\n1,2,3\n");
        var view = _ml.Data.CreateTextLoader(options, source).Load(source);
        CollectionAssert.AreEqual(new[] { "first", "second" }, view.SlotNames("V"));
        CollectionAssert.AreEqual(new[] { 1f }, view.Column<float>("S"));

        string path = Path.GetTempFileName();
        File.WriteAllText(path, "x,y,z\n");
        options.HasHeader = false;
        options.HeaderFile = path;
        var named = _ml.Load(options, "1,2,3\n");
        CollectionAssert.AreEqual(new[] { "y", "z" }, named.SlotNames("V"));
        Assert.HasCount(1, named.Column<float>("S"));
        File.Delete(path);
    }

    [TestMethod]
    public void Every_file_has_its_own_header_and_row_limits_count_all_files()
    {
        var options = TextFiles.Comma(new TextLoader.Column("A", DataKind.Single, 0));
        options.HasHeader = true;
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, _ml.Load(options, "a\n1\n2\n", "a\n", "", "a\n3\n").Column<float>("A"));
        options.MaxRows = 2;
        CollectionAssert.AreEqual(new float[] { 1, 2 }, _ml.Load(options, "a\n1\n", "a\n2\n3\n").Column<float>("A"));
        options.MaxRows = 0;
        Assert.IsEmpty(_ml.Load(options, "a\n1\n").Column<float>("A"));
    }

    [TestMethod]
    public void Without_columns_the_first_is_the_label_and_the_rest_are_features()
    {
        var source = new TextSource("1\t2\t3\n0\t4\t5\n");
        var view = _ml.Data.CreateTextLoader(new TextLoader.Options(), source).Load(source);
        CollectionAssert.AreEqual(new float[] { 1, 0 }, view.Column<float>("Label"));
        Views.AreEqual<float>([[2, 3], [4, 5]], view.VectorColumn<float>("Features"));
    }

    [TestMethod]
    public void Wrong_columns_are_refused_by_name()
    {
        void Refused(string parameter, params TextLoader.Column[] columns)
        {
            var e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateTextLoader(columns, ','));
            Assert.AreEqual(parameter, e.ParamName);
        }

        Refused("Source", new TextLoader.Column { Name = "A" });
        Refused("Name", new TextLoader.Column { Source = [new(0)] });
        Refused("Source", new TextLoader.Column("X", DataKind.Single, [new(0, 2), new(1)]));
        Refused("Source", new TextLoader.Column("X", DataKind.Single, [new() { VariableEnd = true }, new(1)]));
        Refused("KeyCount", new TextLoader.Column("X", DataKind.Single, [new(0)], new KeyCount(3)));
        Refused("Max", new TextLoader.Column("X", DataKind.Single, [new() { Min = 3, Max = 1 }]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TextLoader.Range(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TextLoader.Range(2, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyCount(0));
    }

    [TestMethod]
    public void Separators_that_cannot_separate_are_refused()
    {
        TextLoader.Column[] columns = [new("A", DataKind.Single, 0)];
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ml.Data.CreateTextLoader(new TextLoader.Options { Columns = columns, Separators = [] }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateTextLoader(columns, '\n'));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateTextLoader(columns, '"', allowQuoting: true));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateTextLoader(columns, ':', allowSparse: true));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ml.Data.CreateTextLoader(new TextLoader.Options { Columns = columns, DecimalMarker = '\'' }));
    }

    [TestMethod]
    public void A_class_says_what_it_is_loaded_from()
    {
        var source = new TextSource("1,2,3,4,name,2\n");
        var view = _ml.Data.CreateTextLoader<Typed>(separatorChar: ',').Load(source);
        CollectionAssert.AreEqual(new[] { "Label", "One", "Picked", "Name", "Kind" }, view.Schema.Select(c => c.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1), view.Schema["One"].Type);
        var row = _ml.Data.CreateEnumerable<Typed>(view, false).Single();
        Assert.AreEqual(1, row.Label);
        CollectionAssert.AreEqual(new float[] { 2 }, row.One);
        CollectionAssert.AreEqual(new double[] { 4, 3 }, row.Values);
        Assert.AreEqual("name", row.Name);
        Assert.AreEqual(3u, row.Kind);
    }

    [TestMethod]
    public void A_class_with_unmarked_members_is_refused()
    {
        var e = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.CreateTextLoader<Unmarked>());
        Assert.AreEqual("Property 'B' is missing the LoadColumnAttribute attribute", e.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateTextLoader<Unsupported>());
    }

    internal sealed class Typed
    {
        [LoadColumn(0)]
        public int Label { get; set; }

        [LoadColumn(1)]
        public float[] One { get; set; } = [];

        [LoadColumn([3, 2])]
        [ColumnName("Picked")]
        public double[] Values { get; set; } = [];

        [LoadColumn(4)]
        public string Name { get; set; } = "";

        [LoadColumn(5)]
        [KeyType(4)]
        public uint Kind { get; set; }

        [NoColumn]
        public object? Ignored { get; set; }
    }

    internal sealed class Unmarked
    {
        [LoadColumn(0)]
        public float A { get; set; }

        public float B { get; set; }
    }

    internal sealed class Unsupported
    {
        [LoadColumn(0)]
        public decimal A { get; set; }
    }
}
