using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Reads one column's rows into statistics, up to a number of rows.</summary>
internal abstract class ColumnPass(DataViewSchema.Column column)
{
    public abstract bool IsDone { get; }

    public abstract void ReadRow();

    /// <summary>One pass over the data for all columns.</summary>
    public static void Run(IDataView data, ColumnPass[] passes)
    {
        using var cursor = data.GetRowCursor(passes.Select(p => p.Column));
        foreach (var pass in passes)
            pass.Open(cursor);
        while (!Array.TrueForAll(passes, p => p.IsDone) && cursor.MoveNext())
        {
            foreach (var pass in passes)
                pass.ReadRow();
        }
    }

    protected DataViewSchema.Column Column => column;

    protected abstract void Open(DataViewRow row);
}

internal sealed class ColumnPass<T>(DataViewSchema.Column column, SlotStatistics<T> statistics, long most)
    : ColumnPass(column)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private long _left = most;
    private ValueGetter<T>? _scalar;
    private ValueGetter<VBuffer<T>>? _vector;
    private VBuffer<T> _buffer;

    public override bool IsDone => _left == 0;

    public override void ReadRow()
    {
        if (IsDone)
            return;
        _left--;
        if (_vector is not null)
        {
            _vector(ref _buffer);
            statistics.AddVector(_buffer);
        }
        else
        {
            T value = default;
            _scalar!(ref value);
            statistics.AddScalar(value);
        }
    }

    protected override void Open(DataViewRow row)
    {
        if (Column.Type is VectorDataViewType)
            _vector = row.GetGetter<VBuffer<T>>(Column);
        else
            _scalar = row.GetGetter<T>(Column);
    }
}
