using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The names of the columns that graph matching reads and writes.</summary>
internal sealed record GraphMatchingColumns(
    string Output, string LeftFeatures, string LeftPositions, string RightFeatures, string RightPositions, string Label)
{
    /// <summary>The columns that a prediction needs, in the order of
    /// <see cref="MatchingExample.Create(KeypointBackboneSpecification, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})"/>.</summary>
    public IReadOnlyList<InputColumn> Keypoints() =>
    [
        InputColumn.Numbers(LeftFeatures, "left features"),
        InputColumn.Numbers(LeftPositions, "left positions"),
        InputColumn.Numbers(RightFeatures, "right features"),
        InputColumn.Numbers(RightPositions, "right positions"),
    ];

    /// <summary>The column of the true matching.</summary>
    public InputColumn Labels() => InputColumn.Indices(Label, "label");

    /// <summary>The added columns' names: the matching, the assignment, the objective.</summary>
    public IReadOnlyList<string> Outputs() => [Output, Output + "Assignment", Output + "Objective"];

    /// <summary>The added columns' names by the members of the row that describes them.</summary>
    public IReadOnlyDictionary<string, string> OutputsByMember() => new Dictionary<string, string>
    {
        [nameof(GraphMatchingStoredOutput.Matching)] = Outputs()[0],
        [nameof(GraphMatchingStoredOutput.Assignment)] = Outputs()[1],
        [nameof(GraphMatchingStoredOutput.Objective)] = Outputs()[2],
    };

    /// <summary>Checks that all names are given.</summary>
    /// <exception cref="ArgumentNullException">A name is null.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(Output, "OutputColumnName");
        ArgumentException.ThrowIfNullOrEmpty(LeftFeatures, "LeftFeaturesColumnName");
        ArgumentException.ThrowIfNullOrEmpty(LeftPositions, "LeftPositionsColumnName");
        ArgumentException.ThrowIfNullOrEmpty(RightFeatures, "RightFeaturesColumnName");
        ArgumentException.ThrowIfNullOrEmpty(RightPositions, "RightPositionsColumnName");
        ArgumentException.ThrowIfNullOrEmpty(Label, "LabelColumnName");
    }
}
