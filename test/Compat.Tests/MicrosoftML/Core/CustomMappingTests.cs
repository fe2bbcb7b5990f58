using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class CustomMappingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void AMappingAloneTellsTheSchemaOfAnything()
    {
        // How a component of another assembly makes a SchemaShape: the columns' names and types come from a definition.
        var definition = SchemaDefinition.Create(typeof(TwoColumns));
        definition[0].ColumnName = "Solution";
        definition[0].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 4);
        definition[0].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(4, new ReadOnlyMemory<char>[4]),
            new VectorDataViewType(TextDataViewType.Instance, 4));
        definition[1].ColumnName = "Objective";
        definition[1].ColumnType = NumberDataViewType.Double;
        var shape = _ml.Transforms.CustomMapping<NoColumns, TwoColumns>((_, _) => { }, null, null, definition)
            .GetOutputSchema(new SchemaShape([]));
        Assert.AreEqual("Solution Vector Single, Objective Scalar Double",
            string.Join(", ", shape.Select(c => $"{c.Name} {c.Kind} {c.ItemType}")));
        Assert.AreEqual("SlotNames", shape[0].Annotations.Single().Name);
    }

    [TestMethod]
    public void DefinitionsRenameTheColumnsOfAMapping()
    {
        var view = _ml.Data.LoadFromEnumerable([new NumberRow { X = 3 }]);
        var input = SchemaDefinition.Create(typeof(TwoColumns));
        input.RemoveAt(0);
        input[0].ColumnName = "X";
        input[0].ColumnType = NumberDataViewType.Single;
        var output = SchemaDefinition.Create(typeof(NumberRow));
        output[0].ColumnName = "My output";
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms
            .CustomMapping<TwoColumns, NumberRow>((_, _) => { }, null, input, output).Fit(view));
        StringAssert.Contains(error.Message, "Can't bind the IDataView column 'X' of type 'Single' to field or property 'Objective'");
        var result = _ml.Transforms.CustomMapping<NumberRow, NumberRow>((s, d) => d.X = s.X + 1, null, null, output)
            .Fit(view).Transform(view);
        Assert.AreEqual(4f, result.GetColumn<float>("My output").Single());
    }

    [TestMethod]
    public void VectorsOfUnknownSizeEmptyOnesAndNaN()
    {
        var view = _ml.Data.LoadFromEnumerable(
            [new MixedRow { Fixed = [1, float.NaN, 3], Any = [1, 2] }, new MixedRow { Fixed = [0, 0, 0], Any = [] }, new MixedRow()]);
        var result = _ml.Transforms.CustomMapping<Reads, Writes>((s, d) =>
        {
            d.Length = s.Any?.Length ?? -1;
            d.Copy = s.Fixed;
        }, null).Fit(view).Transform(view);
        CollectionAssert.AreEqual(new[] { 2, 0, 0 }, result.GetColumn<int>("Length").Select(n => Math.Max(n, 0)).ToArray());
        var copies = result.GetColumn<float[]>("Copy").ToArray();
        Assert.IsTrue(float.IsNaN(copies[0][1]));
        Assert.AreEqual(3, copies[1].Length);
        Assert.AreEqual(0, copies[2]?.Length ?? 0);
    }

    [TestMethod]
    public void ARegisteredAssemblyGivesItsFactories()
    {
        var ml = new MLContext();
        ml.ComponentCatalog.RegisterAssembly(typeof(CarrierTests).Assembly);
        ml.ComponentCatalog.RegisterAssembly(typeof(CarrierTests).Assembly);
        Assert.ThrowsExactly<ArgumentNullException>(() => ml.ComponentCatalog.RegisterAssembly(null!));
        var attribute = (CustomMappingFactoryAttributeAttribute)Attribute.GetCustomAttribute(
            typeof(ThirdParty.Factory), typeof(CustomMappingFactoryAttributeAttribute))!;
        Assert.AreEqual(ThirdParty.Contract, attribute.ContractName);
    }

    [TestMethod]
    public void AFailedRowIsTriedAgain()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(1));
        var calls = 0;
        ITransformer mapping = _ml.Transforms.CustomMapping<NumberRow, Writes>((_, d) =>
        {
            if (calls++ == 0)
                throw new DivideByZeroException();
            d.Length = 5;
        }, null).Fit(view);
        using var cursor = mapping.Transform(view).GetRowCursor(mapping.GetOutputSchema(view.Schema));
        var getter = cursor.GetGetter<int>(cursor.Schema["Length"]);
        var value = 0;
        Assert.IsTrue(cursor.MoveNext());
        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value));
        getter(ref value);
        Assert.AreEqual(5, value);
    }

    [TestMethod]
    public void TwoCursorsOfAMappingHaveObjectsOfTheirOwn()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(3));
        var targets = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var result = _ml.Transforms.CustomMapping<NumberRow, Writes>((_, d) => targets.Add(d), null).Fit(view).Transform(view);
        _ = result.GetColumn<int>("Length").ToArray();
        _ = result.GetColumn<int>("Length").ToArray();
        Assert.HasCount(2, targets);
    }

    private sealed class NoColumns
    {
    }

    private sealed class TwoColumns
    {
        public float[]? Solution;

        public double Objective;
    }

    private sealed class Reads
    {
        public int[]? Any;

        public float[]? Fixed;
    }

    private sealed class Writes
    {
        public int Length;

        public float[]? Copy;
    }
}
