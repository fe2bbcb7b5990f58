using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class RowOperationTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void ShufflingKeepsRowsTogether()
    {
        var rows = Enumerable.Range(0, 500).Select(i => new MixedRow { X = i, Text = $"{i}", Fixed = [i, i, i], Any = new int[i % 4] });
        var shuffled = _ml.Data.ShuffleRows(_ml.Data.LoadFromEnumerable(rows.ToArray()), seed: 3, shufflePoolSize: 40);
        var read = _ml.Data.CreateEnumerable<MixedRow>(shuffled, reuseRowObject: false).ToArray();
        Assert.HasCount(500, read.Select(r => r.X).Distinct().ToArray());
        Assert.IsFalse(read.Select(r => r.X).SequenceEqual(read.Select(r => r.X).Order()));
        foreach (var row in read)
        {
            Assert.AreEqual($"{row.X}", row.Text);
            CollectionAssert.AreEqual(new[] { row.X, row.X, row.X }, row.Fixed);
            Assert.AreEqual((int)row.X % 4, row.Any?.Length ?? 0);
        }
    }

    [TestMethod]
    public void ShufflingWithoutASeedChangesWithEveryPass()
    {
        var view = _ml.Data.ShuffleRows(_ml.Data.LoadFromEnumerable(CursorTests.Numbers(100)));
        Assert.IsFalse(view.GetColumn<float>("X").SequenceEqual(view.GetColumn<float>("X")));
        float[] First(int seed) =>
            [.. new MLContext(seed).Data.ShuffleRows(_ml.Data.LoadFromEnumerable(CursorTests.Numbers(100))).GetColumn<float>("X")];
        CollectionAssert.AreEqual(First(4), First(4));
        CollectionAssert.AreNotEqual(First(4), First(5));
    }

    [TestMethod]
    public void ShufflingGivesIdsAndTakesTheCallersRandom()
    {
        var view = _ml.Data.ShuffleRows(_ml.Data.LoadFromEnumerable(CursorTests.Numbers(50)), seed: 1);
        float[] Read(Random? rand)
        {
            var values = new List<float>();
            using var cursor = view.GetRowCursor(view.Schema, rand);
            var (x, id) = (cursor.GetGetter<float>(view.Schema["X"]), cursor.GetIdGetter());
            float value = 0;
            DataViewRowId row = default;
            while (cursor.MoveNext())
            {
                x(ref value);
                id(ref row);
                Assert.AreEqual((ulong)value, row.Low, "The id goes with the row");
                values.Add(value);
            }

            return [.. values];
        }

        CollectionAssert.AreEqual(Read(new(7)), Read(new(7)));
        CollectionAssert.AreNotEqual(Read(new(7)), Read(new(8)));
        CollectionAssert.AreEqual(Read(null), Read(null));
    }

    [TestMethod]
    public void ACacheReadsEachColumnOnce()
    {
        var pulled = 0;
        IEnumerable<MixedRow> Rows()
        {
            for (var i = 0; i < 5; i++, pulled++)
                yield return new() { X = i, Text = $"t{i}", Fixed = [i, 0, 0], Any = [i] };
        }

        var cache = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Rows()), "X");
        Assert.AreEqual(5, pulled, "X is read ahead");
        CollectionAssert.AreEqual(new[] { 0f, 1, 2, 3, 4 }, cache.GetColumn<float>("X").ToArray());
        Assert.AreEqual(5, pulled);
        CollectionAssert.AreEqual(new[] { "t0", "t1", "t2", "t3", "t4" }, cache.GetColumn<string>("Text").ToArray());
        Assert.AreEqual(10, pulled);
        Assert.AreEqual(5L, cache.GetRowCount());
    }

    [TestMethod]
    public void ACacheOfASourceThatChangesIsRefused()
    {
        var count = 3;
        IEnumerable<MixedRow> Rows()
        {
            for (var i = 0; i < count; i++)
                yield return new() { X = i };
        }

        var cache = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Rows()));
        Assert.HasCount(3, cache.GetColumn<float>("X").ToArray());
        count = 4;
        Assert.ThrowsExactly<InvalidOperationException>(() => cache.GetColumn<string>("Text").ToArray());
    }

    [TestMethod]
    public void ACacheShufflesWhenAsked()
    {
        var cache = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(CursorTests.Numbers(100)));
        using var cursor = cache.GetRowCursor(cache.Schema, new Random(5));
        var getter = cursor.GetGetter<float>(cache.Schema["X"]);
        var values = new List<float>();
        float x = 0;
        while (cursor.MoveNext())
        {
            getter(ref x);
            values.Add(x);
        }

        Assert.IsFalse(values.SequenceEqual(values.Order()));
        CollectionAssert.AreEqual(CursorTests.Numbers(100).Select(r => r.X).ToArray(), values.Order().ToArray());
    }

    [TestMethod]
    public void TheFoldsOfACrossValidationPartTheRows()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(200));
        var folds = _ml.Data.CrossValidationSplit(view, numberOfFolds: 4, seed: 2);
        Assert.HasCount(4, folds);
        var tests = folds.SelectMany(f => f.TestSet.GetColumn<float>("X")).Order().ToArray();
        CollectionAssert.AreEqual(CursorTests.Numbers(200).Select(r => r.X).ToArray(), tests);
        foreach (var fold in folds)
        {
            var test = fold.TestSet.GetColumn<float>("X").ToHashSet();
            Assert.IsGreaterThan(20, test.Count);
            Assert.IsFalse(fold.TrainSet.GetColumn<float>("X").Any(test.Contains));
            Assert.AreEqual(200, test.Count + fold.TrainSet.GetColumn<float>("X").Count());
        }

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CrossValidationSplit(view, 1));
    }

    [TestMethod]
    public void ASplitByKeyDoesNotDependOnTheOrder()
    {
        var rows = Enumerable.Range(0, 300).Select(i => new MixedRow { X = i, Text = $"g{i % 30}" }).ToArray();
        string[] Test(IEnumerable<MixedRow> source) =>
            [.. _ml.Data.TrainTestSplit(_ml.Data.LoadFromEnumerable(source.ToArray()), 0.4, "Text", seed: 9).TestSet
                .GetColumn<string>("Text").Distinct().Order()];
        CollectionAssert.AreEqual(Test(rows), Test(rows.Reverse()));
        Assert.IsNotEmpty(Test(rows));
        foreach (var key in new[] { "X", "Fixed", "Any" })
        {
            var split = _ml.Data.TrainTestSplit(_ml.Data.LoadFromEnumerable(rows), 0.4, key, seed: 9);
            Assert.AreEqual(300, split.TrainSet.GetColumn<float>("X").Count() + split.TestSet.GetColumn<float>("X").Count());
        }
    }

    [TestMethod]
    public void AContextWithASeedSplitsTheSameWayEveryTime()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(100));
        float[] Test(MLContext context) => [.. context.Data.TrainTestSplit(view, 0.3).TestSet.GetColumn<float>("X")];
        CollectionAssert.AreEqual(Test(_ml), Test(_ml));
        CollectionAssert.AreEqual(Test(_ml), Test(new(seed: 1)));
        CollectionAssert.AreNotEqual(Test(_ml), Test(new(seed: 2)));
    }

    [TestMethod]
    public void ASplitUnderAShuffleStaysDisjoint()
    {
        var view = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(CursorTests.Numbers(200)));
        var split = _ml.Data.TrainTestSplit(view, 0.3, seed: 1);
        var train = _ml.Data.ShuffleRows(split.TrainSet, seed: 4).GetColumn<float>("X").ToHashSet();
        var test = _ml.Data.ShuffleRows(split.TestSet, seed: 5).GetColumn<float>("X").ToHashSet();
        Assert.IsFalse(train.Overlaps(test));
        Assert.AreEqual(200, train.Count + test.Count);
    }

    [TestMethod]
    public void KeysAreFilteredByTheirFraction()
    {
        // In columns the keys are 1 to 4, in the middle of the quarters; 0 is missing.
        var view = _ml.Data.LoadFromEnumerable(new[] { 0u, 1u, 2u, 3u, 77u }.Select(k => new KeyRow { K = k }).ToArray());
        uint[] Kept(double lower, double upper) =>
            [.. _ml.Data.FilterRowsByKeyColumnFraction(view, "K", lower, upper).GetColumn<uint>("K")];
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 4 }, Kept(0, 1));
        CollectionAssert.AreEqual(new uint[] { 1, 2 }, Kept(0, 0.5));
        CollectionAssert.AreEqual(new uint[] { 2 }, Kept(0.375, 0.625));
        Assert.IsEmpty(Kept(0.4, 0.4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Kept(-0.1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByKeyColumnFraction(
            _ml.Data.LoadFromEnumerable(CursorTests.Numbers(1)), "X", 0, 1));
    }

    [TestMethod]
    public void MissingValuesOfSparseVectorsAndSeveralColumns()
    {
        var rows = new[]
        {
            new SparseRow { V = new(6, 1, [1], [2]) }, new SparseRow { V = new(6, 1, [float.NaN], [2]) },
            new SparseRow { V = default },
        };
        var view = _ml.Data.LoadFromEnumerable(rows);
        Assert.HasCount(2, _ml.Data.FilterRowsByMissingValues(view, "V").GetColumn<VBuffer<float>>("V").ToArray());
        var mixed = _ml.Data.LoadFromEnumerable(
        [
            new MixedRow { X = 1, Fixed = [1, 2, 3] }, new MixedRow { X = float.NaN, Fixed = [1, 2, 3] },
            new MixedRow { X = 1, Fixed = [1, float.NaN, 3] },
        ]);
        Assert.HasCount(1, _ml.Data.FilterRowsByMissingValues(mixed, "X", "Fixed").GetColumn<float>("X").ToArray());
        var keys = _ml.Data.LoadFromEnumerable(new[] { 0u, 9u }.Select(k => new KeyRow { K = k }).ToArray());
        Assert.HasCount(1, _ml.Data.FilterRowsByMissingValues(keys, "K").GetColumn<uint>("K").ToArray());
    }

    [TestMethod]
    public void ABootstrapRepeatsRowsAndItsComplementHasTheRest()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(2000));
        var sample = _ml.Data.BootstrapSample(view, seed: 1).GetColumn<float>("X").ToArray();
        var rest = _ml.Data.BootstrapSample(view, seed: 1, complement: true).GetColumn<float>("X").ToArray();
        Assert.IsTrue(Math.Abs(sample.Length - 2000) < 200, $"{sample.Length} rows");
        Assert.IsLessThan(sample.Length, sample.Distinct().Count());
        Assert.AreEqual(2000, sample.Distinct().Count() + rest.Length);
        Assert.IsFalse(sample.Intersect(rest).Any());
        CollectionAssert.AreEqual(sample, _ml.Data.BootstrapSample(view, seed: 1).GetColumn<float>("X").ToArray());
    }

    [TestMethod]
    public void RowsAreCountedOnlyWhereTheyAreKnown()
    {
        IEnumerable<NumberRow> Lazy()
        {
            yield return new();
        }

        Assert.IsNull(_ml.Data.TakeRows(_ml.Data.LoadFromEnumerable(Lazy()), 5).GetRowCount());
        var known = _ml.Data.LoadFromEnumerable(new List<NumberRow> { new(), new() });
        Assert.AreEqual(2L, known.GetRowCount());
        Assert.IsNull(_ml.Data.FilterRowsByColumn(known, "X", 0, 1).GetRowCount());
        Assert.AreEqual(2L, _ml.Transforms.CopyColumns("Y", "X").Fit(known).Transform(known).GetRowCount());
    }
}
