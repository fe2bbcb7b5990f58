namespace Microsoft.ML.Data;

/// <summary>One object after the other as the current row.</summary>
internal sealed class TypedRow<TRow>(TypedColumns<TRow> columns) : DataViewRow
    where TRow : class
{
    private readonly RowBox<TRow> _box = new();
    private long _position = -1;

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => columns.Schema;

    /// <summary>Makes an object the current row.</summary>
    public void MoveTo(TRow row)
    {
        _box.Current = row;
        _position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < Schema.Count;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new((ulong)_position, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => columns.GetGetter<TValue>(_box, column);
}
