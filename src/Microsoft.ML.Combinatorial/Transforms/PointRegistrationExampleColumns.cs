using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Geometry.Registration;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>Makes a registration task of each row, with its label for training or without for scoring.</summary>
internal sealed class PointRegistrationExampleColumns(PointRegistrationColumns columns, RegistrationKind kind, bool withLabel)
    : IExampleColumns<RegistrationExample>
{
    // What the messages about a task begin with, and the column that they are about.
    private readonly (string Words, string Column)[] _faults =
    [
        ("source point", columns.Source),
        ("target point", columns.Target),
        ("the label", columns.Label),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<DataViewSchema.Column> Find(DataViewSchema inputSchema)
    {
        IEnumerable<InputColumn> needed = withLabel ? [.. columns.Points(), columns.Labels()] : columns.Points();
        return [.. needed.Select(column => column.Find(inputSchema))];
    }

    /// <inheritdoc/>
    public Func<RegistrationExample> Bind(DataViewRow row)
    {
        IReadOnlyList<DataViewSchema.Column> found = Find(row.Schema);
        var source = new NumbersReader(row, found[0]);
        var target = new NumbersReader(row, found[1]);
        if (!withLabel)
        {
            return () => RegistrationExample.Create(kind, source.Read(), target.Read());
        }

        var label = new NumbersReader(row, found[2]);
        return () => RegistrationExample.Create(kind, source.Read(), target.Read(), label.Read());
    }

    /// <inheritdoc/>
    public string? ColumnAtFault(Exception exception) =>
        _faults.FirstOrDefault(fault => exception.Message.StartsWith(fault.Words, StringComparison.Ordinal)).Column;
}
