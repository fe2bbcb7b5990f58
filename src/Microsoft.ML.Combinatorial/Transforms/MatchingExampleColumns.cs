using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>Makes a matching task of each row, with its label for training or without for scoring.</summary>
internal sealed class MatchingExampleColumns(
    GraphMatchingColumns columns, KeypointBackboneSpecification specification, bool withLabel) : IExampleColumns<MatchingExample>
{
    // What the messages about a task begin with, and the column that they are about.
    private readonly (string Words, string Column)[] _faults =
    [
        ("left feature", columns.LeftFeatures),
        ("left position", columns.LeftPositions),
        ("right feature", columns.RightFeatures),
        ("right position", columns.RightPositions),
        ("label ", columns.Label),
        ("the label ", columns.Label),
        ("left keypoints ", columns.Label),
        ("key ", columns.Label),
    ];

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
    public string? ColumnAtFault(Exception exception) =>
        _faults.FirstOrDefault(fault => exception.Message.StartsWith(fault.Words, StringComparison.Ordinal)).Column;
}
