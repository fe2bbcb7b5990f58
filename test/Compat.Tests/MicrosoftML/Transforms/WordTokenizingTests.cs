using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public sealed class WordTokenizingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Words_of_vectors_follow_one_another_and_models_keep_their_separators()
    {
        var view = _ml.Data.LoadFromEnumerable([new Row { W = ["a-b c", "", "d"] }, new Row { W = [] }]);
        var model = _ml.Transforms.Text.TokenizeIntoWords("Y", "W", ['-', ' ']).Fit(view);
        foreach (var t in new[] { model, _ml.SavedAndLoaded(model, view.Schema) })
        {
            var words = t.Transform(view).GetColumn<string[]>("Y").ToArray();
            CollectionAssert.AreEqual(new[] { "a", "b", "c", "d" }, words[0]);
            Assert.IsEmpty(words[1]);
        }
    }

    [TestMethod]
    public void Buffers_are_used_again_without_leaving_old_words()
    {
        var view = _ml.Texts("one two three", "four", "", "five six");
        var output = _ml.Transforms.Text.TokenizeIntoWords("Y", "T").Fit(view).Transform(view);
        using var cursor = output.GetRowCursor([output.Schema["Y"]]);
        var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(output.Schema["Y"]);
        var lengths = new List<int>();
        VBuffer<ReadOnlyMemory<char>> words = default;
        while (cursor.MoveNext())
        {
            getter(ref words);
            lengths.Add(words.Length);
        }
        CollectionAssert.AreEqual(new[] { 3, 1, 0, 2 }, lengths);
    }

    [TestMethod]
    public void No_separators_are_refused() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Text.TokenizeIntoWords("Y", "T", []));

    internal sealed class Row
    {
        public string[] W { get; set; } = [];
    }
}
