namespace Microsoft.ML.Data;

/// <summary>Rows in a random order, drawn from a pool that the source refills.</summary>
/// <param name="nextSeed">The seed of the next cursor: always the same one, or a new one for each pass.</param>
internal sealed class ShuffleView(IDataView source, Func<int> nextSeed, int poolSize, bool shuffleSource) : IDataView
{
    public bool CanShuffle => true;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var random = rand ?? new Random(nextSeed());
        var columns = columnsNeeded.ToArray();
        var input = source.GetRowCursor(columns, shuffleSource && source.CanShuffle ? new Random(random.Next()) : null);
        return poolSize == 1 ? input : new Cursor(input, ActiveColumns.Of(Schema, columns), random, poolSize);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly DataViewRowCursor _input;
        private readonly bool[] _active;
        private readonly Random _random;
        private readonly int _poolSize;
        private readonly PoolColumn?[] _columns;
        private readonly PoolColumn<DataViewRowId> _ids;
        private int _count;
        private int _current = -1;
        private bool _exhausted;

        public Cursor(DataViewRowCursor input, bool[] active, Random random, int poolSize)
        {
            _input = input;
            _active = active;
            _random = random;
            _poolSize = poolSize;
            _columns = [.. input.Schema.Select(c => active[c.Index] ? PoolColumn.Create(input, c) : null)];
            _ids = new(input.GetIdGetter());
        }

        public override DataViewSchema Schema => _input.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => _active.IsActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            CheckPosition();
            _ids.Get(_current, ref id);
        };

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            _active.CheckActive(column);
            var pool = _columns[column.Index] as PoolColumn<TValue>
                ?? throw SchemaErrors.WrongValueType(typeof(TValue), column.Type.RawType);
            return (ref TValue value) =>
            {
                CheckPosition();
                pool.Get(_current, ref value);
            };
        }

        protected override bool MoveNextCore()
        {
            // The slot of the row that is left is filled again, so the pool stays full while the source lasts.
            if (_current >= 0 && !Fill(_current))
                Remove(_current);
            while (_count < _poolSize && Fill(_count))
                _count++;
            if (_count == 0)
                return false;
            _current = _random.Next(_count);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _input.Dispose();
            base.Dispose(disposing);
        }

        private bool Fill(int slot)
        {
            _exhausted = _exhausted || !_input.MoveNext();
            if (_exhausted)
                return false;
            _ids.Read(slot);
            foreach (var column in _columns)
                column?.Read(slot);
            return true;
        }

        private void Remove(int slot)
        {
            _count--;
            _ids.Move(_count, slot);
            foreach (var column in _columns)
                column?.Move(_count, slot);
        }
    }
}
