using System.ComponentModel;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>What the mapping of a saved model reads. Part of saved models; not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RelativePoseStoredInput
{
    internal const string CorrespondencesName = "RelativePose:Correspondences";

    /// <summary>Gets or sets the model.</summary>
    [ColumnName(StoredChain.PayloadColumnName)]
    public ReadOnlyMemory<char> Model { get; set; }

    /// <summary>Gets or sets the correspondences.</summary>
    [ColumnName(CorrespondencesName)]
    public VBuffer<float> Correspondences { get; set; }
}

/// <summary>What the mapping of a saved model writes. Part of saved models; not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RelativePoseStoredOutput
{
    internal const string PoseName = "RelativePose:Pose";
    internal const string EssentialName = "RelativePose:Essential";
    internal const string WeightsName = "RelativePose:Weights";
    internal const string InliersName = "RelativePose:Inliers";

    /// <summary>Gets or sets the pose.</summary>
    [ColumnName(PoseName)]
    [VectorType(RelativePoseOutputs.PoseLength)]
    public VBuffer<float> Pose { get; set; }

    /// <summary>Gets or sets the essential matrix.</summary>
    [ColumnName(EssentialName)]
    [VectorType(RelativePoseOutputs.EssentialLength)]
    public VBuffer<float> Essential { get; set; }

    /// <summary>Gets or sets the weights.</summary>
    [ColumnName(WeightsName)]
    public VBuffer<float> Weights { get; set; }

    /// <summary>Gets or sets the inliers.</summary>
    [ColumnName(InliersName)]
    public VBuffer<float> Inliers { get; set; }
}

/// <summary>Finds the mapping again when a saved model is loaded. Not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CustomMappingFactoryAttribute(ContractName)]
public sealed class RelativePoseFactory : CustomMappingFactory<RelativePoseStoredInput, RelativePoseStoredOutput>
{
    /// <summary>Stands in saved models: never changes.</summary>
    internal const string ContractName = "Microsoft.ML.Combinatorial.RelativePose.v1";

    private static readonly PayloadCache<RelativePoseStorage.StoredModel> Models = new(RelativePoseStorage.RestoreModel);

    /// <inheritdoc/>
    public override Action<RelativePoseStoredInput, RelativePoseStoredOutput> GetMapping() => Map;

    // The delegate's declaring type must be of this assembly: its name is what ML.NET saves and loads the assembly by.
    private static void Map(RelativePoseStoredInput input, RelativePoseStoredOutput output)
    {
        (PoseModel model, RelativePoseCameras cameras) = Models.Get(input.Model);
        float[] correspondences = [.. input.Correspondences.DenseValues()];
        PosePrediction prediction = model.Predict([PoseExample.Create(correspondences, cameras.First, cameras.Second)])[0];
        output.Pose = Dense(prediction.Pose);
        output.Essential = Dense(prediction.Essential);
        output.Weights = Dense(prediction.Weights);
        output.Inliers = Dense(prediction.Inliers);
    }

    private static VBuffer<float> Dense(float[] values) => new(values.Length, values);
}
