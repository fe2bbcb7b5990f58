namespace Microsoft.ML.Data;

/// <summary>Some columns of a view.</summary>
internal sealed class SelectedView(IDataView input, ColumnSelection selection) : IUnguardedView
{
    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => selection.OutputSchema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        OpenCursor(columnsNeeded, rand, true);

    public DataViewRowCursor OpenCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand, bool guarded)
    {
        var columns = columnsNeeded.ToArray();
        var needed = selection.GetDependencies(columns);
        var cursor = guarded ? input.GetRowCursor(needed, rand) : input.OpenInnerCursor(needed, rand);
        return new Cursor(selection, cursor, columns);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        var set = input.GetRowCursorSet(selection.GetDependencies(columns), n, rand);
        return [.. set.Select(cursor => new Cursor(selection, cursor, columns))];
    }

    private sealed class Cursor(ColumnSelection selection, DataViewRowCursor input, DataViewSchema.Column[] columns)
        : DataViewRowCursor
    {
        private readonly DataViewRow _row = selection.GetRow(input, columns);

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => selection.OutputSchema;

        public override bool MoveNext() => input.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _row.Dispose();
            base.Dispose(disposing);
        }
    }
}
