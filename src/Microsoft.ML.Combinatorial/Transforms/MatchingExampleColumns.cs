using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>Makes a matching task of each row, with its label for training or without for scoring.</summary>
internal sealed class MatchingExampleColumns(
    GraphMatchingColumns columns, KeypointBackboneSpecification specification, bool withLabel) : IExampleColumns<MatchingExample>
{
    /// <inheritdoc/>
    public IReadOnlyList<DataViewSchema.Column> Find(DataViewSchema inputSchema)
    {
        IEnumerable<InputColumn> needed = withLabel ? [.. columns.Keypoints(), columns.Labels()] : columns.Keypoints();
        return [.. needed.Select(column => column.Find(inputSchema))];
    }

    /// <inheritdoc/>
    public Func<MatchingExample> Bind(DataViewRow row)
    {
        IReadOnlyList<DataViewSchema.Column> found = Find(row.Schema);
        var leftFeatures = new NumbersReader(row, found[0]);
        var leftPositions = new NumbersReader(row, found[1]);
        var rightFeatures = new NumbersReader(row, found[2]);
        var rightPositions = new NumbersReader(row, found[3]);
        if (!withLabel)
        {
            return () => MatchingExample.Create(
                specification, leftFeatures.Read(), leftPositions.Read(), rightFeatures.Read(), rightPositions.Read());
        }

        var label = IndicesReader.Create(row, found[4]);
        return () => MatchingExample.Create(
            specification, leftFeatures.Read(), leftPositions.Read(), rightFeatures.Read(), rightPositions.Read(), label.Read());
    }

    /// <inheritdoc/>
    public string? ColumnAtFault(Exception exception)
    {
        // An example's errors begin with the side and the kind of value at fault; what speaks of neither is about the label.
        string message = exception.Message;
        return message switch
        {
            _ when message.StartsWith("left feature", StringComparison.Ordinal) => columns.LeftFeatures,
            _ when message.StartsWith("left position", StringComparison.Ordinal) => columns.LeftPositions,
            _ when message.StartsWith("right feature", StringComparison.Ordinal) => columns.RightFeatures,
            _ when message.StartsWith("right position", StringComparison.Ordinal) => columns.RightPositions,
            _ => withLabel ? columns.Label : null,
        };
    }
}
