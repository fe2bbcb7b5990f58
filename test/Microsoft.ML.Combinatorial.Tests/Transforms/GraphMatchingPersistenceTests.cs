using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class GraphMatchingPersistenceTests
{
    private readonly MLContext _ml = new(1);
    private readonly TaskRow[] _tasks = SyntheticTasks.Create(20, 4);

    private IDataView Data => _ml.Data.LoadFromEnumerable(_tasks);

    [TestMethod]
    public void LoadedModel_DecidesTheSame_UnderTheSameSchema()
    {
        ITransformer loaded = RoundTrip(Trained.Model, out DataViewSchema inputSchema);

        CollectionAssert.AreEqual(Data.Schema.Select(Describe).ToArray(), inputSchema.Select(Describe).ToArray());
        CollectionAssert.AreEqual(
            Trained.Model.GetOutputSchema(Data.Schema).Select(Describe).ToArray(),
            loaded.GetOutputSchema(Data.Schema).Select(Describe).ToArray());
        Trained.AssertSame(Trained.Decide(_ml, Trained.Model, Data), Trained.Decide(new MLContext(2), loaded, Data));
    }

    [TestMethod]
    public void Resaved_DecidesTheSame()
    {
        ITransformer loaded = RoundTrip(RoundTrip(Trained.Model, out _), out _);
        Trained.AssertSame(Trained.Decide(_ml, Trained.Model, Data), Trained.Decide(_ml, loaded, Data));
    }

    [TestMethod]
    public void PredictionEngine_OverTheLoadedModel()
    {
        Decision[] expected = Trained.Decide(_ml, Trained.Model, Data);
        using PredictionEngine<TaskRow, Decision> engine =
            _ml.Model.CreatePredictionEngine<TaskRow, Decision>(RoundTrip(Trained.Model, out _));
        Trained.AssertSame(expected, [.. _tasks.Select(engine.Predict)]);
    }

    [TestMethod]
    public void LoadedModel_OnSeveralThreads()
    {
        Decision[] expected = Trained.Decide(_ml, Trained.Model, Data);
        IDataView scored = RoundTrip(Trained.Model, out _).Transform(Data);
        Parallel.For(0, 4, _ => Trained.AssertSame(expected, [.. _ml.Data.CreateEnumerable<Decision>(scored, reuseRowObject: false)]));
    }

    [TestMethod]
    public void TwiceInOneChain_BetweenOtherSteps()
    {
        using TransformerChain<ITransformer> model = TwoMatchings();
        int[][] first = [.. model.Transform(Data).GetColumn<int[]>("Matching")];
        int[][] second = [.. model.Transform(Data).GetColumn<int[]>("Other")];
        string[] schema = [.. model.GetOutputSchema(Data.Schema).Select(Describe)];

        foreach (ITransformer same in new[] { RoundTrip(model, out _), _ml.Combinatorial().Unwrap(RoundTrip(model, out _)) })
        {
            CollectionAssert.AreEqual(schema, same.GetOutputSchema(Data.Schema).Select(Describe).ToArray());
            IDataView scored = same.Transform(Data);
            AssertSame(first, scored.GetColumn<int[]>("Matching"));
            AssertSame(second, scored.GetColumn<int[]>("Other"));
        }

        Assert.IsTrue(first.Zip(second).Any(pair => !pair.First.SequenceEqual(pair.Second)), "the two models differ");
    }

    [TestMethod]
    public void FreshProcess_DecidesTheSame()
    {
        Decision[] expected = Trained.Decide(_ml, Trained.Model, Data);
        FreshReport report = FreshProcess.Run(_ml, Trained.Model, _tasks);

        Trained.AssertSame(expected, report.Batch);
        Trained.AssertSame(expected, report.Single);
        Assert.AreEqual(5, report.InputColumns);
        CollectionAssert.AreEqual(
            new[]
            {
                "LeftFeatures: Vector<Single>", "LeftPositions: Vector<Single>", "RightFeatures: Vector<Single>", "RightPositions: Vector<Single>",
                "Matching: Vector<Int32>", "MatchingAssignment: Vector<Single>", "MatchingObjective: Single",
            },
            report.Columns);
    }

    [TestMethod]
    public void OneColumnForBothSides()
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.NumberOfEpochs = 1;
        options.RightFeaturesColumnName = "LeftFeatures";
        options.RightPositionsColumnName = "LeftPositions";
        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(Data);
        Trained.AssertSame(Trained.Decide(_ml, model, Data), Trained.Decide(_ml, RoundTrip(model, out _), Data));
    }

    [TestMethod]
    public void ColumnNamesOfAllKinds_Survive()
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.NumberOfEpochs = 1;
        options.LeftFeaturesColumnName = "left \"features\", größte";
        options.OutputColumnName = "Label";
        IDataView data = _ml.Transforms.CopyColumns(options.LeftFeaturesColumnName, "LeftFeatures").Fit(Data).Transform(Data);
        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(data);
        var unwrapped = (GraphMatchingTransformer)_ml.Combinatorial().Unwrap(RoundTrip(model, out _));

        AssertSame([.. model.Transform(data).GetColumn<int[]>("Label")], unwrapped.Transform(data).GetColumn<int[]>("Label"));
        AssertSame([.. model.Transform(data).GetColumn<int[]>("Label")], RoundTrip(model, out _).Transform(data).GetColumn<int[]>("Label"));
        CollectionAssert.AreEqual(model.InputColumnNames.ToArray(), unwrapped.InputColumnNames.ToArray());
    }

    [TestMethod]
    public void MissingAndMistypedColumns_OfALoadedModel()
    {
        ITransformer loaded = RoundTrip(Trained.Model, out _);
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => loaded.Transform(_ml.Transforms.DropColumns("RightPositions").Fit(Data).Transform(Data)));
        StringAssert.Contains(missing.Message, "Could not find input column 'RightPositions'");

        IDataView mistyped = _ml.Transforms.Conversion.ConvertType("LeftFeatures", outputKind: DataKind.Double).Fit(Data).Transform(Data);
        var error = Assert.Throws<Exception>(() => Trained.Decide(_ml, loaded, mistyped));
        StringAssert.Contains(error.ToString(), "GraphMatching:LeftFeatures");
    }

    [TestMethod]
    public void ATruncatedFile_IsRefused()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(Trained.Model, Data.Schema, stream);
        byte[] bytes = stream.ToArray();
        foreach (int length in new[] { 0, 10, bytes.Length / 2, bytes.Length - 1 })
        {
            Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(new MemoryStream(bytes, 0, length), out _), $"{length} bytes");
        }
    }

    private static void AssertSame(int[][] expected, IEnumerable<int[]> actual)
    {
        int[][] found = [.. actual];
        Assert.HasCount(expected.Length, found);
        for (int row = 0; row < found.Length; row++)
        {
            CollectionAssert.AreEqual(expected[row], found[row], $"row {row}");
        }
    }

    private static string Describe(DataViewSchema.Column column) =>
        $"{column.Name}: {column.Type} hidden={column.IsHidden} [{string.Join(", ", column.Annotations.Schema.Select(annotation => annotation.Name))}]";

    private TransformerChain<ITransformer> TwoMatchings()
    {
        GraphMatchingEstimator.Options other = Trained.SmallOptions();
        other.Seed = 77;
        other.NumberOfEpochs = 1;
        other.OutputColumnName = "Other";
        other.LeftFeaturesColumnName = "Descriptors";
        return _ml.Transforms.GraphMatching(Trained.SmallOptions())
            .Append(_ml.Transforms.CopyColumns("Descriptors", "LeftFeatures"))
            .Append(_ml.Transforms.GraphMatching(other))
            .Append<ITransformer>(_ml.Transforms.CopyColumns("Objective", "OtherObjective"))
            .Fit(Data);
    }

    private ITransformer RoundTrip(ITransformer model, out DataViewSchema inputSchema)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, Data.Schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out inputSchema);
    }
}
