using Microsoft.ML.Combinatorial.DataView;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The names of the columns that relative pose reads and writes.</summary>
internal sealed record RelativePoseColumns(string Output, string Correspondences, string Label)
{
    /// <summary>The column that a prediction needs.</summary>
    public InputColumn Input() => InputColumn.Numbers(Correspondences, "correspondences");

    /// <summary>The column of the true pose.</summary>
    public InputColumn Labels() => InputColumn.Numbers(Label, "label");

    /// <summary>The added columns' names: the pose, the essential matrix, the weights, the inliers.</summary>
    public IReadOnlyList<string> Outputs() => [Output, Output + "Essential", Output + "Weights", Output + "Inliers"];

    /// <summary>The added columns' names by the members of the row that describes them.</summary>
    public IReadOnlyDictionary<string, string> OutputsByMember() => new Dictionary<string, string>
    {
        [nameof(RelativePoseStoredOutput.Pose)] = Outputs()[0],
        [nameof(RelativePoseStoredOutput.Essential)] = Outputs()[1],
        [nameof(RelativePoseStoredOutput.Weights)] = Outputs()[2],
        [nameof(RelativePoseStoredOutput.Inliers)] = Outputs()[3],
    };

    /// <summary>Checks that all names are given.</summary>
    /// <exception cref="ArgumentNullException">A name is null.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(Output, "OutputColumnName");
        ArgumentException.ThrowIfNullOrEmpty(Correspondences, "CorrespondencesColumnName");
        ArgumentException.ThrowIfNullOrEmpty(Label, "LabelColumnName");
    }
}
