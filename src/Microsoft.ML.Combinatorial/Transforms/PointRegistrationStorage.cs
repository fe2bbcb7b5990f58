using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>How a point registration model is put into ML.NET's model file and taken out again.</summary>
internal static class PointRegistrationStorage
{
    /// <summary>The chain whose saved form is the transformer's.</summary>
    public static TransformerChain<ITransformer> BuildChain(string payload, PointRegistrationColumns columns)
    {
        var numbers = new VectorDataViewType(NumberDataViewType.Single);
        IReadOnlyList<string> outputs = columns.Outputs();
        return StoredChain.Build(
            payload,
            [
                (columns.Source, PointRegistrationStoredInput.SourceName, numbers),
                (columns.Target, PointRegistrationStoredInput.TargetName, numbers),
            ],
            [
                (PointRegistrationStoredOutput.TransformationName, outputs[0]),
                (PointRegistrationStoredOutput.WeightsName, outputs[1]),
                (PointRegistrationStoredOutput.ResidualName, outputs[2]),
                (PointRegistrationStoredOutput.IsDegenerateName, outputs[3]),
            ],
            transforms => transforms.CustomMapping(new PointRegistrationFactory().GetMapping(), PointRegistrationFactory.ContractName));
    }

    /// <summary>Whether the stages of a chain are those that <see cref="BuildChain"/> makes.</summary>
    public static bool IsStored(IReadOnlyList<ITransformer> stages) =>
        StoredChain.IsOne(stages, inputCount: 2, outputCount: 4) &&
        stages[StoredChain.MappingIndex(inputCount: 2)] is CustomMappingTransformer<PointRegistrationStoredInput, PointRegistrationStoredOutput>;

    /// <summary>The transformer that was saved.</summary>
    public static PointRegistrationTransformer Restore(string payload, torch.Device? device)
    {
        (PointRegistrationManifest manifest, IReadOnlyList<SafetensorsTensor> weights) =
            ModelPayload.Decode<PointRegistrationManifest>(payload, PointRegistrationManifest.ProblemName);
        PointRegistrationSettings settings = manifest.ToSettings();
        return new PointRegistrationTransformer(CreateModel(manifest, weights, device), settings);
    }

    /// <summary>The network alone, for scoring.</summary>
    public static RegistrationModel RestoreModel(ReadOnlyMemory<char> payload)
    {
        (PointRegistrationManifest manifest, IReadOnlyList<SafetensorsTensor> weights) =
            ModelPayload.Decode<PointRegistrationManifest>(payload.Span, PointRegistrationManifest.ProblemName);
        return CreateModel(manifest, weights, null);
    }

    private static RegistrationModel CreateModel(
        PointRegistrationManifest manifest, IReadOnlyList<SafetensorsTensor> weights, torch.Device? device)
    {
        var model = new RegistrationModel(manifest.Backbone, manifest.RefinementIterations, manifest.InlierThreshold, device: device);
        try
        {
            StateDictionary.Write(model.Network, weights);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
