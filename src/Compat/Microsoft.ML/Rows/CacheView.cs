namespace Microsoft.ML.Data;

/// <summary>Holds the columns that were asked for in memory; each is read from the source once, when it is first needed.</summary>
internal sealed class CacheView(IDataView source) : IDataView
{
    private const int BatchSize = 64;

    private readonly CachedColumn?[] _columns = new CachedColumn?[source.Schema.Count];
    private readonly Lock _gate = new();
    private long _rowCount = -1;

    public bool CanShuffle => true;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => Volatile.Read(ref _rowCount) is >= 0 and var count ? count : source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return new Cursor(this, active, rand, 0, 1);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        Check.Param(n > 0, nameof(n), "Must be positive");
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        var seed = rand?.Next();
        // Every cursor of the set works on the same permutation.
        return [.. Enumerable.Range(0, n).Select(k => new Cursor(this, active, seed is { } s ? new Random(s) : null, k, n))];
    }

    /// <summary>Reads columns ahead of their first use.</summary>
    public void Fill(bool[] active)
    {
        lock (_gate)
        {
            var missing = Schema.Where(c => active[c.Index] && _columns[c.Index] is null).ToArray();
            if (missing.Length == 0 && _rowCount >= 0)
                return;
            using var cursor = source.GetRowCursor(missing);
            var columns = Array.ConvertAll(missing, c => CachedColumn.Create(cursor, c));
            long rows = 0;
            for (; cursor.MoveNext(); rows++)
            {
                foreach (var column in columns)
                    column.Read();
            }

            if (_rowCount >= 0 && rows != _rowCount)
                throw new InvalidOperationException($"The source of a cache gave {_rowCount} rows at first and {rows} now");
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Complete();
                _columns[missing[i].Index] = columns[i];
            }

            Volatile.Write(ref _rowCount, rows);
        }
    }

    private sealed class Cursor(CacheView view, bool[] active, Random? rand, int part, int parts) : RootCursor
    {
        private int[]? _order;
        private long _ordinal;
        private long _row = -1;

        public override DataViewSchema Schema => view.Schema;

        public override long Batch => Position < 0 ? 0 : _ordinal / BatchSize;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            CheckPosition();
            id = new((ulong)_row, 0);
        };

        public override bool IsColumnActive(DataViewSchema.Column column) => active.IsActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            active.CheckActive(column);
            view.Fill(active);
            var inner = view._columns[column.Index]!.GetGetter<TValue>(column.Type);
            return (ref TValue value) =>
            {
                CheckPosition();
                inner(_row, ref value);
            };
        }

        protected override bool MoveNextCore()
        {
            if (Position < 0)
            {
                view.Fill(active);
                _ordinal = (long)part * BatchSize;
                _order = rand is null ? null : Permutation(rand, (int)view._rowCount);
            }
            else if (++_ordinal % BatchSize == 0)
            {
                _ordinal += (long)(parts - 1) * BatchSize;
            }

            if (_ordinal >= view._rowCount)
                return false;
            _row = _order is null ? _ordinal : _order[_ordinal];
            return true;
        }

        private static int[] Permutation(Random rand, int count)
        {
            var order = Enumerable.Range(0, count).ToArray();
            rand.Shuffle(order);
            return order;
        }
    }
}
