using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>How a relative pose model is put into ML.NET's model file and taken out again.</summary>
internal static class RelativePoseStorage
{
    /// <summary>The chain whose saved form is the transformer's.</summary>
    public static TransformerChain<ITransformer> BuildChain(string payload, RelativePoseColumns columns) => StoredChain.Build(
        payload,
        [(columns.Correspondences, RelativePoseStoredInput.CorrespondencesName, new VectorDataViewType(NumberDataViewType.Single))],
        [
            (RelativePoseStoredOutput.PoseName, columns.Outputs()[0]),
            (RelativePoseStoredOutput.EssentialName, columns.Outputs()[1]),
            (RelativePoseStoredOutput.WeightsName, columns.Outputs()[2]),
            (RelativePoseStoredOutput.InliersName, columns.Outputs()[3]),
        ],
        transforms => transforms.CustomMapping(new RelativePoseFactory().GetMapping(), RelativePoseFactory.ContractName));

    /// <summary>Whether the stages of a chain are those that <see cref="BuildChain"/> makes.</summary>
    public static bool IsStored(IReadOnlyList<ITransformer> stages) =>
        StoredChain.IsOne(stages, inputCount: 1, outputCount: 4) &&
        stages[StoredChain.MappingIndex(inputCount: 1)] is CustomMappingTransformer<RelativePoseStoredInput, RelativePoseStoredOutput>;

    /// <summary>The transformer that was saved.</summary>
    public static RelativePoseTransformer Restore(string payload, torch.Device? device)
    {
        (PoseModel model, RelativePoseManifest manifest) = Restore(payload.AsSpan(), device);
        return new RelativePoseTransformer(model, manifest.ToSettings());
    }

    /// <summary>The network and the cameras alone, for scoring.</summary>
    public static StoredModel RestoreModel(ReadOnlyMemory<char> payload)
    {
        (PoseModel model, RelativePoseManifest manifest) = Restore(payload.Span, null);
        return new StoredModel(model, manifest.Cameras);
    }

    private static (PoseModel Model, RelativePoseManifest Manifest) Restore(ReadOnlySpan<char> payload, torch.Device? device)
    {
        (RelativePoseManifest manifest, IReadOnlyList<SafetensorsTensor> weights) =
            ModelPayload.Decode<RelativePoseManifest>(payload, RelativePoseManifest.ProblemName);
        var model = new PoseModel(manifest.Network, manifest.Estimation, device: device);
        try
        {
            StateDictionary.Write(model.Network, weights);
            return (model, manifest);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>What scoring needs of a saved model.</summary>
    internal sealed record StoredModel(PoseModel Model, RelativePoseCameras Cameras);
}
