using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class PointRegistrationPersistenceTests
{
    private readonly MLContext _ml = new(1);
    private readonly RegistrationRow[] _rows = RegistrationRows.Create(20, 4);

    private IDataView Data => _ml.Data.LoadFromEnumerable(_rows);

    [TestMethod]
    public void LoadedModel_DecidesTheSame_UnderTheSameSchema()
    {
        ITransformer loaded = RoundTrip(RegistrationRows.Model);
        CollectionAssert.AreEqual(
            RegistrationRows.Model.GetOutputSchema(Data.Schema).Select(column => $"{column.Name}: {column.Type}").ToArray(),
            loaded.GetOutputSchema(Data.Schema).Select(column => $"{column.Name}: {column.Type}").ToArray());
        Registration[] expected = RegistrationRows.Decide(_ml, RegistrationRows.Model, Data);
        RegistrationRows.AssertSame(expected, RegistrationRows.Decide(new MLContext(2), loaded, Data));
        using PredictionEngine<RegistrationRow, Registration> engine =
            _ml.Model.CreatePredictionEngine<RegistrationRow, Registration>(loaded);
        RegistrationRows.AssertSame(expected, [.. _rows.Select(engine.Predict)]);
    }

    [TestMethod]
    public void Unwrap_GivesTheTransformerBack()
    {
        using var unwrapped = (PointRegistrationTransformer)_ml.Combinatorial().Unwrap(RoundTrip(RegistrationRows.Model));

        Registration[] expected = RegistrationRows.Decide(_ml, RegistrationRows.Model, Data);
        RegistrationRows.AssertSame(expected, RegistrationRows.Decide(_ml, unwrapped, Data));
        Assert.AreEqual(RegistrationRows.Model.Specification, unwrapped.Specification);
        Assert.AreEqual(RegistrationRows.Model.Loss, unwrapped.Loss);
        Assert.AreEqual(RegistrationRows.Model.InlierThreshold, unwrapped.InlierThreshold);
        Assert.AreEqual(RegistrationRows.Model.RefinementIterations, unwrapped.RefinementIterations);
        Assert.AreEqual(RegistrationRows.Model.OutputColumnName, unwrapped.OutputColumnName);
        CollectionAssert.AreEqual(RegistrationRows.Model.TrainingHistory.ToArray(), unwrapped.TrainingHistory.ToArray());
        RegistrationRows.AssertSame(expected, RegistrationRows.Decide(_ml, RoundTrip(unwrapped), Data));
    }

    [TestMethod]
    public void ASimilarity_SurvivesWithItsScale()
    {
        PointRegistrationEstimator.Options options = RegistrationRows.SmallOptions(RegistrationKind.Similarity);
        options.OutputColumnName = "Label";
        IDataView data = _ml.Data.LoadFromEnumerable(RegistrationRows.Create(20, 4, RegistrationKind.Similarity));
        using PointRegistrationTransformer model = _ml.Transforms.PointRegistration(options).Fit(data);
        float[][] expected = [.. model.Transform(data).GetColumn<float[]>("Label")];
        float[][] loaded = [.. RoundTrip(model, data).Transform(data).GetColumn<float[]>("Label")];
        for (int row = 0; row < expected.Length; row++)
        {
            Assert.HasCount(13, loaded[row]);
            for (int i = 0; i < 13; i++)
            {
                Assert.AreEqual(expected[row][i], loaded[row][i], 1e-4f * Math.Max(1, Math.Abs(expected[row][i])));
            }
        }
    }

    [TestMethod]
    public void FreshProcess_DecidesTheSame()
    {
        Registration[] expected = RegistrationRows.Decide(_ml, RegistrationRows.Model, Data);
        FreshRegistrations report =
            FreshProcess.Run<RegistrationRow, FreshRegistrations>(_ml, RegistrationRows.Model, _rows, "registration");

        RegistrationRows.AssertSame(expected, report.Batch);
        RegistrationRows.AssertSame(expected, report.Single);
        CollectionAssert.AreEqual(
            new[]
            {
                "Source: Vector<Single>", "Target: Vector<Single>", "Transformation: Vector<Single>", "TransformationWeights: Vector<Single>",
                "TransformationResidual: Single", "TransformationIsDegenerate: Boolean",
            },
            report.Columns);
    }

    [TestMethod]
    public void WeightsThatAreNotTheNetworks_AreTold()
    {
        using var small = new RegistrationModel(new() { Width = 4 }, 0, 0.1);
        ITransformer loaded;
        using (var stream = new MemoryStream())
        {
            string payload = ModelPayload.Encode(
                PointRegistrationManifest.From(small, new PointRegistrationSettings(
                    new PointRegistrationColumns("Transformation", "Source", "Target", "Label"),
                    RegistrationRows.Model.Loss,
                    8,
                    RegistrationRows.Model.TrainingResult)) with
                { Backbone = new() { Width = 5 } },
                StateDictionary.Read(small.Network));
            _ml.Model.Save(
                PointRegistrationStorage.BuildChain(payload, new PointRegistrationColumns("Transformation", "Source", "Target", "Label")),
                Data.Schema,
                stream);
            stream.Position = 0;
            loaded = _ml.Model.Load(stream, out _);
        }

        StringAssert.Contains(Assert.ThrowsExactly<FormatException>(() => _ml.Combinatorial().Unwrap(loaded)).Message, "The model's weights '");
    }

    private ITransformer RoundTrip(ITransformer model, IDataView? data = null)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, (data ?? Data).Schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}
