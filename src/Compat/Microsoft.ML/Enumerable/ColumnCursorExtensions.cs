namespace Microsoft.ML.Data;

public static class ColumnCursorExtensions
{
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
    {
        Check.NotNull(data, nameof(data));
        return data.GetColumn<T>(data.Schema[columnName]);
    }

    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Check.NotNull(data, nameof(data));
        Check.Param(MemberTypes.CanBind(column.Type, typeof(T)), nameof(column),
            $"Cannot map column (name: {column.Name}, type: {column.Type}) in data to the user-defined type, {typeof(T)}.");
        return Enumerate<T>(data, column);
    }

    private static IEnumerable<T> Enumerate<T>(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        // Nothing is read from the holder, so every row gets arrays of its own.
        var fill = MemberPipe.Create(typeof(T), column.Type, isStored: true)
            .MakeSetter<Holder<T>>(cursor, column, null, (Action<Holder<T>, T>)((h, value) => h.Value = value));
        var holder = new Holder<T>();
        while (cursor.MoveNext())
        {
            fill(holder);
            yield return holder.Value!;
        }
    }

    private sealed class Holder<T>
    {
        public T? Value { get; set; }
    }
}
