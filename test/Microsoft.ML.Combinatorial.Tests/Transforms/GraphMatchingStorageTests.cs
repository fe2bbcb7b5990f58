using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class GraphMatchingStorageTests
{
    private static readonly GraphMatchingColumns Columns =
        new("Matching", "LeftFeatures", "LeftPositions", "RightFeatures", "RightPositions", "Label");

    private readonly MLContext _ml = new(1);
    private readonly TaskRow[] _tasks = SyntheticTasks.Create(10, 4);

    private IDataView Data => _ml.Data.LoadFromEnumerable(_tasks);

    [TestMethod]
    public void Unwrap_GivesTheTransformerBack()
    {
        using var unwrapped = (GraphMatchingTransformer)_ml.Combinatorial().Unwrap(RoundTrip(Trained.Model));

        Trained.AssertSame(Trained.Decide(_ml, Trained.Model, Data), Trained.Decide(_ml, unwrapped, Data));
        Assert.AreEqual(Trained.Model.Specification, unwrapped.Specification);
        Assert.AreEqual(Trained.Model.Supervision, unwrapped.Supervision);
        Assert.AreEqual(Trained.Model.OutputColumnName, unwrapped.OutputColumnName);
        Assert.IsInstanceOfType<IdentityGradientEstimator>(unwrapped.GradientEstimator);
        Assert.IsInstanceOfType<InformedMargin>(unwrapped.Margin);
        Assert.IsNull(unwrapped.Projection);
        CollectionAssert.AreEqual(Trained.Model.TrainingHistory.ToArray(), unwrapped.TrainingHistory.ToArray());
        Assert.AreEqual(Trained.Model.TrainingResult.BestMetric, unwrapped.TrainingResult.BestMetric);
        Trained.AssertSame(Trained.Decide(_ml, Trained.Model, Data), Trained.Decide(_ml, RoundTrip(unwrapped), Data));
    }

    [TestMethod]
    public void Unwrap_LeavesEverythingElseAlone()
    {
        ITransformer chain = new EstimatorChain<ITransformer>().Append(_ml.Transforms.CopyColumns("A", "Label")).Fit(Data);
        Assert.AreSame(chain, _ml.Combinatorial().Unwrap(chain));
        Assert.AreSame(Trained.Model, _ml.Combinatorial().Unwrap(Trained.Model));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Combinatorial().Unwrap(null!));
    }

    [TestMethod]
    public void Unwrap_OfANestedChain_OwnsItsNetworks()
    {
        ITransformer loaded = RoundTrip(new TransformerChain<ITransformer>(
            new TransformerChain<ITransformer>(Trained.Model), _ml.Transforms.CopyColumns("Copy", "Matching").Fit(Trained.Model.Transform(Data))));
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var unwrapped = (TransformerChain<ITransformer>)_ml.Combinatorial().Unwrap(loaded);

        Assert.IsTrue(DisposeScopeManager.Statistics.ThreadTotalLiveCount > before);
        Trained.AssertSame(Trained.Decide(_ml, Trained.Model, Data), Trained.Decide(_ml, unwrapped, Data));
        unwrapped.Dispose();
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Trained.AssertSame(Trained.Decide(_ml, Trained.Model, Data), Trained.Decide(_ml, loaded, Data));
    }

    [TestMethod]
    public void TheSamePayloadObject_ComesWithEveryRow()
    {
        ITransformer[] stages = [.. (IEnumerable<ITransformer>)RoundTrip(Trained.Model)];
        IDataView view = stages[1].Transform(stages[0].Transform(Data));
        var payloads = new HashSet<string>(ReferenceEqualityComparer.Instance);
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (ReadOnlyMemory<char> payload in view.GetColumn<ReadOnlyMemory<char>>(StoredChain.PayloadColumnName))
            {
                Assert.IsTrue(MemoryMarshal.TryGetString(payload, out string? text, out _, out _));
                payloads.Add(text);
            }
        }

        Assert.HasCount(1, payloads);
    }

    [TestMethod]
    public void ADamagedPayload_IsToldAtTheFirstRow_AndByUnwrap()
    {
        string payload = Payload(manifest => manifest);
        ITransformer loaded = RoundTrip(GraphMatchingStorage.BuildChain(payload[..^40] + "AAAA" + payload[^36..], Columns));
        AssertFails(loaded, "The saved GraphMatching model is damaged: its checksum does not fit its content.");
    }

    [TestMethod]
    public void AnUnknownFormatVersion_IsTold()
    {
        ITransformer loaded = RoundTrip(GraphMatchingStorage.BuildChain(Payload(manifest => manifest with { FormatVersion = 2 }), Columns));
        AssertFails(loaded, "The saved GraphMatching model has format version 2");
    }

    [TestMethod]
    public void WeightsThatAreNotTheNetworks_AreTold()
    {
        ITransformer loaded = RoundTrip(GraphMatchingStorage.BuildChain(
            Payload(manifest => manifest with { Backbone = manifest.Backbone with { EmbeddingSize = 5 } }), Columns));
        AssertFails(loaded, "The model's weights '");
    }

    [TestMethod]
    public void AnUnknownPart_DoesNotKeepAModelFromScoring()
    {
        var unknown = new JsonObject { ["type"] = "Acme.Mystery", ["strength"] = 3 };
        ITransformer loaded = RoundTrip(GraphMatchingStorage.BuildChain(
            Payload(manifest => manifest with { GradientEstimator = unknown }), Columns));

        Assert.HasCount(10, Trained.Decide(_ml, loaded, Data));
        var error = Assert.ThrowsExactly<FormatException>(() => _ml.Combinatorial().Unwrap(loaded));
        StringAssert.Contains(error.Message, "the GradientEstimator 'Acme.Mystery', which is not known here");
        StringAssert.Contains(error.Message, "Identity");
    }

    [TestMethod]
    public void ManifestSaysWhatTheModelIs()
    {
        using var model = new MatchingModel(new KeypointBackboneSpecification { FeatureSize = 6, EmbeddingSize = 8 });
        SafetensorsFile file = SafetensorsFile.Parse(Convert.FromBase64String(Payload(manifest => manifest)));
        JsonObject manifest = JsonNode.Parse(file.Metadata["manifest"])!.AsObject();

        Assert.AreEqual(1, (int)manifest["formatVersion"]!);
        Assert.AreEqual("GraphMatching", (string)manifest["problem"]!);
        Assert.AreEqual(ModelPayload.LibraryVersion, (string)manifest["libraryVersion"]!);
        Assert.AreEqual("LeftFeatures", (string)manifest["columns"]!["leftFeatures"]!);
        Assert.AreEqual(6, (int)manifest["backbone"]!["featureSize"]!);
        Assert.AreEqual("Delaunay", (string)manifest["backbone"]!["graph"]!);
        Assert.AreEqual("Identity", (string)manifest["gradientEstimator"]!["type"]!);
        Assert.AreEqual("ThroughSolver", (string)manifest["supervision"]!);
        CollectionAssert.AreEquivalent(model.Backbone.state_dict().Keys.ToArray(), file.Tensors.Select(tensor => tensor.Name).ToArray());
    }

    private static string Payload(Func<GraphMatchingManifest, GraphMatchingManifest> change)
    {
        using var model = new MatchingModel(new KeypointBackboneSpecification { FeatureSize = 6, EmbeddingSize = 8 });
        var settings = new GraphMatchingSettings(
            Columns, new IdentityGradientEstimator(), null, null, MatchingSupervision.ThroughSolver, 32, new TrainingResult(0, double.NaN, [], false));
        return ModelPayload.Encode(change(GraphMatchingManifest.From(model.Specification, settings)), StateDictionary.Read(model.Backbone));
    }

    private void AssertFails(ITransformer loaded, string message)
    {
        // ML.NET wraps what happens in a row in an exception of its own.
        var row = Assert.Throws<Exception>(() => Trained.Decide(_ml, loaded, Data));
        StringAssert.Contains(row.ToString(), message);
        var unwrap = Assert.ThrowsExactly<FormatException>(() => _ml.Combinatorial().Unwrap(loaded));
        StringAssert.Contains(unwrap.Message, message);
    }

    private ITransformer RoundTrip(ITransformer model)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, Data.Schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}
