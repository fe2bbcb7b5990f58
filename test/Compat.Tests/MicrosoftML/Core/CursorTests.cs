using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class CursorTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void SeveralCursorsMoveByThemselves()
    {
        var view = Doubled(_ml.Data.LoadFromEnumerable(Numbers(3)));
        var column = view.Schema["Y"];
        using var one = view.GetRowCursor([column]);
        using var two = view.GetRowCursor([column]);
        var (first, second) = (one.GetGetter<float>(column), two.GetGetter<float>(column));
        float x = 0, y = 0;
        Assert.IsTrue(one.MoveNext());
        Assert.IsTrue(one.MoveNext());
        Assert.IsTrue(two.MoveNext());
        first(ref x);
        second(ref y);
        Assert.AreEqual(2f, x);
        Assert.AreEqual(0f, y);
    }

    [TestMethod]
    public void OnlyTheColumnsThatAreNeededAreRead()
    {
        var view = _ml.Data.LoadFromEnumerable(Numbers(2));
        var calls = 0;
        var mapped = _ml.Transforms.CustomMapping<NumberRow, Output>((_, _) => calls++, null).Fit(view).Transform(view);
        using (var cursor = mapped.GetRowCursor([mapped.Schema["X"]]))
        {
            Assert.IsTrue(cursor.IsColumnActive(mapped.Schema["X"]));
            Assert.IsFalse(cursor.IsColumnActive(mapped.Schema["Y"]));
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(mapped.Schema["Y"]));
            StringAssert.Contains(error.Message, "requested column not active");
            while (cursor.MoveNext())
            {
            }
        }

        Assert.AreEqual(0, calls);
    }

    [TestMethod]
    public void ACustomMappingRunsOnceARowHoweverManyColumnsAreRead()
    {
        var view = _ml.Data.LoadFromEnumerable(Numbers(4));
        var calls = 0;
        var mapped = _ml.Transforms.CustomMapping<NumberRow, TwoOutputs>((s, d) =>
        {
            calls++;
            (d.Y, d.Z) = (s.X, -s.X);
        }, null).Fit(view).Transform(view);
        using var cursor = mapped.GetRowCursor(mapped.Schema);
        var (y, z) = (cursor.GetGetter<float>(mapped.Schema["Y"]), cursor.GetGetter<float>(mapped.Schema["Z"]));
        float a = 0, b = 0;
        while (cursor.MoveNext())
        {
            y(ref a);
            z(ref b);
            y(ref a);
            Assert.AreEqual(-a, b);
        }

        Assert.AreEqual(4, calls);
    }

    [TestMethod]
    public void ZeroRowsAndNoColumns()
    {
        var view = Doubled(_ml.Data.LoadFromEnumerable(Numbers(0)));
        Assert.AreEqual(0L, view.GetRowCount());
        using var none = view.GetRowCursor(view.Schema);
        Assert.IsFalse(none.MoveNext());
        Assert.AreEqual(-1L, none.Position);

        var three = Doubled(_ml.Data.LoadFromEnumerable(Numbers(3)));
        using var cursor = three.GetRowCursor([]);
        var rows = 0;
        while (cursor.MoveNext())
            rows++;
        Assert.AreEqual(3, rows);
    }

    [TestMethod]
    public void AHiddenColumnIsReadByIndex()
    {
        var view = _ml.Data.LoadFromEnumerable(Numbers(2));
        var mapped = _ml.Transforms.CustomMapping<NumberRow, NumberRow>((s, d) => d.X = s.X + 10, null).Fit(view).Transform(view);
        CollectionAssert.AreEqual(new[] { 0f, 1f }, mapped.GetColumn<float>(mapped.Schema[0]).ToArray());
        CollectionAssert.AreEqual(new[] { 10f, 11f }, mapped.GetColumn<float>("X").ToArray());
    }

    [TestMethod]
    public void AnOverwrittenColumnIsTheInputOfWhatFollows()
    {
        var view = _ml.Data.LoadFromEnumerable(Numbers(2));
        var twice = _ml.Transforms.CustomMapping<NumberRow, NumberRow>((s, d) => d.X = s.X + 1, null);
        var chain = twice.Append(twice).Append(twice).Append(_ml.Transforms.CopyColumns("Y", "X"));
        var result = chain.Fit(view).Transform(view);
        CollectionAssert.AreEqual(new[] { 3f, 4f }, result.GetColumn<float>("Y").ToArray());
        Assert.AreEqual(3, result.Schema.Count(c => c is { Name: "X", IsHidden: true }));
    }

    [TestMethod]
    public void ACursorSetGivesEveryRowOnce()
    {
        var view = Doubled(_ml.Data.Cache(_ml.Data.LoadFromEnumerable(Numbers(1000))));
        var column = view.Schema["Y"];
        foreach (var n in new[] { 1, 2, 7 })
        {
            var cursors = view.GetRowCursorSet([column], n);
            Assert.HasCount(n, cursors);
            var values = new List<float>();
            foreach (var cursor in cursors)
            {
                var getter = cursor.GetGetter<float>(column);
                float y = 0;
                while (cursor.MoveNext())
                {
                    getter(ref y);
                    values.Add(y);
                }

                cursor.Dispose();
            }

            CollectionAssert.AreEqual(Numbers(1000).Select(r => 2 * r.X).ToArray(), values.Order().ToArray());
        }
    }

    [TestMethod]
    public void TheBatchesOfACursorSetRestoreTheOrder()
    {
        var view = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Numbers(300)));
        var column = view.Schema["X"];
        var batches = new SortedDictionary<long, List<float>>();
        foreach (var cursor in view.GetRowCursorSet([column], 3))
        {
            var getter = cursor.GetGetter<float>(column);
            float x = 0;
            while (cursor.MoveNext())
            {
                getter(ref x);
                if (!batches.TryGetValue(cursor.Batch, out var rows))
                    batches[cursor.Batch] = rows = [];
                rows.Add(x);
            }
        }

        CollectionAssert.AreEqual(Numbers(300).Select(r => r.X).ToArray(), batches.SelectMany(b => b.Value).ToArray());
    }

    [TestMethod]
    public void GettersOfThreeTransformsAllocateNothingPerRow()
    {
        var source = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, 2000).Select(i => new MixedRow { X = i, Text = "t", Fixed = [i, 0, 1], Any = [i] }).ToArray()));
        var chain = _ml.Transforms.CopyColumns("C", "Fixed")
            .Append(_ml.Transforms.Concatenate("F", "C", "X", "Fixed"))
            .Append(_ml.Transforms.CustomMapping<Wide, Output>((s, d) => d.Y = s.F.Length, null));
        var view = chain.Fit(source).Transform(source);
        using var cursor = view.GetRowCursor(view.Schema);
        var y = cursor.GetGetter<float>(view.Schema["Y"]);
        var f = cursor.GetGetter<VBuffer<float>>(view.Schema["F"]);
        var t = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Text"]);
        float length = 0;
        VBuffer<float> vector = default;
        ReadOnlyMemory<char> text = default;
        void Read()
        {
            Assert.IsTrue(cursor.MoveNext());
            y(ref length);
            f(ref vector);
            t(ref text);
        }

        for (var i = 0; i < 100; i++)
            Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Read();
        Assert.IsLessThan(1000L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(7f, length);
    }

    [TestMethod]
    public void EightThreadsReadOneView()
    {
        var view = Doubled(_ml.Data.Cache(Doubled(_ml.Data.LoadFromEnumerable(Numbers(500)), "X")));
        var expected = view.GetColumn<float>("Y").ToArray();
        Parallel.For(0, 8, _ => CollectionAssert.AreEqual(expected, view.GetColumn<float>("Y").ToArray()));
    }

    [TestMethod]
    public void AFailureInAMappingComesWithItsCause()
    {
        var view = _ml.Data.LoadFromEnumerable(Numbers(2));
        var first = _ml.Transforms.CustomMapping<NumberRow, Output>((_, _) => throw new DivideByZeroException("mine"), null);
        var chain = first.Append(_ml.Transforms.CopyColumns("Z", "Y")).Append(_ml.Transforms.CopyColumns("Q", "Z"));
        var result = chain.Fit(view).Transform(view);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => result.GetColumn<float>("Q").ToArray());
        Assert.IsInstanceOfType<DivideByZeroException>(error.InnerException, "It is wrapped once however long the chain is");
    }

    internal static NumberRow[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => new NumberRow { X = i })];

    private IDataView Doubled(IDataView view, string? name = null)
    {
        var mapped = _ml.Transforms.CustomMapping<NumberRow, Output>((s, d) => d.Y = 2 * s.X, null).Fit(view).Transform(view);
        return name is null ? mapped : _ml.Transforms.CopyColumns(name, "Y").Fit(mapped).Transform(mapped);
    }

    private sealed class Output
    {
        public float Y;
    }

    private sealed class TwoOutputs
    {
        public float Y;

        public float Z;
    }

    private sealed class Wide
    {
        public VBuffer<float> F;
    }
}
