using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.DataView;

[TestClass]
public sealed class ExampleSourceTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void EveryEpoch_HasAllRowsOnce_InAnOrderOfItsOwn(bool canShuffle)
    {
        var view = new WatchedView(100, canShuffle);
        var source = new DataViewExampleSource<float>(view, new NumberScorer(), seed: 3);

        float[][] epochs = [.. Enumerable.Range(0, 4).Select(epoch => source.Read(epoch).ToArray())];

        float[] sorted = [.. Enumerable.Range(0, 100).Select(row => (float)row)];
        foreach (float[] epoch in epochs)
        {
            CollectionAssert.AreEquivalent(sorted, epoch);
            CollectionAssert.AreNotEqual(sorted, epoch);
        }

        Assert.AreEqual(4, epochs.Select(epoch => string.Join(' ', epoch)).Distinct().Count());
        CollectionAssert.AreEqual(epochs[2], source.Read(2).ToArray(), "the same epoch comes in the same order");
        CollectionAssert.AreEqual(epochs[2], new DataViewExampleSource<float>(view, new NumberScorer(), 3).Read(2).ToArray());
        CollectionAssert.AreNotEqual(epochs[2], new DataViewExampleSource<float>(view, new NumberScorer(), 4).Read(2).ToArray());
        CollectionAssert.AreEqual(sorted, source.Read(-1).ToArray(), "-1 is the order of storage");
    }

    [TestMethod]
    public void MoreRowsThanTheBuffer_AreStreamed()
    {
        int rows = (3 * DataViewExampleSource<float>.BufferSize) + 5;
        var view = new WatchedView(rows);
        var source = new DataViewExampleSource<float>(view, new NumberScorer(), 1);

        using (IEnumerator<float> examples = source.Read(0).GetEnumerator())
        {
            Assert.IsTrue(examples.MoveNext());
            Assert.AreEqual(DataViewExampleSource<float>.BufferSize, view.FurthestRow, "no more than the buffer and one row was read");
        }

        CollectionAssert.AreEquivalent(Enumerable.Range(0, rows).Select(row => (float)row).ToArray(), source.Read(0).ToArray());
    }

    [TestMethod]
    public void Cursors_AreDisposed_AlsoWhenReadingStopsEarly()
    {
        var view = new WatchedView(10);
        var source = new DataViewExampleSource<float>(view, new NumberScorer { BadValue = 4 }, 1);

        Assert.AreEqual(0f, source.Read(-1).First());
        Assert.AreEqual(0, view.OpenCursors);
        Assert.ThrowsExactly<InvalidOperationException>(() => source.Read(0).ToArray());
        Assert.AreEqual(0, view.OpenCursors);
    }

    [TestMethod]
    public void ABadRow_IsNamedByItsPlaceInStorage_WhateverTheOrder()
    {
        var view = new WatchedView(50, canShuffle: true);
        var source = new DataViewExampleSource<float>(view, new NumberScorer { BadValue = 12 }, 1);
        foreach (int epoch in new[] { -1, 0, 1 })
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => source.Read(epoch).ToArray());
            Assert.AreEqual("row 12, column 'X': 12 is bad", error.Message);
        }
    }

    [TestMethod]
    public void Draw_TakesTheShare_AndTheRestIsTheRest()
    {
        var view = new WatchedView(40, canShuffle: true);
        IReadOnlySet<DataViewRowId> held = RowIds.Draw(view, 0.25, seed: 1);
        var validation = new DataViewExampleSource<float>(view, new NumberScorer(), 1, held.Contains);
        var training = new DataViewExampleSource<float>(view, new NumberScorer(), 1, id => !held.Contains(id));

        float[] held0 = [.. validation.Read(-1)];
        Assert.HasCount(10, held0);
        CollectionAssert.AreEquivalent(held0, validation.Read(3).ToArray(), "the rows are the same in every epoch");
        CollectionAssert.AreEquivalent(
            Enumerable.Range(0, 40).Select(row => (float)row).ToArray(), held0.Concat(training.Read(7)).ToArray());
        Assert.IsTrue(held.SetEquals(RowIds.Draw(view, 0.25, seed: 1)));
        Assert.IsFalse(held.SetEquals(RowIds.Draw(view, 0.25, seed: 2)));
        CollectionAssert.AreEqual(Array.Empty<string>(), view.LastActive, "drawing computes no column");
        Assert.AreEqual(0, view.OpenCursors);
    }

    [TestMethod]
    public void Draw_OfFewRows()
    {
        Assert.IsEmpty(RowIds.Draw(new WatchedView(100), 0, 1));
        Assert.IsEmpty(RowIds.Draw(new WatchedView(0), 0.5, 1));
        Assert.IsEmpty(RowIds.Draw(new WatchedView(1), 0.5, 1), "the only row is trained on");
        Assert.HasCount(1, RowIds.Draw(new WatchedView(2), 0.01, 1));
        Assert.HasCount(1, RowIds.Draw(new WatchedView(2), 0.99, 1));
    }

    [TestMethod]
    public void Draw_NeedsRowsThatCanBeToldApart()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => RowIds.Draw(new WatchedView(4, id: row => (ulong)row / 2), 0.5, 1));
        StringAssert.Contains(error.Message, "ValidationData");
    }

    [TestMethod]
    public void ShuffleBuffer_IsUniformOverSmallStreams()
    {
        var counts = new Dictionary<string, int>();
        var random = new Random(5);
        for (int i = 0; i < 6000; i++)
        {
            string order = string.Concat(ShuffleBuffer.Shuffle([1, 2, 3], 8, random));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.HasCount(6, counts);
        foreach ((string order, int count) in counts)
        {
            // 1000 expected, standard deviation 29.
            Assert.IsTrue(Math.Abs(count - 1000) < 150, $"{order}: {count}");
        }
    }
}
