namespace Microsoft.ML.Data;

/// <summary>The rows that a test over some columns keeps.</summary>
/// <param name="makeTest">Makes the test of one cursor: true keeps the row.</param>
/// <param name="keepsOrder">The test depends on the source's order, which must not be shuffled below it.</param>
internal sealed class FilterView(
    IDataView source, DataViewSchema.Column[] tested, Func<DataViewRow, Func<bool>> makeTest, bool keepsOrder = false) : IDataView
{
    public bool CanShuffle => !keepsOrder && source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        return Filter(source.GetRowCursor(columns.Concat(tested), keepsOrder ? null : rand), columns);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        return keepsOrder
            ? [GetRowCursor(columns, rand)]
            : [.. source.GetRowCursorSet(columns.Concat(tested), n, rand).Select(cursor => Filter(cursor, columns))];
    }

    private Cursor Filter(DataViewRowCursor cursor, DataViewSchema.Column[] columns) =>
        new(cursor, ActiveColumns.Of(Schema, columns), makeTest(cursor));

    private sealed class Cursor(DataViewRowCursor input, bool[] active, Func<bool> keep) : WrappedCursor(input, active)
    {
        protected override bool MoveNextCore()
        {
            while (Input.MoveNext())
            {
                if (keep())
                    return true;
            }

            return false;
        }
    }
}
