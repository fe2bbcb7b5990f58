using System.ComponentModel;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>What the mapping of a saved model reads. Part of saved models; not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PointRegistrationStoredInput
{
    internal const string SourceName = "PointRegistration:Source";
    internal const string TargetName = "PointRegistration:Target";

    /// <summary>Gets or sets the model.</summary>
    [ColumnName(StoredChain.PayloadColumnName)]
    public ReadOnlyMemory<char> Model { get; set; }

    /// <summary>Gets or sets the source points.</summary>
    [ColumnName(SourceName)]
    public VBuffer<float> Source { get; set; }

    /// <summary>Gets or sets the target points.</summary>
    [ColumnName(TargetName)]
    public VBuffer<float> Target { get; set; }
}

/// <summary>What the mapping of a saved model writes. Part of saved models; not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PointRegistrationStoredOutput
{
    internal const string TransformationName = "PointRegistration:Transformation";
    internal const string WeightsName = "PointRegistration:Weights";
    internal const string ResidualName = "PointRegistration:Residual";
    internal const string IsDegenerateName = "PointRegistration:IsDegenerate";

    /// <summary>Gets or sets the transformation.</summary>
    [ColumnName(TransformationName)]
    public VBuffer<float> Transformation { get; set; }

    /// <summary>Gets or sets the weight of each pair.</summary>
    [ColumnName(WeightsName)]
    public VBuffer<float> Weights { get; set; }

    /// <summary>Gets or sets the residual.</summary>
    [ColumnName(ResidualName)]
    public float Residual { get; set; }

    /// <summary>Gets or sets whether the pairs do not determine a transformation.</summary>
    [ColumnName(IsDegenerateName)]
    public bool IsDegenerate { get; set; }
}

/// <summary>Finds the mapping again when a saved model is loaded. Not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CustomMappingFactoryAttribute(ContractName)]
public sealed class PointRegistrationFactory : CustomMappingFactory<PointRegistrationStoredInput, PointRegistrationStoredOutput>
{
    /// <summary>Stands in saved models: never changes.</summary>
    internal const string ContractName = "Microsoft.ML.Combinatorial.PointRegistration.v1";

    private static readonly PayloadCache<RegistrationModel> Models = new(PointRegistrationStorage.RestoreModel);

    /// <inheritdoc/>
    public override Action<PointRegistrationStoredInput, PointRegistrationStoredOutput> GetMapping() => Map;

    // The delegate's declaring type must be of this assembly: its name is what ML.NET saves and loads the assembly by.
    private static void Map(PointRegistrationStoredInput input, PointRegistrationStoredOutput output)
    {
        RegistrationModel model = Models.Get(input.Model);
        RegistrationPrediction prediction = model.Predict(
            [RegistrationExample.Create(model.Specification.Kind, Dense(input.Source), Dense(input.Target))])[0];
        float[] transformation = PointRegistrationOutputs.Transformation(prediction, model.Specification.Kind);
        output.Transformation = new VBuffer<float>(transformation.Length, transformation);
        output.Weights = new VBuffer<float>(prediction.Weights.Length, prediction.Weights);
        output.Residual = (float)prediction.Residual;
        output.IsDegenerate = prediction.IsDegenerate;
    }

    private static ReadOnlySpan<float> Dense(in VBuffer<float> values)
    {
        if (values.IsDense)
        {
            return values.GetValues();
        }

        var dense = new float[values.Length];
        values.CopyTo(dense);
        return dense;
    }
}
