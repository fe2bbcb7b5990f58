using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class EnumerableTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void ADefinitionRenamesRetypesAndAnnotates()
    {
        var definition = SchemaDefinition.Create(typeof(MixedRow));
        var any = definition["Any"];
        any.ColumnName = "Counts";
        any.ColumnType = new VectorDataViewType(NumberDataViewType.Int32, 2);
        any.AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(2, ["a".AsMemory(), "b".AsMemory()]),
            new VectorDataViewType(TextDataViewType.Instance, 2));
        definition.Remove(definition["Text"]);
        var view = _ml.Data.LoadFromEnumerable([new MixedRow { Any = [4, 5] }], definition);
        Assert.AreEqual("X, Fixed, Counts", string.Join(", ", view.Schema.Select(c => c.Name)));
        Assert.AreEqual("Vector<Int32, 2>", view.Schema["Counts"].Type.ToString());
        Assert.IsTrue(view.Schema["Counts"].HasSlotNames());
        CollectionAssert.AreEqual(new[] { 4, 5 }, view.GetColumn<int[]>("Counts").Single());
        Assert.ThrowsExactly<InvalidOperationException>(() => any.AddAnnotation("SlotNames", 1f, NumberDataViewType.Single));
    }

    [TestMethod]
    public void ADefinitionThatDoesNotFitIsRefused()
    {
        var definition = SchemaDefinition.Create(typeof(NumberRow));
        definition["X"].ColumnType = TextDataViewType.Instance;
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.LoadFromEnumerable([new NumberRow()], definition));
        StringAssert.Contains(error.Message, "'X'");
    }

    [TestMethod]
    public void ASchemaOfAnotherViewGivesItsTypes()
    {
        var definition = SchemaDefinition.Create(typeof(MixedRow));
        definition["Any"].ColumnType = new VectorDataViewType(NumberDataViewType.Int32, 7);
        var schema = _ml.Data.LoadFromEnumerable(Array.Empty<MixedRow>(), definition).Schema;
        var view = _ml.Data.LoadFromEnumerable([new MixedRow()], schema);
        Assert.AreEqual("Vector<Int32, 7>", view.Schema["Any"].Type.ToString());
    }

    [TestMethod]
    public void SparseVectorsStaySparse()
    {
        var view = _ml.Data.LoadFromEnumerable([new SparseRow { V = new(6, 2, [7, 8], [1, 4]) }, new SparseRow()]);
        var read = _ml.Data.CreateEnumerable<SparseRow>(view, reuseRowObject: false).ToArray();
        Assert.IsFalse(read[0].V.IsDense);
        CollectionAssert.AreEqual(new[] { 0f, 7, 0, 0, 8, 0 }, read[0].V.DenseValues().ToArray());
        Assert.AreEqual(0, read[1].V.Length);
        CollectionAssert.AreEqual(new[] { 0f, 7, 0, 0, 8, 0 }, view.GetColumn<float[]>("V").First());
    }

    [TestMethod]
    public void RowsOfANewObjectShareNoArrays()
    {
        var view = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3)
            .Select(i => new SparseRow { V = new(2, [i, i]) }).ToArray());
        var fresh = _ml.Data.CreateEnumerable<SparseRow>(view, reuseRowObject: false).ToArray();
        CollectionAssert.AreEqual(new[] { 0f, 1, 2 }, fresh.Select(r => r.V.GetItemOrDefault(1)).ToArray());
        var columns = view.GetColumn<VBuffer<float>>("V").ToArray();
        CollectionAssert.AreEqual(new[] { 0f, 1, 2 }, columns.Select(v => v.GetItemOrDefault(1)).ToArray());
    }

    [TestMethod]
    public void PropertiesWorkAsFieldsDo()
    {
        var view = _ml.Data.LoadFromEnumerable([new Properties { Name = "a", Weights = [1, 2] }, new Properties()]);
        Assert.AreEqual("String", view.Schema["Title"].Type.ToString());
        var read = _ml.Data.CreateEnumerable<Properties>(view, reuseRowObject: false).ToArray();
        Assert.AreEqual("a", read[0].Name);
        CollectionAssert.AreEqual(new double[] { 1, 2 }, read[0].Weights);
        Assert.AreEqual("", read[1].Name);
        Assert.AreEqual(0, read[1].Weights?.Length ?? 0);
    }

    [TestMethod]
    public void ColumnsThatCannotBeReadOrWrittenAreNamed()
    {
        var writeOnly = SchemaDefinition.Create(typeof(WriteOnly));
        var unreadable = Assert.ThrowsExactly<InvalidOperationException>(
            () => _ml.Data.LoadFromEnumerable([new WriteOnly()], writeOnly));
        StringAssert.Contains(unreadable.Message, "'X'");
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(1));
        Assert.IsEmpty(SchemaDefinition.Create(typeof(ReadOnly), SchemaDefinition.Direction.Write));
        Assert.HasCount(1, _ml.Data.CreateEnumerable<ReadOnly>(view, reuseRowObject: false).ToArray());
    }

    [TestMethod]
    public void TwoMembersOfOneColumnAreRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(Twice)));
        StringAssert.Contains(error.Message, "'X'");
    }

    [TestMethod]
    public void ACursorCanBeLeftEarlyAndDisposesItsSource()
    {
        var disposed = 0;
        IEnumerable<NumberRow> Rows()
        {
            try
            {
                for (var i = 0; ; i++)
                    yield return new() { X = i };
            }
            finally
            {
                disposed++;
            }
        }

        var view = _ml.Data.LoadFromEnumerable(Rows());
        CollectionAssert.AreEqual(new[] { 0f, 1, 2 }, view.GetColumn<float>("X").Take(3).ToArray());
        Assert.AreEqual(1, disposed);
        Assert.HasCount(2, view.Preview(maxRows: 2).RowView);
        Assert.AreEqual(2, disposed);
    }

    [TestMethod]
    public void CustomTypesAreRegisteredByTheirAttribute()
    {
        var view = _ml.Data.LoadFromEnumerable([new PointRow { P = new Point(1, 2) }]);
        Assert.IsInstanceOfType<PointType>(view.Schema["P"].Type);
        Assert.AreEqual(2, view.GetColumn<Point>("P").Single().Y);
        var moved = _ml.Transforms.CustomMapping<PointRow, PointRow>((s, d) => d.P = new Point(s.P!.Y, s.P.X), null)
            .Append(_ml.Transforms.CopyColumns("Q", "P")).Fit(view).Transform(view);
        Assert.AreEqual(1, moved.GetColumn<Point>("Q").Single().Y);
    }

    [TestMethod]
    public void PreviewsShowEstimatorsTransformersAndViews()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(10));
        var copy = _ml.Transforms.CopyColumns("Y", "X");
        Assert.AreEqual("2 columns, 4 rows", copy.Preview(view, maxRows: 4).ToString());
        Assert.AreEqual("2 columns, 10 rows", copy.Fit(view).Preview(view).ToString());
        Assert.AreEqual("1 columns, 0 rows", _ml.Data.LoadFromEnumerable(CursorTests.Numbers(0)).Preview().ToString());
        Assert.AreEqual(3f, view.Preview().ColumnView[0].Values[3]);
    }

    private sealed class Properties
    {
        [ColumnName("Title")]
        public string? Name { get; set; }

        public double[]? Weights { get; set; }
    }

    private sealed class WriteOnly
    {
        private float _x;

        public float X
        {
            set => _x = value + _x;
        }
    }

    private sealed class ReadOnly
    {
        public float X => 1;
    }

    private sealed class Twice
    {
        public float X;

        [ColumnName("X")]
        public float Y;
    }

    private sealed record Point(float X, float Y);

    private sealed class PointType : StructuredDataViewType
    {
        public PointType()
            : base(typeof(Point))
        {
        }

        public override bool Equals(DataViewType? other) => other is PointType;
    }

    private sealed class PointAttribute : DataViewTypeAttribute
    {
        public override void Register() => DataViewTypeManager.Register(new PointType(), typeof(Point), this);

        public override bool Equals(DataViewTypeAttribute? other) => other is PointAttribute;

        public override int GetHashCode() => 1;
    }

    private sealed class PointRow
    {
        [Point]
        public Point? P;
    }
}
