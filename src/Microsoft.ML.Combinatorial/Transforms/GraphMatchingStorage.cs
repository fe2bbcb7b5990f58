using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>How a graph matching model is put into ML.NET's model file and taken out again.</summary>
internal static class GraphMatchingStorage
{
    /// <summary>The chain whose saved form is the transformer's.</summary>
    public static TransformerChain<ITransformer> BuildChain(string payload, GraphMatchingColumns columns)
    {
        var numbers = new VectorDataViewType(NumberDataViewType.Single);
        return StoredChain.Build(
            payload,
            [
                (columns.LeftFeatures, GraphMatchingStoredInput.LeftFeaturesName, numbers),
                (columns.LeftPositions, GraphMatchingStoredInput.LeftPositionsName, numbers),
                (columns.RightFeatures, GraphMatchingStoredInput.RightFeaturesName, numbers),
                (columns.RightPositions, GraphMatchingStoredInput.RightPositionsName, numbers),
            ],
            [
                (GraphMatchingStoredOutput.MatchingName, columns.Outputs()[0]),
                (GraphMatchingStoredOutput.AssignmentName, columns.Outputs()[1]),
                (GraphMatchingStoredOutput.ObjectiveName, columns.Outputs()[2]),
            ],
            transforms => transforms.CustomMapping(new GraphMatchingFactory().GetMapping(), GraphMatchingFactory.ContractName));
    }

    /// <summary>Whether the stages of a chain are those that <see cref="BuildChain"/> makes.</summary>
    public static bool IsStored(IReadOnlyList<ITransformer> stages) =>
        StoredChain.IsOne(stages, inputCount: 4, outputCount: 3) &&
        stages[StoredChain.MappingIndex(inputCount: 4)] is CustomMappingTransformer<GraphMatchingStoredInput, GraphMatchingStoredOutput>;

    /// <summary>The transformer that was saved.</summary>
    public static GraphMatchingTransformer Restore(string payload, torch.Device? device)
    {
        (GraphMatchingManifest manifest, IReadOnlyList<SafetensorsTensor> weights) =
            ModelPayload.Decode<GraphMatchingManifest>(payload, GraphMatchingManifest.ProblemName);
        GraphMatchingSettings settings = manifest.ToSettings();
        return new GraphMatchingTransformer(CreateModel(manifest.Backbone, weights, device), settings);
    }

    /// <summary>The network and the solvers alone, for scoring.</summary>
    public static MatchingModel RestoreModel(ReadOnlyMemory<char> payload)
    {
        (GraphMatchingManifest manifest, IReadOnlyList<SafetensorsTensor> weights) =
            ModelPayload.Decode<GraphMatchingManifest>(payload.Span, GraphMatchingManifest.ProblemName);
        return CreateModel(manifest.Backbone, weights, null);
    }

    private static MatchingModel CreateModel(
        KeypointBackboneSpecification specification, IReadOnlyList<SafetensorsTensor> weights, torch.Device? device)
    {
        var model = new MatchingModel(specification, device: device);
        try
        {
            StateDictionary.Write(model.Backbone, weights);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
