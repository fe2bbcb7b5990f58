using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.DataView;

[TestClass]
public sealed class ScoringViewTests
{
    private readonly NumberScorer _scorer = new();

    [TestMethod]
    public void Rows_AreScoredInBatches_AndComeInOrder()
    {
        var view = new WatchedView(10);
        ScoringView<float, float> scored = Score(view, batchSize: 4);
        using DataViewRowCursor cursor = scored.GetRowCursor(scored.Schema);
        ValueGetter<float> twice = cursor.GetGetter<float>(scored.Schema["Twice"]);
        ValueGetter<float> x = cursor.GetGetter<float>(scored.Schema["X"]);
        ValueGetter<VBuffer<float>> v = cursor.GetGetter<VBuffer<float>>(scored.Schema["V"]);
        ValueGetter<ReadOnlyMemory<char>> text = cursor.GetGetter<ReadOnlyMemory<char>>(scored.Schema["T"]);
        ValueGetter<VBuffer<int>> whole = cursor.GetGetter<VBuffer<int>>(scored.Schema["Whole"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        (float Twice, float X, VBuffer<float> V, ReadOnlyMemory<char> T, VBuffer<int> Whole, DataViewRowId Id) row = default;
        Assert.AreEqual(-1, cursor.Position);
        for (int i = 0; i < 10; i++)
        {
            Assert.IsTrue(cursor.MoveNext());
            whole(ref row.Whole);
            twice(ref row.Twice);
            x(ref row.X);
            v(ref row.V);
            text(ref row.T);
            id(ref row.Id);
            Assert.AreEqual(i, cursor.Position);
            Assert.AreEqual(5, cursor.Batch);
            Assert.AreEqual(2f * i, row.Twice);
            CollectionAssert.AreEqual(new[] { 2 * i }, row.Whole.DenseValues().ToArray());
            Assert.AreEqual(i, row.X);
            CollectionAssert.AreEqual(new float[] { i, -i }, row.V.DenseValues().ToArray());
            Assert.AreEqual($"row {i}", row.T.ToString());
            Assert.AreEqual(new DataViewRowId((ulong)i, 0), row.Id);
        }

        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
        CollectionAssert.AreEqual(new[] { 4, 4, 2 }, _scorer.BatchSizes);
    }

    [TestMethod]
    public void AVectorHandedOut_IsTheReceivers()
    {
        ScoringView<float, float> scored = Score(new WatchedView(2), batchSize: 2);
        using DataViewRowCursor cursor = scored.GetRowCursor(scored.Schema);
        ValueGetter<VBuffer<float>> v = cursor.GetGetter<VBuffer<float>>(scored.Schema["V"]);
        cursor.MoveNext();
        cursor.MoveNext();
        VBuffer<float> first = default;
        v(ref first);
        VBufferEditor.CreateFromBuffer(ref first).Values[0] = 99;
        VBuffer<float> second = default;
        v(ref second);
        Assert.AreEqual(1f, second.GetItemOrDefault(0));
    }

    [TestMethod]
    public void NothingIsScored_UnlessAnAddedColumnIsWanted()
    {
        var view = new WatchedView(10);
        ScoringView<float, float> scored = Score(view, batchSize: 4);
        using (DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["T"]]))
        {
            ValueGetter<ReadOnlyMemory<char>> text = cursor.GetGetter<ReadOnlyMemory<char>>(scored.Schema["T"]);
            Assert.IsTrue(cursor.MoveNext());
            ReadOnlyMemory<char> value = default;
            text(ref value);
            Assert.AreEqual("row 0", value.ToString());
            Assert.AreEqual(0, view.FurthestRow, "no looking ahead either");
        }

        CollectionAssert.AreEqual(new[] { "T" }, view.LastActive);
        Assert.IsEmpty(_scorer.BatchSizes);
        Assert.AreEqual(0, view.OpenCursors);
    }

    [TestMethod]
    public void OnlyTheScoredColumnsAreRead_WhenOnlyAnAddedColumnIsWanted()
    {
        var view = new WatchedView(3);
        ScoringView<float, float> scored = Score(view, batchSize: 4);
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Twice"]]);
        CollectionAssert.AreEqual(new[] { "X", "V" }, view.LastActive);
        Assert.IsTrue(cursor.IsColumnActive(scored.Schema["Twice"]));
        Assert.IsFalse(cursor.IsColumnActive(scored.Schema["X"]), "read, but not handed out");
        var inactive = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(scored.Schema["X"]));
        StringAssert.Contains(inactive.Message, "'X' not active");
    }

    [TestMethod]
    public void WrongValueType_IsTold()
    {
        ScoringView<float, float> scored = Score(new WatchedView(3), batchSize: 4);
        using DataViewRowCursor cursor = scored.GetRowCursor(scored.Schema);
        foreach (string column in new[] { "Twice", "X" })
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(scored.Schema[column]));
            StringAssert.Contains(error.Message, "System.Double");
            StringAssert.Contains(error.Message, "System.Single");
        }
    }

    [TestMethod]
    public void ABadRow_FailsAtItsTurn_WithItsNumber()
    {
        var scorer = new NumberScorer { BadValue = 5 };
        ScoringView<float, float> scored = new(new WatchedView(10), scorer.Scorer(), 4);
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Twice"]]);
        ValueGetter<float> twice = cursor.GetGetter<float>(scored.Schema["Twice"]);
        float value = 0;
        for (int i = 0; i < 5; i++)
        {
            Assert.IsTrue(cursor.MoveNext());
            twice(ref value);
            Assert.AreEqual(2f * i, value);
        }

        for (int i = 0; i < 2; i++)
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.MoveNext());
            Assert.AreEqual("row 5, column 'X': 5 is bad", error.Message);
        }

        CollectionAssert.AreEqual(new[] { 4, 1 }, scorer.BatchSizes);
    }

    [TestMethod]
    public void AFailedPrediction_FailsForGood()
    {
        Scorer<float, float> scorer = _scorer.Scorer() with { Predict = _ => throw new TimeoutException("too long") };
        ScoringView<float, float> scored = new(new WatchedView(10), scorer, 4);
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Twice"]]);
        for (int i = 0; i < 2; i++)
        {
            Assert.ThrowsExactly<TimeoutException>(() => cursor.MoveNext());
        }
    }

    [TestMethod]
    public void ReadingOutsideTheRows_IsTold()
    {
        ScoringView<float, float> scored = Score(new WatchedView(1), batchSize: 4);
        using DataViewRowCursor cursor = scored.GetRowCursor(scored.Schema);
        ValueGetter<float> twice = cursor.GetGetter<float>(scored.Schema["Twice"]);
        float value = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => twice(ref value));
        while (cursor.MoveNext())
        {
            twice(ref value);
        }

        Assert.ThrowsExactly<InvalidOperationException>(() => twice(ref value));
        Assert.AreEqual(0f, value);
    }

    [TestMethod]
    public void SeveralCursorsAtOnce_DoNotDisturbEachOther()
    {
        ScoringView<float, float> scored = Score(new WatchedView(20, canShuffle: true), batchSize: 3);
        using DataViewRowCursor forward = scored.GetRowCursor(scored.Schema);
        using DataViewRowCursor shuffled = scored.GetRowCursor(scored.Schema, new Random(1));
        (ValueGetter<float> X, ValueGetter<float> Twice)[] getters =
        [
            .. new[] { forward, shuffled }.Select(cursor =>
                (cursor.GetGetter<float>(scored.Schema["X"]), cursor.GetGetter<float>(scored.Schema["Twice"]))),
        ];
        var seen = new List<float>();
        while (forward.MoveNext() && shuffled.MoveNext())
        {
            foreach ((ValueGetter<float> getX, ValueGetter<float> getTwice) in getters)
            {
                float x = 0;
                float twice = 0;
                getX(ref x);
                getTwice(ref twice);
                Assert.AreEqual(2 * x, twice);
                seen.Add(x);
            }
        }

        Assert.HasCount(40, seen);
        CollectionAssert.AreNotEqual(seen.Where((_, i) => i % 2 == 0).ToArray(), seen.Where((_, i) => i % 2 == 1).ToArray());
    }

    [TestMethod]
    public void AnAddedColumn_HidesAnInputColumnOfItsName_AndStandsBehindIt()
    {
        ScoringView<float, float> scored = new(new WatchedView(3), _scorer.Scorer(outputName: "X"), 2);
        CollectionAssert.AreEqual(
            new[] { "X hidden", "X", "V", "T", "Whole" },
            scored.Schema.Select(column => column.Name + (column.IsHidden ? " hidden" : "")).ToArray());
        using DataViewRowCursor cursor = scored.GetRowCursor(scored.Schema);
        ValueGetter<float> added = cursor.GetGetter<float>(scored.Schema["X"]);
        ValueGetter<float> hidden = cursor.GetGetter<float>(scored.Schema[0]);
        cursor.MoveNext();
        cursor.MoveNext();
        float value = 0;
        added(ref value);
        Assert.AreEqual(2f, value);
        hidden(ref value);
        Assert.AreEqual(1f, value);
    }

    [TestMethod]
    public void Mapper_ScoresRowByRow_OncePerRow()
    {
        var view = new WatchedView(3);
        Scorer<float, float> scorer = _scorer.Scorer();
        var mapper = new RowMapper<float, float>(scorer, ScoringView<float, float>.Bind(scorer, view.Schema));
        CollectionAssert.AreEqual(
            new[] { "X", "V" }, mapper.GetDependencies([mapper.OutputSchema["Whole"]]).Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "T" }, mapper.GetDependencies([mapper.OutputSchema["T"]]).Select(column => column.Name).ToArray());

        DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        using (DataViewRow row = mapper.GetRow(cursor, mapper.OutputSchema))
        {
            ValueGetter<float> twice = row.GetGetter<float>(row.Schema["Twice"]);
            ValueGetter<VBuffer<int>> whole = row.GetGetter<VBuffer<int>>(row.Schema["Whole"]);
            float value = 0;
            VBuffer<int> vector = default;
            for (int i = 0; cursor.MoveNext(); i++)
            {
                twice(ref value);
                whole(ref vector);
                Assert.AreEqual(2f * i, value);
                Assert.AreEqual(2 * i, vector.GetItemOrDefault(0));
                Assert.AreEqual(cursor.Position, row.Position);
            }
        }

        CollectionAssert.AreEqual(new[] { 1, 1, 1 }, _scorer.BatchSizes);
        Assert.AreEqual(0, view.OpenCursors, "the row owns its input");
    }

    [TestMethod]
    public void Schema_IsCheckedAtOnce()
    {
        var empty = new EmptyView([("X", NumberDataViewType.Single), ("V", TextDataViewType.Instance)]);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ScoringView<float, float>(empty, _scorer.Scorer(), 4));
        StringAssert.Contains(error.Message, "expected Vector<Single>, got String");
    }

    [TestMethod]
    public void EmptyView_HasColumnsAndNoRows()
    {
        var empty = new EmptyView([("X", NumberDataViewType.Single), ("V", new VectorDataViewType(NumberDataViewType.Single))]);
        ScoringView<float, float> scored = new(empty, _scorer.Scorer(), 4);
        using DataViewRowCursor cursor = scored.GetRowCursor(scored.Schema);
        Assert.AreEqual(0, empty.GetRowCount());
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsEmpty(_scorer.BatchSizes);
    }

    private ScoringView<float, float> Score(IDataView view, int batchSize) => new(view, _scorer.Scorer(), batchSize);
}
