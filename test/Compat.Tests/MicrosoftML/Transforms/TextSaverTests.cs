using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class TextSaverTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void What_is_saved_is_loaded_again()
    {
        var view = _ml.Data.LoadFromEnumerable([
            new Row { F = 1.1f, D = 1e-300, I = -7, B = true, T = "a\tb", K = 2, V = [0, 0, 0, 0, float.NaN] },
            new Row { F = float.NegativeInfinity, D = double.NaN, T = "say \"x\" ", K = 9, V = [1, 2, 3, 4, 5] },
            new Row { T = "", V = [0, 0, 0, 0, 0] }]);
        using var stream = new MemoryStream();
        _ml.Data.SaveAsText(view, stream);
        string text = Encoding.UTF8.GetString(stream.ToArray());

        var source = new TextSource(text);
        var options = new TextLoader.Options { AllowQuoting = true, AllowSparse = true };
        var loaded = _ml.Data.CreateTextLoader(options, source).Load(source);
        CollectionAssert.AreEqual(view.Column<float>("F"), loaded.Column<float>("F"));
        CollectionAssert.AreEqual(view.Column<double>("D"), loaded.Column<double>("D"));
        CollectionAssert.AreEqual(view.Column<int>("I"), loaded.Column<int>("I"));
        CollectionAssert.AreEqual(view.Column<bool>("B"), loaded.Column<bool>("B"));
        CollectionAssert.AreEqual(view.TextColumn("T"), loaded.TextColumn("T"));
        CollectionAssert.AreEqual(view.Column<uint>("K"), loaded.Column<uint>("K"));
        Views.AreEqual(view.VectorColumn<float>("V"), loaded.VectorColumn<float>("V"));
        Assert.AreEqual(view.Schema["K"].Type, loaded.Schema["K"].Type);
        Assert.AreEqual(view.Schema["V"].Type, loaded.Schema["V"].Type);
    }

    [TestMethod]
    public void Any_text_comes_back()
    {
        const string Alphabet = "ab1 ,:\t\n\"/#@?\\";
        var random = new Random(5);
        string Any() => new([.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
        var rows = Enumerable.Range(0, 500).Select(_ => new Words { A = Any(), B = Any(), C = Any(), D = Any() }).ToArray();
        var view = _ml.Data.LoadFromEnumerable(rows);
        foreach (char separator in new[] { ',', '\t', ' ', ';' })
        {
            using var stream = new MemoryStream();
            _ml.Data.SaveAsText(view, stream, separator);
            var source = new TextSource(Encoding.UTF8.GetString(stream.ToArray()));
            var options = new TextLoader.Options { AllowQuoting = true, ReadMultilines = true, AllowSparse = true };
            var loaded = _ml.Data.CreateTextLoader(options, source).Load(source);
            foreach (string column in new[] { "A", "B", "C", "D" })
                CollectionAssert.AreEqual(view.TextColumn(column), loaded.TextColumn(column), $"{column} by '{separator}'");
        }
    }

    [TestMethod]
    public void Slot_names_and_hidden_columns()
    {
        var view = _ml.Transforms.Concatenate("V", "A", "B").Append(_ml.Transforms.CopyColumns("A", "B"))
            .Fit(Two()).Transform(Two());
        CollectionAssert.AreEqual(new[] { "A,B,A,B", "2,2,1,2" }, Lines(view, keepHidden: false));
        CollectionAssert.AreEqual(new[] { "A,A,B,A,B", "1,2,2,1,2" }, Lines(view, keepHidden: true));

        IDataView Two() => _ml.Data.LoadFromEnumerable([new Pair { A = 1, B = 2 }]);
    }

    [TestMethod]
    public void A_vector_of_variable_size_must_be_last()
    {
        var last = _ml.Transforms.Text.TokenizeIntoWords("W", "T").Fit(_ml.Texts("")).Transform(_ml.Texts("a b", ""));
        CollectionAssert.AreEqual(new[] { "T,W", "a b,a,b", "\"\"" }, Lines(last, keepHidden: false));
        var inner = _ml.Transforms.CopyColumns("Z", "T").Fit(last).Transform(last);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Lines(inner, keepHidden: false));
    }

    [TestMethod]
    public void Broken_options_in_a_file_are_refused()
    {
        var source = new TextSource("#@ TextLoader{\n#@   col=A\n#@ }\n1\n");
        var e = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.CreateTextLoader(new TextLoader.Options(), source));
        StringAssert.Contains(e.Message, "col=A");
    }

    private string[] Lines(IDataView view, bool keepHidden)
    {
        using var stream = new MemoryStream();
        _ml.Data.SaveAsText(view, stream, separatorChar: ',', schema: false, keepHidden: keepHidden);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal sealed class Row
    {
        public float F { get; set; }

        public double D { get; set; }

        public int I { get; set; }

        public bool B { get; set; }

        public string T { get; set; } = "";

        [KeyType(4)]
        public uint K { get; set; }

        [VectorType(5)]
        public float[] V { get; set; } = [];
    }

    internal sealed class Words
    {
        public string A { get; set; } = "";

        public string B { get; set; } = "";

        public string C { get; set; } = "";

        public string D { get; set; } = "";
    }

    internal sealed class Pair
    {
        public float A { get; set; }

        public float B { get; set; }
    }
}
