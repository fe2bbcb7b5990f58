using System.Collections.Immutable;

namespace Microsoft.ML.Data;

/// <summary>The first rows of a view, read at once.</summary>
public sealed class DataDebuggerPreview
{
    internal DataDebuggerPreview(IDataView view, int maxRows)
    {
        Check.Param(maxRows >= 0, nameof(maxRows));
        Schema = view.Schema;
        var rows = ImmutableArray.CreateBuilder<RowInfo>();
        var columns = Schema.Select(_ => new List<object>()).ToArray();
        using (var cursor = view.GetRowCursor(Schema))
        {
            var readers = Schema.Select(c => GenericDispatch.Call(c.Type.RawType, new BoxedReader(cursor, c))).ToArray();
            while (rows.Count < maxRows && cursor.MoveNext())
            {
                var values = new KeyValuePair<string, object>[readers.Length];
                for (var i = 0; i < readers.Length; i++)
                {
                    values[i] = new(Schema[i].Name, readers[i]());
                    columns[i].Add(values[i].Value);
                }

                rows.Add(new(values));
            }
        }

        RowView = rows.ToImmutable();
        ColumnView = [.. columns.Select((values, i) => new ColumnInfo(Schema[i], [.. values]))];
    }

    public DataViewSchema Schema { get; }

    public ImmutableArray<ColumnInfo> ColumnView { get; }

    public ImmutableArray<RowInfo> RowView { get; }

    public override string ToString() => $"{Schema.Count} columns, {RowView.Length} rows";

    public sealed class ColumnInfo
    {
        internal ColumnInfo(DataViewSchema.Column column, object[] values)
        {
            Column = column;
            Values = values;
        }

        public DataViewSchema.Column Column { get; }

        public object[] Values { get; }

        public override string ToString() => $"{Column.Name}: {Column.Type}";
    }

    public sealed class RowInfo
    {
        internal RowInfo(KeyValuePair<string, object>[] values) => Values = values;

        public KeyValuePair<string, object>[] Values { get; }

        public override string ToString() => $"{Values.Length} columns";
    }

    private sealed class BoxedReader(DataViewRow row, DataViewSchema.Column column) : IGenericFunc<Func<object>>
    {
        public Func<object> Invoke<T>()
        {
            var getter = row.GetGetter<T>(column);
            return () =>
            {
                T value = default!;
                getter(ref value);
                return value!;
            };
        }
    }
}
