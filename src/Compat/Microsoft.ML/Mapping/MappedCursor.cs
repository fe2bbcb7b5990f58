namespace Microsoft.ML.Data;

/// <summary>A mapped cursor; a guarded one reports failures of its mapping as <see cref="CursorGuard"/> does.</summary>
internal sealed class MappedCursor(DataViewRowCursor input, MappedColumns columns, bool guarded) : DataViewRowCursor
{
    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => columns.Schema;

    public override bool MoveNext() => guarded ? CursorGuard.MoveNext(input) : input.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => columns.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var getter = columns.GetGetter<TValue>(column);
        return guarded ? CursorGuard.Guard(getter) : getter;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
