#nullable disable

using System.Text;
using G;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public class TextLoaderGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void textloader_header_and_slot_names()
    {
        var f = TextFile("Id\tF1\tF2\tName\n1\t0.5\t-2\tann\n2\t1e2\t.25\tbob\n"); TextLoader.Column[] cols = [new("Id", DataKind.Int32, 0), new("F", DataKind.Single, 1, 2), new("N", DataKind.String, 3)];
        var v = ml.Data.LoadFromTextFile(f, cols, hasHeader: true);
        var w = ml.Data.CreateTextLoader(cols, hasHeader: true, dataSample: new MultiFileSource(f)).Load(f);
        MLGolden.Check("textloader_header_and_slot_names", new { schema = Schema(v.Schema), cols = Cols(v), sampleSchema = Schema(w.Schema), sampleSlots = Try(() => Slots(w, "F")), optionsSchema = Schema(ml.Data.LoadFromTextFile(f, new TextLoader.Options { Columns = cols, HasHeader = true }).Schema), rowCount = v.GetRowCount(), canShuffle = v.CanShuffle, headerReadAsData = Try(() => Cols(ml.Data.LoadFromTextFile(f, [new("F", DataKind.Single, 1, 2), new("N", DataKind.String, 3)], hasHeader: false))) });
    }

    [TestMethod]
    public void textloader_quoting()
    {
        var f = TextFile("1,\"a,b\",x\n2,\"say \"\"hi\"\"\",y\n3,pl\"ain,z\n4,\"\",w\n5,\"open,v\n6, \"spaced\" ,u\n"); TextLoader.Column[] cols = [new("A", DataKind.Single, 0), new("B", DataKind.String, 1), new("C", DataKind.String, 2)];
        MLGolden.Check("textloader_quoting", new { quoted = Cols(ml.Data.LoadFromTextFile(f, cols, separatorChar: ',', allowQuoting: true)), notQuoted = Cols(ml.Data.LoadFromTextFile(f, cols, separatorChar: ',')) });
    }

    [TestMethod]
    public void textloader_missing_values()
    {
        var f = TextFile("1,a,true\n,,\n?,?,0\nNaN,na,1\n  ,x,False\n"); var v = ml.Data.LoadFromTextFile(f, [new("F", DataKind.Single, 0), new("T", DataKind.String, 1), new("B", DataKind.Boolean, 2)], separatorChar: ',');
        TextLoader.Options o = new() { Columns = [new("F", DataKind.Single, 0), new("D", DataKind.Double, 0)], Separators = [','], MissingRealsAsNaNs = true };
        MLGolden.Check("textloader_missing_values", new { plain = Cols(v), missingRealsAsNaNs = Cols(ml.Data.LoadFromTextFile(f, o)), intsFromEmpty = Try(() => Cols(ml.Data.LoadFromTextFile(TextFile("1\n\n,\n3\n"), [new("I", DataKind.Int32, 0)], separatorChar: ','))) });
    }

    [TestMethod]
    public void textloader_bad_values()
    {
        var logs = Logs(ml); var floats = Try(() => Cols(ml.Data.LoadFromTextFile(TextFile("1\nabc\n1.5x\n0x10\n1,5\n$3\n+4\n(5)\n"), [new("F", DataKind.Single, 0)])));
        var kept = logs.Where(l => !Json(l).Contains("\"Trace\"")).ToArray(); object Read(string text, DataKind k) => Try(() => Cols(ml.Data.LoadFromTextFile(TextFile(text), [new("C", k, 0)])));
        MLGolden.Check("textloader_bad_values", new { floats, kept, ints = Read("1\n1.5\n", DataKind.Int32), intOverflow = Read("99999999999\n", DataKind.Int32), bytes = Read("256\n", DataKind.Byte), negativeToUInt = Read("-1\n", DataKind.UInt32), bools = Read("1\nyes\nT\nfalse\nno\n-1\n+\n-\n", DataKind.Boolean), maybe = Read("maybe\n", DataKind.Boolean), dates = Read("2020-01-02\n2020-01-02T03:04:05\n", DataKind.DateTime), badDate = Read("tomorrow\n", DataKind.DateTime), infinities = Read("Infinity\n-Infinity\n1e39\n\u221e\n", DataKind.Single) });
    }

    [TestMethod]
    public void textloader_column_ranges()
    {
        var f = TextFile("1,2,3,4,5\n6,7,8,9,10\n"); TextLoader.Column[] cols = [new("Pick", DataKind.Single, [new(0), new(3, 4)]), new("One", DataKind.Single, [new(1, 1)]), new("Vec1", DataKind.Int32, [new(1) { ForceVector = true }])];
        var v = ml.Data.LoadFromTextFile(f, cols, separatorChar: ','); TextLoader.Column[] rest = [new("First", DataKind.Single, 0), new("Rest", DataKind.Single, [new(2, null)])];
        MLGolden.Check("textloader_column_ranges", new { schema = Schema(v.Schema), cols = Cols(v), restWithoutSample = Try(() => Schema(ml.Data.LoadFromTextFile(f, rest, ',').Schema)), restWithSample = Try(() => Cols(ml.Data.CreateTextLoader(rest, ',', dataSample: new MultiFileSource(f)).Load(f))), backwards = Try(() => Schema(ml.Data.LoadFromTextFile(f, [new("X", DataKind.Single, 3, 1)], ',').Schema)), negative = Try(() => Schema(ml.Data.LoadFromTextFile(f, [new("X", DataKind.Single, -1)], ',').Schema)), overlap = Try(() => Schema(ml.Data.LoadFromTextFile(f, [new("X", DataKind.Single, [new(0, 1), new(1)])], ',').Schema)), noColumns = Try(() => Schema(ml.Data.LoadFromTextFile(f, new TextLoader.Column[0], ',').Schema)) });
    }

    [TestMethod]
    public void textloader_trimming_blank_and_comment_lines()
    {
        var f = TextFile("1, a b ,x \n\n//2,c,y\n3,\t,z\n   \n #4,d,w\n"); TextLoader.Column[] cols = [new("S", DataKind.String, 0), new("T", DataKind.String, 1), new("U", DataKind.String, 2)];
        MLGolden.Check("textloader_trimming_blank_and_comment_lines", new { plain = Cols(ml.Data.LoadFromTextFile(f, cols, ',')), trimmed = Cols(ml.Data.LoadFromTextFile(f, cols, ',', trimWhitespace: true)), emptyFile = Cols(ml.Data.LoadFromTextFile(TextFile(""), cols, ',')) });
    }

    [TestMethod]
    public void textloader_extra_and_missing_columns()
    {
        var logs = Logs(ml); var v = ml.Data.LoadFromTextFile(TextFile("1,2,3\n4\n5,6,7,8,9\n"), [new("A", DataKind.Single, 0), new("V", DataKind.Single, 1, 2), new("T", DataKind.String, 2), new("I", DataKind.Int32, 1)], separatorChar: ',');
        MLGolden.Check("textloader_extra_and_missing_columns", new { schema = Schema(v.Schema), cols = Cols(v), logs = logs.Where(l => !Json(l).Contains("\"Trace\"")), beyond = Try(() => Cols(ml.Data.LoadFromTextFile(TextFile("1,2\n"), [new("A", DataKind.Single, 9), new("S", DataKind.String, 9)], separatorChar: ','))) });
    }

    [TestMethod]
    public void textloader_options_multiline_escape_decimal_maxrows()
    {
        TextLoader.Options multi = new() { Columns = [new("A", DataKind.Single, 0), new("T", DataKind.String, 1)], Separators = [','], AllowQuoting = true, ReadMultilines = true };
        TextLoader.Options esc = new() { Columns = [new("T", DataKind.String, 0)], Separators = [';'], AllowQuoting = true, EscapeChar = '\\' }; TextLoader.Options dec = new() { Columns = [new("A", DataKind.Single, 0), new("B", DataKind.Double, 1)], Separators = [';'], DecimalMarker = ',', MaxRows = 2 }; var d = new TextLoader.Options();
        MLGolden.Check("textloader_options_multiline_escape_decimal_maxrows", new { multi = Cols(ml.Data.LoadFromTextFile(TextFile("1,\"two\nlines\"\n2,x\n"), multi)), esc = Cols(ml.Data.LoadFromTextFile(TextFile("\"a\\\"b\"\n\"c;d\"\n"), esc)), dec = Cols(ml.Data.LoadFromTextFile(TextFile("1,5;2,25\n1.5;3\n4;5\n"), dec)), sameMarker = Try(() => Cols(ml.Data.LoadFromTextFile(TextFile("1,5\n"), new TextLoader.Options { Columns = [new("A", DataKind.Single, 0)], Separators = [','], DecimalMarker = ',' }))),
            defaults = new { d.AllowQuoting, d.AllowSparse, d.DecimalMarker, d.EscapeChar, d.HasHeader, d.InputSize, d.MaxRows, d.MissingRealsAsNaNs, d.ReadMultilines, d.Separators, d.TrimWhitespace, d.UseThreads, d.Columns } });
    }

    [TestMethod]
    public void textloader_typed_load_column()
    {
        var v = ml.Data.LoadFromTextFile<Line>(TextFile("L,x,y,n\n1,2,3,ann\n0,4,5,bob\n"), separatorChar: ',', hasHeader: true);
        MLGolden.Check("textloader_typed_load_column", new { schema = Schema(v.Schema), cols = Cols(v), slots = Try(() => Slots(v, "Features")), rows = ml.Data.CreateEnumerable<Line>(v, false), missingAttribute = Try(() => Schema(ml.Data.LoadFromTextFile<LineNoIndex>(TextFile("1,2\n"), separatorChar: ',').Schema)) });
    }

    [TestMethod]
    public void textloader_missing_file_and_reuse()
    {
        var loader = ml.Data.CreateTextLoader([new("A", DataKind.Single, 0)], separatorChar: ','); var a = TextFile("1\n2\n"); var b = TextFile("3\n");
        MLGolden.Check("textloader_missing_file_and_reuse", new { outputSchema = Schema(loader.GetOutputSchema()), both = Col(loader.Load(a, b), "A"), one = Col(loader.Load(new MultiFileSource(b)), "A"), noSource = Col(loader.Load(new MultiFileSource(null)), "A"), noFile = Try(() => Schema(ml.Data.LoadFromTextFile("no-such-file.csv", [new("A", DataKind.Single, 0)]).Schema)) });
    }

    [TestMethod]
    public void save_as_text_output()
    {
        var v = From(new Row { A = 1.5f, B = "x,y" }, new Row { A = float.NaN, B = null }, new Row { A = -0.1f, B = "q\"t" }); string Text(Action<Stream> save) { var m = new MemoryStream(); save(m); return Encoding.UTF8.GetString(m.ToArray()); }
        MLGolden.Check("save_as_text_output", new { bare = Text(m => ml.Data.SaveAsText(v, m, separatorChar: ',', headerRow: false, schema: false)), header = Text(m => ml.Data.SaveAsText(v, m, ',', headerRow: true, schema: false)), full = Text(m => ml.Data.SaveAsText(v, m)), vector = Text(m => ml.Data.SaveAsText(VectorsV([1, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, 6]), m, schema: false, headerRow: false)), forceDense = Text(m => ml.Data.SaveAsText(VectorsV([1, 0, 0, 0, 0, 0]), m, schema: false, headerRow: false, forceDense: true)) });
    }
}
