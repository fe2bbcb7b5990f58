namespace Microsoft.ML.Data;

/// <summary>Objects as rows, enumerated anew by every cursor.</summary>
internal sealed class EnumerableView<TRow>(IEnumerable<TRow> rows, TypedColumns<TRow> columns) : IDataView
    where TRow : class
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => columns.Schema;

    public long? GetRowCount() => rows switch
    {
        ICollection<TRow> collection => collection.Count,
        IReadOnlyCollection<TRow> collection => collection.Count,
        _ => null,
    };

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, ActiveColumns.Of(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private IEnumerator<TRow> Enumerate() => rows.GetEnumerator();

    private TypedColumns<TRow> Columns => columns;

    private sealed class Cursor(EnumerableView<TRow> view, bool[] active) : RootCursor
    {
        private readonly RowBox<TRow> _box = new();
        private IEnumerator<TRow>? _rows;

        public override DataViewSchema Schema => view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active.IsActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            CheckPosition();
            id = new((ulong)Position, 0);
        };

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            active.CheckActive(column);
            return view.Columns.GetGetter<TValue>(_box, column);
        }

        protected override bool MoveNextCore()
        {
            _rows ??= view.Enumerate();
            if (!_rows.MoveNext())
            {
                _box.Current = null;
                return false;
            }

            _box.Current = _rows.Current
                ?? throw new InvalidOperationException("Encountered null when iterating over data, this is not supported.");
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _rows?.Dispose();
            base.Dispose(disposing);
        }
    }
}
