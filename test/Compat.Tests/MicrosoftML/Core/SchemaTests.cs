using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class SchemaTests
{
    [TestMethod]
    public void TheLastColumnOfANameHidesTheOthers()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("A", NumberDataViewType.Double);
        builder.AddColumn("A", TextDataViewType.Instance);
        var schema = builder.ToSchema();
        CollectionAssert.AreEqual(new[] { true, true, false }, schema.Select(c => c.IsHidden).ToArray());
        Assert.AreEqual(2, schema["A"].Index);
        Assert.AreEqual(2, schema.GetColumnOrNull("A")?.Index);
    }

    [TestMethod]
    public void NamesAreCaseSensitiveAndMissingOnesAreNamed()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("a", NumberDataViewType.Single);
        var schema = builder.ToSchema();
        Assert.IsNull(schema.GetColumnOrNull("A"));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema["A"]);
        StringAssert.Contains(error.Message, "'A'");
    }

    [TestMethod]
    public void AddColumnsTakesOverAnnotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single, annotations.ToAnnotations());
        var first = builder.ToSchema();

        var second = new DataViewSchema.Builder();
        second.AddColumns(first);
        second.AddColumns([new DataViewSchema.DetachedColumn(first["A"]), new("B", TextDataViewType.Instance)]);
        var schema = second.ToSchema();
        Assert.HasCount(3, schema);
        Assert.IsTrue(schema["A"].IsNormalized());
        Assert.IsFalse(schema["B"].IsNormalized());
    }

    [TestMethod]
    public void ABuilderCanBeUsedAgain()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        var one = builder.ToSchema();
        builder.AddColumn("B", NumberDataViewType.Single);
        var two = builder.ToSchema();
        Assert.HasCount(1, one);
        Assert.HasCount(2, two);
    }

    [TestMethod]
    public void AnnotationValuesAreCopies()
    {
        var names = new VBuffer<ReadOnlyMemory<char>>(2, ["p".AsMemory(), "q".AsMemory()]);
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, 2),
            (ref VBuffer<ReadOnlyMemory<char>> value) => names.CopyTo(ref value));
        var schemaBuilder = new DataViewSchema.Builder();
        schemaBuilder.AddColumn("V", new VectorDataViewType(NumberDataViewType.Single, 2), builder.ToAnnotations());
        schemaBuilder.AddColumn("W", new VectorDataViewType(NumberDataViewType.Single, 3), builder.ToAnnotations());
        var schema = schemaBuilder.ToSchema();

        VBuffer<ReadOnlyMemory<char>> read = default;
        schema["V"].GetSlotNames(ref read);
        Assert.AreEqual("q", read.GetItemOrDefault(1).ToString());
        Assert.IsTrue(schema["V"].HasSlotNames());
        Assert.IsFalse(schema["W"].HasSlotNames(), "Two names do not name three slots");
    }

    [TestMethod]
    public void AnAnnotationOfTheWrongTypeIsRefused()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => builder.Add("X", NumberDataViewType.Single, (ValueGetter<double>)((ref double x) => x = 1)));
        builder.AddPrimitiveValue("X", NumberDataViewType.Single, 2f);
        var annotations = builder.ToAnnotations();
        double wrong = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("X", ref wrong));
        float right = 0;
        annotations.GetValue("X", ref right);
        Assert.AreEqual(2f, right);
    }

    [TestMethod]
    public void AnnotationsCanBeTakenOverByName()
    {
        var source = new DataViewSchema.Annotations.Builder();
        source.AddPrimitiveValue("A", NumberDataViewType.Int32, 1);
        source.AddPrimitiveValue("B", NumberDataViewType.Int32, 2);
        var target = new DataViewSchema.Annotations.Builder();
        target.Add(source.ToAnnotations(), name => name == "B");
        var annotations = target.ToAnnotations();
        Assert.HasCount(1, annotations.Schema);
        var value = 0;
        annotations.GetValue("B", ref value);
        Assert.AreEqual(2, value);
    }

    [TestMethod]
    public void KeyValuesCountOnlyWithOneForEachKey()
    {
        DataViewSchema.Annotations Values(int count)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            var values = new VBuffer<ReadOnlyMemory<char>>(count, Enumerable.Repeat("k".AsMemory(), count).ToArray());
            builder.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, count),
                (ref VBuffer<ReadOnlyMemory<char>> value) => values.CopyTo(ref value));
            return builder.ToAnnotations();
        }

        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Good", new KeyDataViewType(typeof(uint), 3), Values(3));
        schema.AddColumn("Short", new KeyDataViewType(typeof(uint), 3), Values(2));
        schema.AddColumn("NoKey", NumberDataViewType.UInt32, Values(3));
        var made = schema.ToSchema();
        Assert.IsTrue(made["Good"].HasKeyValues());
        Assert.IsFalse(made["Good"].HasKeyValues(NumberDataViewType.Single));
        Assert.IsFalse(made["Short"].HasKeyValues());
        Assert.IsFalse(made["NoKey"].HasKeyValues());
    }

    [TestMethod]
    public void ShapesSayWhatIsKnownBeforeTheData()
    {
        var ml = new MLContext();
        var start = ml.Transforms.CustomMapping<NoMembers, MixedRow>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));
        var shape = ml.Transforms.CopyColumns("Copy", "Fixed").Append(ml.Transforms.CopyColumns("X", "Any")).GetOutputSchema(start);
        string Kind(string name) => shape.Single(c => c.Name == name).Kind.ToString();
        Assert.AreEqual("Vector", Kind("Copy"));
        Assert.AreEqual("VariableVector", Kind("X"), "A column of an existing name takes its place");
        Assert.AreEqual("Scalar", Kind("Text"));
    }

    [TestMethod]
    public void AMappingChecksTheShapeOfItsInput()
    {
        var ml = new MLContext();
        var mapping = ml.Transforms.CustomMapping<NumberRow, KeyRow>((_, _) => { }, null);
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => mapping.GetOutputSchema(new SchemaShape([])));
        StringAssert.Contains(missing.Message, "Could not find input column 'X'");
        var texts = ml.Transforms.CustomMapping<NoMembers, TextX>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));
        var mistyped = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => mapping.GetOutputSchema(texts));
        StringAssert.Contains(mistyped.Message, "Schema mismatch for input column 'X': expected Single, got String");
    }

    private sealed class NoMembers
    {
    }

    private sealed class TextX
    {
        public string? X;
    }
}
