namespace Microsoft.ML.Data;

/// <summary>A run of rows in the source's order.</summary>
internal sealed class TakeSkipView(IDataView source, long skip, long take) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() =>
        source.GetRowCount() is { } count ? Math.Min(take, Math.Max(0, count - skip)) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        return new Cursor(source.GetRowCursor(columns), ActiveColumns.Of(Schema, columns), skip, take);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, bool[] active, long skip, long take) : WrappedCursor(input, active)
    {
        private long _left = take;

        protected override bool MoveNextCore()
        {
            if (Position < 0)
            {
                for (var i = 0L; i < skip; i++)
                {
                    if (!Input.MoveNext())
                        return false;
                }
            }

            return _left-- > 0 && Input.MoveNext();
        }
    }
}
