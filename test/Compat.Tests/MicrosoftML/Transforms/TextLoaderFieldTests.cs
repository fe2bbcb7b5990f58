using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class TextLoaderFieldTests
{
    private static readonly TextLoader.Column[] ThreeTexts =
        [new("A", DataKind.String, 0), new("B", DataKind.String, 1), new("C", DataKind.String, 2)];

    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Quotes_keep_separators_and_escaped_quotes()
    {
        var options = TextFiles.Comma(ThreeTexts);
        options.AllowQuoting = true;
        var view = _ml.Load(options, "\"a,b\",\"say \"\"hi\"\"\",\"\"\n\"x\" , y\"z,\"\"\"\"\n");
        CollectionAssert.AreEqual(new[] { "a,b", "x" }, view.TextColumn("A"));
        CollectionAssert.AreEqual(new[] { "say \"hi\"", "y\"z" }, view.TextColumn("B"));
        CollectionAssert.AreEqual(new[] { "", "\"" }, view.TextColumn("C"));
    }

    [TestMethod]
    public void Text_behind_a_closing_quote_is_an_error_of_that_field_only()
    {
        var log = new List<string>();
        _ml.Log += (_, e) => log.Add(e.RawMessage);
        var options = TextFiles.Comma(ThreeTexts);
        options.AllowQuoting = true;
        var view = _ml.Load(options, "\"a\"b,c,d\n");
        CollectionAssert.AreEqual(new[] { "" }, view.TextColumn("A"));
        CollectionAssert.AreEqual(new[] { "c" }, view.TextColumn("B"));
        CollectionAssert.Contains(log, "  Format error at line 1");
    }

    [TestMethod]
    public void Another_escape_character_leaves_doubled_quotes_alone()
    {
        var options = TextFiles.Comma(ThreeTexts);
        options.AllowQuoting = true;
        options.EscapeChar = '\\';
        var view = _ml.Load(options, "\"a\\\"b\",\"c\\d\",e\n");
        CollectionAssert.AreEqual(new[] { "a\"b" }, view.TextColumn("A"));
        CollectionAssert.AreEqual(new[] { "c\\d" }, view.TextColumn("B"));
    }

    [TestMethod]
    public void A_quoted_field_runs_over_lines_only_when_allowed()
    {
        const string Text = "1,\"two\r\n\"\"lines\"\", here\",x\n2,b,y\n";
        var options = TextFiles.Comma(ThreeTexts);
        options.AllowQuoting = true;
        options.ReadMultilines = true;
        var view = _ml.Load(options, Text);
        CollectionAssert.AreEqual(new[] { "two\n\"lines\", here", "b" }, view.TextColumn("B"));
        CollectionAssert.AreEqual(new[] { "x", "y" }, view.TextColumn("C"));

        options.ReadMultilines = false;
        Assert.HasCount(3, _ml.Load(options, Text).TextColumn("A"));
    }

    [TestMethod]
    public void A_quote_inside_a_field_does_not_open_a_record()
    {
        var options = TextFiles.Comma(ThreeTexts);
        options.AllowQuoting = true;
        options.ReadMultilines = true;
        var view = _ml.Load(options, "5\" disk,b,c\n\"x\", 6\",z\n");
        CollectionAssert.AreEqual(new[] { "5\" disk", "x" }, view.TextColumn("A"));
    }

    [TestMethod]
    public void Leading_spaces_go_and_trailing_ones_go_at_the_end_of_the_line_when_asked()
    {
        var options = TextFiles.Comma(ThreeTexts);
        const string Text = " a , b , c \t \n";
        CollectionAssert.AreEqual(new[] { "c \t " }, _ml.Load(options, Text).TextColumn("C"));
        options.TrimWhitespace = true;
        CollectionAssert.AreEqual(new[] { "a " }, _ml.Load(options, Text).TextColumn("A"));
        CollectionAssert.AreEqual(new[] { "c" }, _ml.Load(options, Text).TextColumn("C"));
    }

    [TestMethod]
    public void Several_separators_and_the_space_separate()
    {
        var options = new TextLoader.Options { Separators = [';', ' '], Columns = ThreeTexts };
        var view = _ml.Load(options, "a b;c\na;;c\n");
        CollectionAssert.AreEqual(new[] { "b", "" }, view.TextColumn("B"));
        CollectionAssert.AreEqual(new[] { "c", "c" }, view.TextColumn("C"));
    }

    [TestMethod]
    public void All_line_ends_comments_and_blank_lines()
    {
        var view = _ml.Load(TextFiles.Comma(ThreeTexts), "a,1,x\r\nb,2,y\r// note\n\n//c,3,z\n/d,4,w");
        CollectionAssert.AreEqual(new[] { "a", "b", "/d" }, view.TextColumn("A"));
    }

    [TestMethod]
    public void Sparse_lines_mix_with_dense_ones()
    {
        var options = TextFiles.Comma(
            new("Label", DataKind.Single, 0), new("F", DataKind.Single, 1, 5), new("Last", DataKind.Single, 5));
        options.AllowSparse = true;
        var view = _ml.Load(options, "1,5,0:6,4:3\n2,1,2,3,4,5\n7,8,9,3,1:2.5\n6,0:1,5:9\n");
        CollectionAssert.AreEqual(new float[] { 1, 2, 7, 1 }, view.Column<float>("Label"));
        Views.AreEqual<float>([[6, 0, 0, 0, 3], [1, 2, 3, 4, 5], [8, 9, 0, 2.5f, 0], [0, 0, 0, 0, 9]], view.VectorColumn<float>("F"));
        CollectionAssert.AreEqual(new float[] { 3, 5, 0, 9 }, view.Column<float>("Last"));
        Assert.IsFalse(view.GetColumn<VBuffer<float>>("F").First().IsDense);
        Assert.IsTrue(view.GetColumn<VBuffer<float>>("F").ElementAt(1).IsDense);
    }

    [TestMethod]
    public void Malformed_sparse_lines_are_reported_and_keep_what_came_before()
    {
        var log = new List<string>();
        _ml.Log += (_, e) => log.Add(e.RawMessage);
        var options = TextFiles.Comma(new TextLoader.Column("F", DataKind.Single, 0, 3));
        options.AllowSparse = true;
        var view = _ml.Load(options, "4,2:1,1:5\n4,0:1,9:5\n4,0:1,x\nx,0:1\n0:1\n");
        Views.AreEqual<float>(
            [[0, 0, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0], [float.NaN, 0, 0, 0], [0, 0, 0, 0]], view.VectorColumn<float>("F"));
        CollectionAssert.Contains(log, "Processed 5 rows with 1 bad values and 5 format errors");
    }

    [TestMethod]
    public void A_colon_is_text_where_nothing_is_sparse()
    {
        var view = _ml.Load(TextFiles.Comma(ThreeTexts), "3,1:2,10:30\n");
        CollectionAssert.AreEqual(new[] { "1:2" }, view.TextColumn("B"));
    }
}
