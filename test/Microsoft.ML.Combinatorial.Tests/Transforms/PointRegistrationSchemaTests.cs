using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;
using Options = Microsoft.ML.Combinatorial.Transforms.PointRegistrationEstimator.Options;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class PointRegistrationSchemaTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Data => _ml.Data.LoadFromEnumerable(RegistrationRows.Create(4, 1));

    [TestMethod]
    public void Estimator_AddsFourColumns()
    {
        SchemaShape shape = _ml.Transforms.PointRegistration("Motion").GetOutputSchema(ShapeOf<RegistrationRow>());

        CollectionAssert.AreEqual(
            new[]
            {
                "Source: VariableVector Single",
                "Target: VariableVector Single",
                "Label: VariableVector Single",
                "Motion: VariableVector Single",
                "MotionWeights: VariableVector Single",
                "MotionResidual: Scalar Single",
                "MotionIsDegenerate: Scalar Boolean",
            },
            shape.Select(column => $"{column.Name}: {column.Kind} {column.ItemType}").ToArray());
    }

    [TestMethod]
    public void Fit_AndGetOutputSchema_Agree()
    {
        SchemaShape announced = _ml.Transforms.PointRegistration().GetOutputSchema(ShapeOf<RegistrationRow>());
        DataViewSchema actual = RegistrationRows.Model.GetOutputSchema(Data.Schema);

        CollectionAssert.AreEqual(
            announced.Select(column => $"{column.Name}: {column.Kind} {column.ItemType}").ToArray(), actual.Select(Describe).ToArray());
        CollectionAssert.AreEqual(
            actual.Select(Describe).ToArray(), RegistrationRows.Model.Transform(Data).Schema.Select(Describe).ToArray());
        Assert.IsTrue(((ITransformer)RegistrationRows.Model).IsRowToRowMapper);
    }

    [TestMethod]
    [DataRow("Source", "source points")]
    [DataRow("Target", "target points")]
    [DataRow("Label", "label")]
    public void MissingColumn_IsToldByRoleAndName(string column, string role)
    {
        IDataView without = _ml.Transforms.DropColumns(column).Fit(Data).Transform(Data);
        PointRegistrationEstimator estimator = _ml.Transforms.PointRegistration();
        string message = $"Could not find {role} column '{column}' (Parameter 'inputSchema')";

        AssertThrows(message, () => estimator.Fit(without));
        AssertThrows(message, () => estimator.GetOutputSchema(_ml.Transforms.DropColumns(column).GetOutputSchema(ShapeOf<RegistrationRow>())));
        if (column == "Label")
        {
            Assert.AreEqual(6, RegistrationRows.Model.GetOutputSchema(without.Schema).Count, "scoring needs no label");
        }
        else
        {
            AssertThrows(message, () => RegistrationRows.Model.Transform(without));
            AssertThrows(message, () => ((ITransformer)RegistrationRows.Model).GetRowToRowMapper(without.Schema));
        }
    }

    [TestMethod]
    public void MistypedColumn_IsToldWithBothTypes()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Mistyped()]);
        AssertThrows(
            "Schema mismatch for source points column 'Doubles': expected Vector<Single>, got VarVector<Double> (Parameter 'inputSchema')",
            () => _ml.Transforms.PointRegistration(sourceColumnName: "Doubles").Fit(data));
        AssertThrows(
            "Schema mismatch for target points column 'Number': expected Vector<Single>, got Single (Parameter 'inputSchema')",
            () => _ml.Transforms.PointRegistration(targetColumnName: "Number").Fit(data));
        AssertThrows(
            "Schema mismatch for label column 'Text': expected Vector<Single>, got String (Parameter 'inputSchema')",
            () => _ml.Transforms.PointRegistration(labelColumnName: "Text").GetOutputSchema(ShapeOf<Mistyped>()));
    }

    [TestMethod]
    public void EveryBadSetting_IsRefusedAtOnce_ByName()
    {
        (string Name, Action<Options> Set)[] settings =
        [
            ("OutputColumnName", options => options.OutputColumnName = ""),
            ("SourceColumnName", options => options.SourceColumnName = ""),
            ("TargetColumnName", options => options.TargetColumnName = ""),
            ("LabelColumnName", options => options.LabelColumnName = ""),
            ("Kind", options => options.Kind = (RegistrationKind)9),
            ("Width", options => options.NetworkWidth = 0),
            ("Blocks", options => options.NetworkBlocks = -1),
            ("Rotation", options => options.RotationLoss = (RotationLoss)9),
            ("TransformationWeight", options => options.TransformationLossWeight = -1),
            ("TranslationWeight", options => options.TranslationLossWeight = double.NaN),
            ("InlierWeight", options => options.InlierLossWeight = double.PositiveInfinity),
            ("InlierWeight", options => (options.InlierLossWeight, options.TransformationLossWeight) = (0, 0)),
            ("InlierThreshold", options => options.InlierThreshold = 0),
            ("RefinementIterations", options => options.RefinementIterations = -1),
            ("NumberOfEpochs", options => options.NumberOfEpochs = 0),
            ("ValidationFraction", options => options.ValidationFraction = 1),
            ("ScoringBatchSize", options => options.ScoringBatchSize = 0),
        ];
        foreach ((string name, Action<Options> set) in settings)
        {
            var options = new Options();
            set(options);
            Assert.AreEqual(name, Assert.Throws<ArgumentException>(() => _ml.Transforms.PointRegistration(options), name).ParamName);
        }
    }

    private static void AssertThrows(string message, Action action) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(action).Message);

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
        public float[] Source { get; set; } = [];

        public float[] Target { get; set; } = [];

        public double[] Doubles { get; set; } = [];

        public float Number { get; set; }

        public string Text { get; set; } = "";
    }
}
