namespace Microsoft.ML.Data;

/// <summary>A view that can open a cursor whose exceptions come as they are.</summary>
internal interface IUnguardedView : IDataView
{
    DataViewRowCursor OpenCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand, bool guarded);
}

internal static class UnguardedViewExtensions
{
    /// <summary>For views on top of others: only the outermost cursor guards.</summary>
    public static DataViewRowCursor OpenInnerCursor(
        this IDataView view, IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand) =>
        view is IUnguardedView inner ? inner.OpenCursor(columnsNeeded, rand, false) : view.GetRowCursor(columnsNeeded, rand);
}

/// <summary>The lazy result of a row-to-row transformer.</summary>
internal sealed class MappedView(IDataView input, RowBindings bindings) : IUnguardedView
{
    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => bindings.OutputSchema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        OpenCursor(columnsNeeded, rand, true);

    public DataViewRowCursor OpenCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand, bool guarded)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        var cursor = input.OpenInnerCursor(bindings.InputsOf(active), rand);
        return Map(cursor, active, guarded && AnyAdded(active));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return [.. input.GetRowCursorSet(bindings.InputsOf(active), n, rand).Select(cursor => Map(cursor, active, false))];
    }

    private MappedCursor Map(DataViewRowCursor cursor, bool[] active, bool guarded)
    {
        try
        {
            return new(cursor, new MappedColumns(bindings, cursor, active), guarded);
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
    }

    private bool AnyAdded(bool[] active)
    {
        for (var i = 0; i < active.Length; i++)
        {
            if (active[i] && !bindings.IsInput(i, out _))
                return true;
        }

        return false;
    }
}
