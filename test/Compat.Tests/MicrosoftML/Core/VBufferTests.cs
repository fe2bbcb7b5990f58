using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class VBufferTests
{
    [TestMethod]
    public void AnEmptyVectorHasNothing()
    {
        var empty = new VBuffer<float>(0, []);
        Assert.AreEqual(0, empty.Length);
        Assert.IsTrue(empty.IsDense);
        Assert.IsEmpty(empty.DenseValues());
        Assert.IsEmpty(empty.Items(all: true));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => empty.GetItemOrDefault(0));
        VBuffer<float> copy = new(2, [1, 2]);
        empty.CopyTo(ref copy);
        Assert.AreEqual(0, copy.Length);
    }

    [TestMethod]
    public void ASparseVectorReadsAsItsDenseTwin()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 100; trial++)
        {
            var dense = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(3) == 0 ? random.Next(1, 9) : 0).ToArray();
            var indices = Enumerable.Range(0, dense.Length).Where(i => dense[i] != 0).ToArray();
            var sparse = new VBuffer<int>(dense.Length, indices.Length, [.. indices.Select(i => dense[i])], indices);
            CollectionAssert.AreEqual(dense, sparse.DenseValues().ToArray());
            CollectionAssert.AreEqual(dense, sparse.Items(all: true).Select(p => p.Value).ToArray());
            CollectionAssert.AreEqual(dense, Enumerable.Range(0, dense.Length).Select(sparse.GetItemOrDefault).ToArray());
            var target = new int[dense.Length];
            sparse.CopyTo(target);
            CollectionAssert.AreEqual(dense, target);
            VBuffer<int> copy = default;
            sparse.CopyToDense(ref copy);
            Assert.IsTrue(copy.IsDense);
            CollectionAssert.AreEqual(dense, copy.GetValues().ToArray());
            var from = random.Next(dense.Length);
            var length = random.Next(dense.Length - from + 1);
            VBuffer<int> slice = default;
            sparse.CopyTo(ref slice, from, length);
            CollectionAssert.AreEqual(dense[from..(from + length)], slice.DenseValues().ToArray());
        }
    }

    [TestMethod]
    public void ACopySharesNoArray()
    {
        var values = new float[] { 1, 2, 3 };
        var buffer = new VBuffer<float>(3, values);
        VBuffer<float> copy = default;
        buffer.CopyTo(ref copy);
        values[0] = 9;
        Assert.AreEqual(9f, buffer.GetItemOrDefault(0));
        Assert.AreEqual(1f, copy.GetItemOrDefault(0));
    }

    [TestMethod]
    public void AnEditorUsesTheOldArraysWhereTheyAreLargeEnough()
    {
        VBuffer<float> buffer = new(4, new float[4]);
        var small = VBufferEditor.Create(ref buffer, 2);
        Assert.IsFalse(small.CreatedNewValues);
        Assert.AreEqual(2, small.Values.Length);
        buffer = small.Commit();
        var large = VBufferEditor.Create(ref buffer, 5);
        Assert.IsTrue(large.CreatedNewValues);
        Assert.IsFalse(large.CreatedNewIndices);
        Assert.AreEqual(0, large.Indices.Length);
    }

    [TestMethod]
    public void AnEditorOfASparseVectorShowsIndices()
    {
        VBuffer<float> buffer = default;
        var editor = VBufferEditor.Create(ref buffer, 10, 2);
        Assert.IsTrue(editor.CreatedNewIndices);
        (editor.Values[0], editor.Values[1]) = (5, 6);
        (editor.Indices[0], editor.Indices[1]) = (3, 8);
        buffer = editor.Commit();
        Assert.IsFalse(buffer.IsDense);
        Assert.AreEqual(6f, buffer.GetItemOrDefault(8));
        Assert.AreEqual(0f, buffer.GetItemOrDefault(9));
    }

    [TestMethod]
    public void ATruncatedCommitKeepsTheFirstValues()
    {
        VBuffer<float> buffer = default;
        var editor = VBufferEditor.Create(ref buffer, 4, requireIndicesOnDense: true);
        (editor.Values[0], editor.Indices[0]) = (7, 2);
        buffer = editor.CommitTruncated(1);
        Assert.IsFalse(buffer.IsDense);
        CollectionAssert.AreEqual(new float[] { 0, 0, 7, 0 }, buffer.DenseValues().ToArray());
    }

    [TestMethod]
    public void KeepingOldValuesWhileGrowing()
    {
        VBuffer<int> buffer = new(2, [4, 5]);
        var editor = VBufferEditor.Create(ref buffer, 8, 5, keepOldOnResize: true, requireIndicesOnDense: true);
        Assert.AreEqual(4, editor.Values[0]);
        Assert.AreEqual(5, editor.Values[1]);
        Assert.AreEqual(5, editor.Indices.Length);
    }

    [TestMethod]
    public void ABufferCanBeEditedInPlace()
    {
        VBuffer<int> buffer = new(5, 2, [4, 5], [1, 3]);
        var editor = VBufferEditor.CreateFromBuffer(ref buffer);
        Assert.AreEqual(3, editor.Indices[1]);
        editor.Values[1] = 50;
        buffer = editor.Commit();
        CollectionAssert.AreEqual(new[] { 0, 4, 0, 50, 0 }, buffer.DenseValues().ToArray());
    }

    [TestMethod]
    public void BadLengthsAreRefused()
    {
        VBuffer<int> buffer = default;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 2, 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBufferEditor.Create(ref buffer, 2, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBuffer<int>.Copy([1, 2], 1, ref buffer, 2));
        VBuffer<int>.Copy([1, 2, 3], 1, ref buffer, 2);
        CollectionAssert.AreEqual(new[] { 2, 3 }, buffer.DenseValues().ToArray());
    }

    [TestMethod]
    public void RowIdsCombineAndFork()
    {
        var ids = new HashSet<DataViewRowId>();
        for (ulong i = 0; i < 200; i++)
        {
            var id = new DataViewRowId(i, 0);
            Assert.IsTrue(ids.Add(id));
            Assert.IsTrue(ids.Add(id.Fork()));
            Assert.IsTrue(ids.Add(id.Next()));
            Assert.IsTrue(ids.Add(id.Combine(new(1, 0))));
            Assert.AreEqual(id.Fork(), new DataViewRowId(i, 0).Fork());
        }

        Assert.IsLessThan(0, new DataViewRowId(9, 0).CompareTo(new(0, 1)), "The high part counts first");
    }
}
