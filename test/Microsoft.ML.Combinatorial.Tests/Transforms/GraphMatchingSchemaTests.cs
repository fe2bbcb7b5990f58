using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class GraphMatchingSchemaTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Estimator_AddsThreeColumns()
    {
        SchemaShape shape = _ml.Transforms.GraphMatching("Found").GetOutputSchema(ShapeOf<TaskRow>());

        CollectionAssert.AreEqual(
            new[]
            {
                "LeftFeatures: VariableVector Single",
                "LeftPositions: VariableVector Single",
                "RightFeatures: VariableVector Single",
                "RightPositions: VariableVector Single",
                "Label: VariableVector Int32",
                "Found: VariableVector Int32",
                "FoundAssignment: VariableVector Single",
                "FoundObjective: Scalar Single",
            },
            Describe(shape));
        Assert.IsTrue(shape.All(column => column.Annotations.Count == 0));
    }

    [TestMethod]
    public void Fit_AndGetOutputSchema_Agree()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(SyntheticTasks.Create(2, 1));
        SchemaShape announced = _ml.Transforms.GraphMatching().GetOutputSchema(ShapeOf<TaskRow>());

        DataViewSchema actual = Trained.Model.GetOutputSchema(data.Schema);

        CollectionAssert.AreEqual(Describe(announced), actual.Select(Describe).ToArray());
        CollectionAssert.AreEqual(
            actual.Select(Describe).ToArray(), Trained.Model.Transform(data).Schema.Select(Describe).ToArray());
        Assert.IsTrue(((ITransformer)Trained.Model).IsRowToRowMapper);
        CollectionAssert.AreEqual(
            actual.Select(Describe).ToArray(),
            ((ITransformer)Trained.Model).GetRowToRowMapper(data.Schema).OutputSchema.Select(Describe).ToArray());
    }

    [TestMethod]
    [DataRow("LeftFeatures", "left features")]
    [DataRow("LeftPositions", "left positions")]
    [DataRow("RightFeatures", "right features")]
    [DataRow("RightPositions", "right positions")]
    [DataRow("Label", "label")]
    public void MissingColumn_IsToldByRoleAndName(string column, string role)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(SyntheticTasks.Create(2, 1));
        IDataView without = _ml.Transforms.DropColumns(column).Fit(data).Transform(data);
        GraphMatchingEstimator estimator = _ml.Transforms.GraphMatching();
        string message = $"Could not find {role} column '{column}' (Parameter 'inputSchema')";

        AssertThrows(message, () => estimator.Fit(without));
        AssertThrows(message, () => estimator.GetOutputSchema(_ml.Transforms.DropColumns(column).GetOutputSchema(ShapeOf<TaskRow>())));
        if (column == "Label")
        {
            Assert.AreEqual(7, Trained.Model.GetOutputSchema(without.Schema).Count, "scoring needs no label");
        }
        else
        {
            AssertThrows(message, () => Trained.Model.Transform(without));
            AssertThrows(message, () => Trained.Model.GetOutputSchema(without.Schema));
            AssertThrows(message, () => ((ITransformer)Trained.Model).GetRowToRowMapper(without.Schema));
        }
    }

    [TestMethod]
    public void MistypedColumn_IsToldWithBothTypes()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Mistyped()]);
        AssertThrows(
            "Schema mismatch for left features column 'Doubles': expected Vector<Single>, got VarVector<Double> (Parameter 'inputSchema')",
            () => _ml.Transforms.GraphMatching(leftFeaturesColumnName: "Doubles").Fit(data));
        AssertThrows(
            "Schema mismatch for right positions column 'Number': expected Vector<Single>, got Single (Parameter 'inputSchema')",
            () => _ml.Transforms.GraphMatching(rightPositionsColumnName: "Number").Fit(data));
        AssertThrows(
            "Schema mismatch for label column 'Text': expected Vector<Int32>, Vector<Single> or a vector of keys, got String (Parameter 'inputSchema')",
            () => _ml.Transforms.GraphMatching(labelColumnName: "Text").Fit(data));
        AssertThrows(
            "Schema mismatch for label column 'Text': expected Vector<Int32>, Vector<Single> or a vector of keys, got String (Parameter 'inputSchema')",
            () => _ml.Transforms.GraphMatching(labelColumnName: "Text").GetOutputSchema(ShapeOf<Mistyped>()));
    }

    [TestMethod]
    public void ValidationData_IsCheckedToo()
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.ValidationData = _ml.Data.LoadFromEnumerable([new Decision()]);
        AssertThrows(
            "Could not find left features column 'LeftFeatures' (Parameter 'inputSchema')",
            () => _ml.Transforms.GraphMatching(options).Fit(_ml.Data.LoadFromEnumerable(SyntheticTasks.Create(8, 1))));
    }

    [TestMethod]
    public void OutputUnderAnInputsName_HidesIt()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Occupied()]);
        DataViewSchema schema = Trained.Model.GetOutputSchema(data.Schema);
        Assert.IsTrue(schema[0].IsHidden);
        Assert.AreEqual("Matching", schema[0].Name);
        Assert.AreEqual(1, schema["Matching"].Index);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Int32), schema["Matching"].Type);
    }

    private static void AssertThrows(string message, Action action)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(action);
        Assert.AreEqual(message, error.Message);
        Assert.AreEqual("inputSchema", error.ParamName);
    }

    private static string[] Describe(SchemaShape shape) => [.. shape.Select(column => $"{column.Name}: {column.Kind} {column.ItemType}")];

    private static string Describe(DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType vector => $"{column.Name}: {(vector.IsKnownSize ? "Vector" : "VariableVector")} {vector.ItemType}",
        _ => $"{column.Name}: Scalar {column.Type}",
    };

    private SchemaShape ShapeOf<TRow>()
        where TRow : class, new() =>
        _ml.Transforms.CustomMapping<Nothing, TRow>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));

    private sealed class Nothing
    {
    }

    private sealed class Mistyped
    {
        public float[] LeftFeatures { get; set; } = [];

        public float[] LeftPositions { get; set; } = [];

        public float[] RightFeatures { get; set; } = [];

        public float[] RightPositions { get; set; } = [];

        public double[] Doubles { get; set; } = [];

        public float Number { get; set; }

        public string Text { get; set; } = "";
    }

    private sealed class Occupied
    {
        public string Matching { get; set; } = "";

        public float[] LeftFeatures { get; set; } = [];

        public float[] LeftPositions { get; set; } = [];

        public float[] RightFeatures { get; set; } = [];

        public float[] RightPositions { get; set; } = [];
    }
}
