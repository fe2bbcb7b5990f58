#nullable disable

using G;
using Microsoft.ML;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public class TextGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void tokenize_into_words()
    {
        var v = TextsT("one two", " a  b\tc ", "x-y,z", "", null, "Line\nbreak"); var t = ml.Transforms.Text.TokenizeIntoWords("Y", "T").Fit(v).Transform(v);
        MLGolden.Check("tokenize_into_words", new { words = Col(t, "Y"), type = t.Schema["Y"].Type, schema = Schema(t.Schema), separators = FitCol(ml.Transforms.Text.TokenizeIntoWords("Y", "T", ['-', ',']), v), vectorInput = FitCol(ml.Transforms.Text.TokenizeIntoWords("Y", "W"), From(new TextVec { W = ["a b", "", "c"] })), onFloat = Try(() => FitCol(ml.Transforms.Text.TokenizeIntoWords("Y", "X"), FloatsX(1))) });
    }
}
