using System.ComponentModel;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>What the mapping of a saved model reads. Part of saved models; not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GraphMatchingStoredInput
{
    internal const string LeftFeaturesName = "GraphMatching:LeftFeatures";
    internal const string LeftPositionsName = "GraphMatching:LeftPositions";
    internal const string RightFeaturesName = "GraphMatching:RightFeatures";
    internal const string RightPositionsName = "GraphMatching:RightPositions";

    /// <summary>Gets or sets the model.</summary>
    [ColumnName(StoredChain.PayloadColumnName)]
    public ReadOnlyMemory<char> Model { get; set; }

    /// <summary>Gets or sets the left features.</summary>
    [ColumnName(LeftFeaturesName)]
    public VBuffer<float> LeftFeatures { get; set; }

    /// <summary>Gets or sets the left positions.</summary>
    [ColumnName(LeftPositionsName)]
    public VBuffer<float> LeftPositions { get; set; }

    /// <summary>Gets or sets the right features.</summary>
    [ColumnName(RightFeaturesName)]
    public VBuffer<float> RightFeatures { get; set; }

    /// <summary>Gets or sets the right positions.</summary>
    [ColumnName(RightPositionsName)]
    public VBuffer<float> RightPositions { get; set; }
}

/// <summary>What the mapping of a saved model writes. Part of saved models; not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GraphMatchingStoredOutput
{
    internal const string MatchingName = "GraphMatching:Matching";
    internal const string AssignmentName = "GraphMatching:Assignment";
    internal const string ObjectiveName = "GraphMatching:Objective";

    /// <summary>Gets or sets the matches.</summary>
    [ColumnName(MatchingName)]
    public VBuffer<int> Matching { get; set; }

    /// <summary>Gets or sets the solution vector of the pairs.</summary>
    [ColumnName(AssignmentName)]
    public VBuffer<float> Assignment { get; set; }

    /// <summary>Gets or sets the objective.</summary>
    [ColumnName(ObjectiveName)]
    public float Objective { get; set; }
}

/// <summary>Finds the mapping again when a saved model is loaded. Not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CustomMappingFactoryAttribute(ContractName)]
public sealed class GraphMatchingFactory : CustomMappingFactory<GraphMatchingStoredInput, GraphMatchingStoredOutput>
{
    /// <summary>Stands in saved models: never changes.</summary>
    internal const string ContractName = "Microsoft.ML.Combinatorial.GraphMatching.v1";

    private static readonly PayloadCache<MatchingModel> Models = new(GraphMatchingStorage.RestoreModel);

    /// <inheritdoc/>
    public override Action<GraphMatchingStoredInput, GraphMatchingStoredOutput> GetMapping() => Map;

    // The delegate's declaring type must be of this assembly: its name is what ML.NET saves and loads the assembly by.
    private static void Map(GraphMatchingStoredInput input, GraphMatchingStoredOutput output)
    {
        MatchingModel model = Models.Get(input.Model);
        MatchingPrediction prediction = model.Predict(
        [
            MatchingExample.Create(
                model.Specification,
                Dense(input.LeftFeatures),
                Dense(input.LeftPositions),
                Dense(input.RightFeatures),
                Dense(input.RightPositions)),
        ])[0];
        output.Matching = new VBuffer<int>(prediction.Match.Length, prediction.Match);
        output.Assignment = new VBuffer<float>(prediction.Assignment.Length, prediction.Assignment);
        output.Objective = (float)prediction.Objective;
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
