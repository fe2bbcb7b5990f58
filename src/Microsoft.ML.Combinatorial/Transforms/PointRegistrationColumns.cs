using Microsoft.ML.Combinatorial.DataView;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The names of the columns that point registration reads and writes.</summary>
internal sealed record PointRegistrationColumns(string Output, string Source, string Target, string Label)
{
    /// <summary>The columns that a prediction needs: source points, target points.</summary>
    public IReadOnlyList<InputColumn> Points() =>
        [InputColumn.Numbers(Source, "source points"), InputColumn.Numbers(Target, "target points")];

    /// <summary>The column of the true transformation.</summary>
    public InputColumn Labels() => InputColumn.Numbers(Label, "label");

    /// <summary>The added columns' names: the transformation, the weights, the residual, the flag.</summary>
    public IReadOnlyList<string> Outputs() => [Output, Output + "Weights", Output + "Residual", Output + "IsDegenerate"];

    /// <summary>The added columns' names by the members of the row that describes them.</summary>
    public IReadOnlyDictionary<string, string> OutputsByMember() => new Dictionary<string, string>
    {
        [nameof(PointRegistrationStoredOutput.Transformation)] = Outputs()[0],
        [nameof(PointRegistrationStoredOutput.Weights)] = Outputs()[1],
        [nameof(PointRegistrationStoredOutput.Residual)] = Outputs()[2],
        [nameof(PointRegistrationStoredOutput.IsDegenerate)] = Outputs()[3],
    };

    /// <summary>Checks that all names are given.</summary>
    /// <exception cref="ArgumentNullException">A name is null.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(Output, "OutputColumnName");
        ArgumentException.ThrowIfNullOrEmpty(Source, "SourceColumnName");
        ArgumentException.ThrowIfNullOrEmpty(Target, "TargetColumnName");
        ArgumentException.ThrowIfNullOrEmpty(Label, "LabelColumnName");
    }
}
