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
        CollectionAssert.AreEqual(new[] { 3, -1, 0 }, Read(new OneRow<int>(NumberDataViewType.Int32, 3, -1, 0)));
        CollectionAssert.AreEqual(new[] { 3, -2, 0 }, Read(new OneRow<float>(NumberDataViewType.Single, 3, -2, -0f)));

        // A key counts from 1; 0 is a missing one.
        CollectionAssert.AreEqual(new[] { 2, 0, -1 }, Read(new OneRow<byte>(new KeyDataViewType(typeof(byte), 9), 3, 1, 0)));
        CollectionAssert.AreEqual(new[] { 2, 0, -1 }, Read(new OneRow<ushort>(new KeyDataViewType(typeof(ushort), 9), 3, 1, 0)));
        CollectionAssert.AreEqual(new[] { 2, 0, -1 }, Read(new OneRow<uint>(new KeyDataViewType(typeof(uint), 9), 3, 1, 0)));
        CollectionAssert.AreEqual(new[] { 2, 0, -1 }, Read(new OneRow<ulong>(new KeyDataViewType(typeof(ulong), 9), 3, 1, 0)));
        Assert.ThrowsExactly<FormatException>(() => Read(new OneRow<ulong>(new KeyDataViewType(typeof(ulong), ulong.MaxValue), 1UL << 40)));
    }

    [TestMethod]
    public void Indices_OfShorterRowsAfterLongerOnes()
    {
        IDataView view = _ml.Data.LoadFromEnumerable([new Ints { V = [5, 6, 7] }, new Ints { V = [8] }]);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        var reader = IndicesReader.Create(cursor, view.Schema["V"]);
        foreach (int[] expected in (int[][])[[5, 6, 7], [8]])
        {
            cursor.MoveNext();
            CollectionAssert.AreEqual(expected, reader.Read().ToArray());
        }
    }

    [TestMethod]
    [DataRow(float.NaN, "label NaN is no index: it must be a whole number, negative for 'no partner'")]
    [DataRow(1.5f, "label 1.5 is no index: it must be a whole number, negative for 'no partner'")]
    [DataRow(float.PositiveInfinity, "is no index")]
    [DataRow(1e9f, "is no index")]
    public void Indices_MustBeWholeNumbers(float value, string message)
    {
        var error = Assert.ThrowsExactly<FormatException>(() => Read(new OneRow<float>(NumberDataViewType.Single, value)));
        StringAssert.Contains(error.Message, message);
    }

    private static int[] Read(DataViewRow row) => IndicesReader.Create(row, row.Schema["V"]).Read().ToArray();

    private sealed class Numbers
    {
        public VBuffer<float> V { get; set; }
    }

    private sealed class Ints
    {
        public int[] V { get; set; } = [];
    }
}
