using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.DataView;

[TestClass]
public sealed class InputColumnTests
{
    private static readonly VectorDataViewType Fixed = new(NumberDataViewType.Single, 3);
    private static readonly VectorDataViewType Variable = new(NumberDataViewType.Single);

    [TestMethod]
    public void Numbers_TakesFixedAndVariableVectors()
    {
        Assert.AreEqual(Fixed, InputColumn.Numbers("X", "left features").Find(Schema("X", Fixed)).Type);
        Assert.AreEqual(Variable, InputColumn.Numbers("X", "left features").Find(Schema("X", Variable)).Type);
    }

    [TestMethod]
    public void Missing_AsMlNetSaysIt()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => InputColumn.Numbers("Nope", "left features").Find(Schema("X", Fixed)));
        Assert.AreEqual("Could not find left features column 'Nope' (Parameter 'inputSchema')", error.Message);
        Assert.AreEqual("inputSchema", error.ParamName);
    }

    [TestMethod]
    public void Mistyped_AsMlNetSaysIt()
    {
        (DataViewType Type, string Name)[] types =
        [
            (TextDataViewType.Instance, "String"),
            (NumberDataViewType.Single, "Single"),
            (new VectorDataViewType(NumberDataViewType.Double, 2), "Vector<Double>"),
            (new VectorDataViewType(TextDataViewType.Instance), "VarVector<String>"),
            (new VectorDataViewType(new KeyDataViewType(typeof(uint), 5), 2), "Vector<Key<UInt32>>"),
            (new KeyDataViewType(typeof(byte), 5), "Key<Byte>"),
        ];
        foreach ((DataViewType type, string name) in types)
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => InputColumn.Numbers("X", "right positions").Find(Schema("X", type)));
            Assert.AreEqual(
                $"Schema mismatch for right positions column 'X': expected Vector<Single>, got {name} (Parameter 'inputSchema')", error.Message);
        }
    }

    [TestMethod]
    public void Indices_TakesInt32SingleAndKeys()
    {
        PrimitiveDataViewType[] items =
        [
            NumberDataViewType.Int32, NumberDataViewType.Single, new KeyDataViewType(typeof(uint), 5), new KeyDataViewType(typeof(ulong), 5),
        ];
        foreach (PrimitiveDataViewType item in items)
        {
            Assert.AreEqual("X", InputColumn.Indices("X", "label").Find(Schema("X", new VectorDataViewType(item))).Name);
        }

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => InputColumn.Indices("X", "label").Find(Schema("X", new VectorDataViewType(NumberDataViewType.Int64))));
    }

    [TestMethod]
    public void Shape_IsCheckedAsTheSchemaIs()
    {
        var ml = new MLContext(1);
        SchemaShape shape = ml.Transforms.CopyColumns("Copy", "V").GetOutputSchema(ShapeOf<Row>(ml));

        InputColumn.Numbers("Copy", "left features").Check(shape);
        InputColumn.Indices("K", "label").Check(shape);
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => InputColumn.Numbers("Nope", "left features").Check(shape));
        Assert.AreEqual("Could not find left features column 'Nope' (Parameter 'inputSchema')", missing.Message);
        foreach ((string column, string type) in new[] { ("T", "String"), ("K", "VarVector<Key<UInt32>>"), ("D", "Vector<Double>") })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => InputColumn.Numbers(column, "left features").Check(shape));
            Assert.AreEqual(
                $"Schema mismatch for left features column '{column}': expected Vector<Single>, got {type} (Parameter 'inputSchema')", error.Message);
        }
    }

    private static SchemaShape ShapeOf<TRow>(MLContext ml)
        where TRow : class, new() =>
        ml.Transforms.CustomMapping<Nothing, TRow>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));

    private static DataViewSchema Schema(string name, DataViewType type)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(name, type);
        return builder.ToSchema();
    }

    private sealed class Nothing
    {
    }

    private sealed class Row
    {
        public float[] V { get; set; } = [];

        public string T { get; set; } = "";

        [VectorType(2)]
        public double[] D { get; set; } = [];

        [KeyType(4)]
        public uint[] K { get; set; } = [];
    }
}
