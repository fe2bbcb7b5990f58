using Microsoft.ML.Combinatorial.Geometry.Robust;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;
using Options = Microsoft.ML.Combinatorial.Transforms.RelativePoseEstimator.Options;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class RelativePoseSchemaTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Estimator_AddsFourColumns()
    {
        SchemaShape shape = _ml.Transforms.RelativePose("Found").GetOutputSchema(ShapeOf<PoseRow>());
        CollectionAssert.AreEqual(
            new[]
            {
                "Correspondences: VariableVector Single",
                "Label: VariableVector Single",
                "Found: Vector Single",
                "FoundEssential: Vector Single",
                "FoundWeights: VariableVector Single",
                "FoundInliers: VariableVector Single",
            },
            Describe(shape));
    }

    [TestMethod]
    public void Fit_AndGetOutputSchema_Agree()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(PoseRow.Create(2, 1));
        string[] announced = Describe(_ml.Transforms.RelativePose().GetOutputSchema(ShapeOf<PoseRow>()));
        DataViewSchema actual = TrainedPose.Model.GetOutputSchema(data.Schema);

        CollectionAssert.AreEqual(announced, actual.Select(Describe).ToArray());
        CollectionAssert.AreEqual(announced, TrainedPose.Model.Transform(data).Schema.Select(Describe).ToArray());
        CollectionAssert.AreEqual(
            announced, ((ITransformer)TrainedPose.Model).GetRowToRowMapper(data.Schema).OutputSchema.Select(Describe).ToArray());
        Assert.AreEqual(12, ((VectorDataViewType)actual["Pose"].Type).Size);
        Assert.AreEqual(9, ((VectorDataViewType)actual["PoseEssential"].Type).Size);
    }

    [TestMethod]
    [DataRow("Correspondences", "correspondences")]
    [DataRow("Label", "label")]
    public void MissingColumn_IsToldByRoleAndName(string column, string role)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(PoseRow.Create(2, 1));
        IDataView without = _ml.Transforms.DropColumns(column).Fit(data).Transform(data);
        RelativePoseEstimator estimator = _ml.Transforms.RelativePose();
        string message = $"Could not find {role} column '{column}' (Parameter 'inputSchema')";

        AssertThrows(message, () => estimator.Fit(without));
        AssertThrows(message, () => estimator.GetOutputSchema(_ml.Transforms.DropColumns(column).GetOutputSchema(ShapeOf<PoseRow>())));
        if (column == "Label")
        {
            Assert.AreEqual(5, TrainedPose.Model.GetOutputSchema(without.Schema).Count, "scoring needs no label");
        }
        else
        {
            AssertThrows(message, () => TrainedPose.Model.Transform(without));
            AssertThrows(message, () => ((ITransformer)TrainedPose.Model).GetRowToRowMapper(without.Schema));
        }
    }

    [TestMethod]
    public void MistypedColumn_IsToldWithBothTypes()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Mistyped()]);
        AssertThrows(
            "Schema mismatch for correspondences column 'Doubles': expected Vector<Single>, got VarVector<Double> (Parameter 'inputSchema')",
            () => _ml.Transforms.RelativePose(correspondencesColumnName: "Doubles").Fit(data));
        AssertThrows(
            "Schema mismatch for label column 'Number': expected Vector<Single>, got Single (Parameter 'inputSchema')",
            () => _ml.Transforms.RelativePose(labelColumnName: "Number").Fit(data));
    }

    [TestMethod]
    public void ARowThatMakesNoPair_IsToldWithItsColumn()
    {
        PoseRow good = PoseRow.Create(1, 1)[0];
        (string Message, PoseRow Row)[] bad =
        [
            ("column 'Correspondences': correspondences hold 3 values", new PoseRow { Correspondences = [1, 2, 3], Label = good.Label }),
            ("column 'Correspondences': correspondences hold 0 values", new PoseRow { Correspondences = [], Label = good.Label }),
            ("column 'Correspondences': correspondence 1 has the coordinate NaN",
                new PoseRow { Correspondences = [0, 0, 0, 0, 0, float.NaN, 0, 0], Label = good.Label }),
            ("column 'Label': the label holds 3 values", new PoseRow { Correspondences = good.Correspondences, Label = [1, 2, 3] }),
            ("column 'Label': the label's first nine values are no rotation",
                new PoseRow { Correspondences = good.Correspondences, Label = [2, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0] }),
            ("column 'Label': the label's first nine values are no rotation",
                new PoseRow { Correspondences = good.Correspondences, Label = [-1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0] }),
            ("column 'Label': the label's first nine values are no rotation",
                new PoseRow { Correspondences = good.Correspondences, Label = [float.NaN, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0] }),
            ("column 'Label': the label's translation must be finite and not zero",
                new PoseRow { Correspondences = good.Correspondences, Label = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0] }),
        ];
        foreach ((string message, PoseRow row) in bad)
        {
            Options options = TrainedPose.SmallOptions();
            options.ValidationFraction = 0;
            var error = Assert.ThrowsExactly<InvalidOperationException>(
                () => _ml.Transforms.RelativePose(options).Fit(_ml.Data.LoadFromEnumerable([row])));
            StringAssert.Contains(error.Message, "row 0, " + message);
        }
    }

    [TestMethod]
    public void EveryBadSetting_IsRefusedAtOnce_ByName()
    {
        (string Name, Action<Options> Set)[] settings =
        [
            ("OutputColumnName", options => options.OutputColumnName = ""),
            ("CorrespondencesColumnName", options => options.CorrespondencesColumnName = ""),
            ("LabelColumnName", options => options.LabelColumnName = ""),
            ("FirstCamera", options => options.FirstCamera = new CameraIntrinsics(0, 1, 0, 0)),
            ("SecondCamera", options => options.SecondCamera = new CameraIntrinsics(1, 1, double.NaN, 0)),
            ("NetworkWidth", options => options.NetworkWidth = 0),
            ("NetworkBlocks", options => options.NetworkBlocks = 65),
            ("Hypotheses", options => options.Hypotheses = 0),
            ("Threshold", options => options.Threshold = 0),
            ("Solver", options => options.Solver = (RelativePoseSolver)9),
            ("RefinementSteps", options => options.RefinementSteps = -1),
            ("Supervision", options => options.Supervision = (PoseSupervision)9),
            ("NumberOfEpochs", options => options.NumberOfEpochs = 0),
            ("BatchSize", options => options.BatchSize = 0),
            ("LearningRate", options => options.LearningRate = double.NaN),
            ("ValidationFraction", options => options.ValidationFraction = 1),
            ("ScoringBatchSize", options => options.ScoringBatchSize = 0),
        ];
        foreach ((string name, Action<Options> set) in settings)
        {
            var options = new Options();
            set(options);
            var error = Assert.Throws<ArgumentException>(() => _ml.Transforms.RelativePose(options), name);
            Assert.AreEqual(name, error.ParamName);
        }
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
        public float[] Correspondences { get; set; } = [];

        public double[] Doubles { get; set; } = [];

        public float Number { get; set; }

        public float[] Label { get; set; } = [];
    }
}
