using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class ColumnTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void AConcatenationOfSparseAndDenseIsRight()
    {
        var random = new Random(2);
        var rows = Enumerable.Range(0, 200).Select(_ => new Parts
        {
            A = Vector(random, 5), X = random.Next(3), B = Vector(random, random.Next(9)), C = Vector(random, 20),
        }).ToArray();
        var view = _ml.Data.LoadFromEnumerable(rows);
        var result = _ml.Transforms.Concatenate("F", "A", "X", "B", "C", "X").Fit(view).Transform(view);
        Assert.AreEqual("Vector<Single>", result.Schema["F"].Type.ToString());
        var actual = result.GetColumn<VBuffer<float>>("F").ToArray();
        Assert.IsTrue(actual.Any(v => !v.IsDense) && actual.Any(v => v.IsDense), "Both paths are taken");
        for (var i = 0; i < rows.Length; i++)
        {
            float[] expected =
                [.. rows[i].A.DenseValues(), rows[i].X, .. rows[i].B.DenseValues(), .. rows[i].C.DenseValues(), rows[i].X];
            CollectionAssert.AreEqual(expected, actual[i].DenseValues().ToArray());
        }
    }

    [TestMethod]
    public void OneVariableVectorAloneKeepsItsAnnotationsAndType()
    {
        var view = _ml.Data.LoadFromEnumerable([new MixedRow { Any = [1, 2] }]);
        var result = _ml.Transforms.Concatenate("F", "Any").Fit(view).Transform(view);
        Assert.AreEqual("Vector<Int32>", result.Schema["F"].Type.ToString());
        CollectionAssert.AreEqual(new[] { 1, 2 }, result.GetColumn<int[]>("F").Single());
    }

    [TestMethod]
    public void ShapeAndSchemaOfAConcatenationAgree()
    {
        var view = _ml.Data.LoadFromEnumerable([new Parts()]);
        foreach (var inputs in new string[][] { ["A"], ["X"], ["A", "C"], ["A", "B"], ["X", "B"], ["X", "A", "X"] })
        {
            var estimator = _ml.Transforms.Concatenate("F", inputs);
            var start = _ml.Transforms.CustomMapping<Nothing, Parts>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));
            var shape = estimator.GetOutputSchema(start).Single(c => c.Name == "F");
            var column = estimator.Fit(view).GetOutputSchema(view.Schema)["F"];
            var isVariable = column.Type is VectorDataViewType { IsKnownSize: false };
            Assert.AreEqual(isVariable ? "VariableVector" : "Vector", shape.Kind.ToString(), string.Join(", ", inputs));
            CollectionAssert.AreEquivalent(
                column.Annotations.Schema.Select(a => a.Name).ToArray(), shape.Annotations.Select(a => a.Name).ToArray());
        }
    }

    [TestMethod]
    public void KeysOfOtherCountsDoNotConcatenate()
    {
        var view = _ml.Data.LoadFromEnumerable([new TwoKeys()]);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ml.Transforms.Concatenate("F", "A", "B").Fit(view).Transform(view));
        StringAssert.Contains(error.Message, "Schema mismatch for input column 'B': expected Key<UInt32, 0-2>, got Key<UInt32, 0-3>");
    }

    [TestMethod]
    public void DroppingReadsNothingOfTheDroppedColumns()
    {
        var view = _ml.Data.LoadFromEnumerable([new MixedRow { X = 1, Text = "t" }]);
        var calls = 0;
        var chain = _ml.Transforms.CustomMapping<NumberRow, Made>((_, _) => calls++, null).Append(_ml.Transforms.DropColumns("Y"));
        var result = chain.Fit(view).Transform(view);
        Assert.AreEqual("t", _ml.Data.CreateEnumerable<MixedRow>(result, false).Single().Text);
        Assert.AreEqual(0, calls);
    }

    [TestMethod]
    public void ASelectionOfAllHiddenColumnsByName()
    {
        var view = _ml.Data.LoadFromEnumerable([new NumberRow { X = 1 }]);
        var twice = _ml.Transforms.CustomMapping<NumberRow, NumberRow>((s, d) => d.X = s.X + 1, null);
        var three = twice.Append(twice).Fit(view).Transform(view);
        var kept = _ml.Transforms.SelectColumns(["X"], keepHidden: true).Fit(three).Transform(three);
        CollectionAssert.AreEqual(new[] { 1f, 2, 3 }, kept.Schema.Select(c => kept.GetColumn<float>(c).Single()).ToArray());
        Assert.IsEmpty(_ml.Transforms.DropColumns("X").Fit(three).Transform(three).Schema);
    }

    [TestMethod]
    public void ASelectionOpensCursorSetsAndRows()
    {
        var view = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, 200).Select(i => new MixedRow { X = i, Text = $"{i}" }).ToArray()));
        ITransformer select = _ml.Transforms.SelectColumns("Text", "X").Fit(view);
        var selected = select.Transform(view);
        var total = 0;
        foreach (var cursor in selected.GetRowCursorSet([selected.Schema["X"]], 3))
        {
            Assert.IsFalse(cursor.IsColumnActive(selected.Schema["Text"]));
            while (cursor.MoveNext())
                total++;
        }

        Assert.AreEqual(200, total);
        using var engine = _ml.Model.CreatePredictionEngine<MixedRow, NumberRow>(select);
        Assert.AreEqual(8f, engine.Predict(new() { X = 8 }).X);
    }

    private static VBuffer<float> Vector(Random random, int length)
    {
        var rarity = random.Next(1, 12);
        var indices = Enumerable.Range(0, length).Where(_ => random.Next(rarity) == 0).ToArray();
        return new(length, indices.Length, [.. indices.Select(i => i + 1f)], indices);
    }

    private sealed class Nothing
    {
    }

    private sealed class Made
    {
        public float Y;
    }

    private sealed class Parts
    {
        [VectorType(5)]
        public VBuffer<float> A;

        public float X;

        public VBuffer<float> B;

        [VectorType(20)]
        public VBuffer<float> C;
    }

    private sealed class TwoKeys
    {
        [KeyType(3)]
        public uint A;

        [KeyType(4)]
        public uint B;
    }
}
