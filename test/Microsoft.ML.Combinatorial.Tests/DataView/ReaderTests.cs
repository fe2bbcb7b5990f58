using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.DataView;

[TestClass]
public sealed class ReaderTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Numbers_DenseSparseAndEmptyRows()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(
        [
            new Numbers { V = new VBuffer<float>(3, [1, 2, 3]) },
            new Numbers { V = new VBuffer<float>(5, 2, [7, float.NaN], [1, 4]) },
            new Numbers { V = new VBuffer<float>(0, []) },
            new Numbers { V = new VBuffer<float>(2, 0, [], []) },
        ]);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        var reader = new NumbersReader(cursor, view.Schema["V"]);
        float[][] expected = [[1, 2, 3], [0, 7, 0, 0, float.NaN], [], [0, 0]];
        foreach (float[] row in expected)
        {
            Assert.IsTrue(cursor.MoveNext());
            CollectionAssert.AreEqual(row, reader.Read().ToArray());
        }

        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void Indices_OfEveryType()
    {
        CollectionAssert.AreEqual(new[] { 3, -1, 0 }, Read(new Ints { V = [3, -1, 0] }));
        CollectionAssert.AreEqual(new[] { 3, -2, 0 }, Read(new Singles { V = [3, -2, -0f] }));

        // A key in memory counts from 0; one beyond the key's count is a missing one.
        CollectionAssert.AreEqual(new[] { 3, 0, -1 }, Read(new Keys { V = [3, 0, 200] }));
        CollectionAssert.AreEqual(new[] { 3, 0, -1 }, Read(new ByteKeys { V = [3, 0, 200] }));
        CollectionAssert.AreEqual(new[] { 3, 0, -1 }, Read(new LongKeys { V = [3, 0, 200] }));
    }

    [TestMethod]
    [DataRow(float.NaN, "label NaN is no index: it must be a whole number, negative for 'no partner'")]
    [DataRow(1.5f, "label 1.5 is no index: it must be a whole number, negative for 'no partner'")]
    [DataRow(float.PositiveInfinity, "is no index")]
    [DataRow(1e9f, "is no index")]
    public void Indices_MustBeWholeNumbers(float value, string message)
    {
        var error = Assert.ThrowsExactly<FormatException>(() => Read(new Singles { V = [value] }));
        StringAssert.Contains(error.Message, message);
    }

    private int[] Read<TRow>(TRow row)
        where TRow : class
    {
        IDataView view = _ml.Data.LoadFromEnumerable([row]);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        var reader = IndicesReader.Create(cursor, view.Schema["V"]);
        cursor.MoveNext();
        return reader.Read().ToArray();
    }

    private sealed class Numbers
    {
        public VBuffer<float> V { get; set; }
    }

    private sealed class Ints
    {
        public int[] V { get; set; } = [];
    }

    private sealed class Singles
    {
        public float[] V { get; set; } = [];
    }

    private sealed class Keys
    {
        [KeyType(10)]
        public uint[] V { get; set; } = [];
    }

    private sealed class ByteKeys
    {
        [KeyType(10)]
        public byte[] V { get; set; } = [];
    }

    private sealed class LongKeys
    {
        [KeyType(10)]
        public ulong[] V { get; set; } = [];
    }
}
