using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class TextLoaderCursorTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Loading_reads_nothing_and_a_cursor_reads_one_file_at_a_time()
    {
        var source = new TextSource("1\n2\n", "3\n");
        var view = _ml.Data.CreateTextLoader([new("A", DataKind.Single, 0)]).Load(source);
        Assert.AreEqual(0, source.Opened);
        using var cursor = view.GetRowCursor(view.Schema);
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(1, source.Opened);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(2, source.Opened);
        Assert.AreEqual(2, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsNull(view.GetRowCount());
        Assert.IsFalse(view.CanShuffle);
    }

    [TestMethod]
    public void Cursors_side_by_side_do_not_disturb_each_other()
    {
        var view = _ml.Load(
            TextFiles.Comma(new TextLoader.Column("A", DataKind.Single, 0), new("V", DataKind.Single, 1, 2)), "1,2,3\n4,5,6\n7,8,9\n");
        using var first = view.GetRowCursor(view.Schema);
        using var second = view.GetRowCursor([view.Schema["V"]]);
        var a = first.GetGetter<float>(view.Schema["A"]);
        var v = second.GetGetter<VBuffer<float>>(view.Schema["V"]);
        first.MoveNext();
        first.MoveNext();
        second.MoveNext();
        float x = 0;
        VBuffer<float> y = default;
        a(ref x);
        v(ref y);
        Assert.AreEqual(4, x);
        CollectionAssert.AreEqual(new float[] { 2, 3 }, y.DenseValues().ToArray());
        Assert.IsFalse(second.IsColumnActive(view.Schema["A"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => second.GetGetter<float>(view.Schema["A"]));
        Assert.ThrowsExactly<InvalidOperationException>(() => first.GetGetter<double>(view.Schema["A"]));
    }

    [TestMethod]
    public void Values_and_ids_exist_on_rows_only()
    {
        var view = _ml.Load(TextFiles.Comma(new TextLoader.Column("A", DataKind.Single, 0)), "1\n2\n");
        using var cursor = view.GetRowCursor(view.Schema);
        var a = cursor.GetGetter<float>(view.Schema["A"]);
        var id = cursor.GetIdGetter();
        float x = 0;
        DataViewRowId first = default, second = default;
        Assert.ThrowsExactly<InvalidOperationException>(() => a(ref x));
        cursor.MoveNext();
        id(ref first);
        cursor.MoveNext();
        id(ref second);
        Assert.AreNotEqual(first, second);
        cursor.MoveNext();
        Assert.ThrowsExactly<InvalidOperationException>(() => a(ref x));
    }

    [TestMethod]
    public void Texts_stay_valid_when_the_cursor_moves_on()
    {
        var view = _ml.Load(TextFiles.Comma(new TextLoader.Column("T", DataKind.String, 0)), "one\ntwo\n");
        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["T"]);
        ReadOnlyMemory<char> first = default, second = default;
        cursor.MoveNext();
        getter(ref first);
        cursor.MoveNext();
        getter(ref second);
        Assert.AreEqual("one", first.ToString());
        Assert.AreEqual("two", second.ToString());
    }

    [TestMethod]
    public void A_file_is_free_again_after_the_cursor_and_missing_files_are_named()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "1\n2\n");
        var view = _ml.Data.LoadFromTextFile(path, [new("A", DataKind.Single, 0)]);
        using (var cursor = view.GetRowCursor(view.Schema))
            cursor.MoveNext();
        using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
        File.Delete(path);
        Assert.ThrowsExactly<FileNotFoundException>(() => view.Column<float>("A"));
        var e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromTextFile(path, [new("A", DataKind.Single, 0)]));
        StringAssert.Contains(e.Message, path);
    }

    [TestMethod]
    public void Wildcards_name_files_in_order()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "b.csv"), "2\n");
        File.WriteAllText(Path.Combine(folder, "a.csv"), "1\n");
        File.WriteAllText(Path.Combine(folder, "c.txt"), "3\n");
        var loader = _ml.Data.CreateTextLoader([new("A", DataKind.Single, 0)]);
        CollectionAssert.AreEqual(new float[] { 1, 2 }, loader.Load(Path.Combine(folder, "*.csv")).Column<float>("A"));
        Assert.AreEqual(2, new MultiFileSource(Path.Combine(folder, "*.csv")).Count);
        CollectionAssert.AreEqual(
            new float[] { 1, 2 },
            _ml.Data.LoadFromTextFile(Path.Combine(folder, "?.csv"), [new("A", DataKind.Single, 0)]).Column<float>("A"));
        Assert.ThrowsExactly<FileNotFoundException>(() => new MultiFileSource(Path.Combine(folder, "*.tsv")));
        Directory.Delete(folder, true);
    }

    [TestMethod]
    public void A_loader_is_saved_with_the_model_and_keeps_what_it_learnt_of_the_sample()
    {
        var source = new TextSource("id;x;y\n1;2;\"a;\"\"b\"\n3;?;c\n");
        var options = new TextLoader.Options
        {
            Separators = [';'],
            HasHeader = true,
            AllowQuoting = true,
            MissingRealsAsNaNs = true,
            MaxRows = 5,
            Columns = [new("V", DataKind.Single, [new() { Min = 0, Max = 1 }]), new("T", DataKind.String, [new(2, null)]),
                new("K", DataKind.UInt16, [new(0)], new KeyCount(7))],
        };
        var loader = _ml.Data.CreateTextLoader(options, source);
        var model = _ml.Transforms.NormalizeMinMax("N", "V").Fit(loader.Load(source));
        using var stream = new MemoryStream();
        _ml.Model.Save(model, loader, stream);
        stream.Position = 0;
        var loaded = new MLContext().Model.LoadWithDataLoader(stream, out var loadedLoader);

        Assert.IsInstanceOfType<TextLoader>(loadedLoader);
        CollectionAssert.AreEqual(
            loader.GetOutputSchema().Select(c => c.ToString()).ToArray(),
            loadedLoader.GetOutputSchema().Select(c => c.ToString()).ToArray());
        var view = loadedLoader.Load(source);
        CollectionAssert.AreEqual(new[] { "id", "x" }, view.SlotNames("V"));
        Assert.AreEqual("a;\"b", view.GetColumn<string[]>("T").First()[0]);
        CollectionAssert.AreEqual(new ushort[] { 2, 4 }, view.Column<ushort>("K"));
        Views.AreEqual(
            model.Transform(loader.Load(source)).VectorColumn<float>("N"), loaded.Transform(view).VectorColumn<float>("N"));
    }
}
