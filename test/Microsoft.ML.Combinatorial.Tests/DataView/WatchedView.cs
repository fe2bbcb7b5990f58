using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.DataView;

/// <summary>A view of numbered rows that counts its cursors, and shuffles where it is asked to: what a test needs to see.</summary>
internal sealed class WatchedView : IDataView
{
    private readonly int _rows;
    private readonly Func<int, ulong> _id;

    public WatchedView(int rows, bool canShuffle = false, Func<int, ulong>? id = null)
    {
        _rows = rows;
        CanShuffle = canShuffle;
        _id = id ?? (row => (ulong)row);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("X", NumberDataViewType.Single);
        builder.AddColumn("V", new VectorDataViewType(NumberDataViewType.Single));
        builder.AddColumn("T", TextDataViewType.Instance);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle { get; }

    public int OpenCursors { get; private set; }

    /// <summary>The names of the columns that the last cursor had active.</summary>
    public string[] LastActive { get; private set; } = [];

    /// <summary>The furthest row that a cursor moved to.</summary>
    public int FurthestRow { get; private set; } = -1;

    public long? GetRowCount() => _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        LastActive = [.. columnsNeeded.Select(column => column.Name)];
        int[] order = [.. Enumerable.Range(0, _rows)];
        if (CanShuffle)
        {
            rand?.Shuffle(order);
        }

        OpenCursors++;
        return new Cursor(this, order, LastActive);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(WatchedView view, int[] order, string[] active) : DataViewRowCursor
    {
        private int _next = -1;
        private bool _disposed;

        public override DataViewSchema Schema => view.Schema;

        public override long Position => _next < order.Length ? _next : -1;

        public override long Batch => 5;

        private int Row => order[_next];

        public override bool MoveNext()
        {
            if (_next + 1 >= order.Length)
            {
                _next = order.Length;
                return false;
            }

            _next++;
            view.FurthestRow = Math.Max(view.FurthestRow, _next);
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Name);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new DataViewRowId(view._id(Row), 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Assert.IsTrue(IsColumnActive(column), column.Name);
            Delegate getter = column.Name switch
            {
                "X" => (ValueGetter<float>)((ref float value) => value = Row),
                "V" => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
                {
                    VBufferEditor<float> editor = VBufferEditor.Create(ref value, 2);
                    editor.Values[0] = Row;
                    editor.Values[1] = -Row;
                    value = editor.Commit();
                }),
                _ => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = $"row {Row}".AsMemory()),
            };
            return (ValueGetter<TValue>)getter;
        }

        protected override void Dispose(bool disposing)
        {
            view.OpenCursors -= _disposed ? 0 : 1;
            _disposed = true;
            base.Dispose(disposing);
        }
    }
}
