using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>Makes a pair of views of each row, with its label for training or without for scoring.</summary>
internal sealed class PoseExampleColumns(
    RelativePoseColumns columns, RelativePoseCameras cameras, bool withLabel) : IExampleColumns<PoseExample>
{
    /// <inheritdoc/>
    public IReadOnlyList<DataViewSchema.Column> Find(DataViewSchema inputSchema) => withLabel
        ? [columns.Input().Find(inputSchema), columns.Labels().Find(inputSchema)]
        : [columns.Input().Find(inputSchema)];

    /// <inheritdoc/>
    public Func<PoseExample> Bind(DataViewRow row)
    {
        IReadOnlyList<DataViewSchema.Column> found = Find(row.Schema);
        var correspondences = new NumbersReader(row, found[0]);
        if (!withLabel)
        {
            return () => PoseExample.Create(correspondences.Read(), cameras.First, cameras.Second);
        }

        var label = new NumbersReader(row, found[1]);
        return () => PoseExample.Create(correspondences.Read(), label.Read(), cameras.First, cameras.Second);
    }

    /// <inheritdoc/>
    public string? ColumnAtFault(Exception exception) =>
        exception.Message.StartsWith("correspondence", StringComparison.Ordinal) ? columns.Correspondences
        : exception.Message.StartsWith("the label", StringComparison.Ordinal) ? columns.Label
        : null;
}
