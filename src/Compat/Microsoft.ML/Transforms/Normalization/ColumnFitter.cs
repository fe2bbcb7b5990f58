using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Reads one column's rows into statistics, up to the number of examples that its options allow.</summary>
internal abstract class ColumnFitter
{
    public abstract bool IsDone { get; }

    public abstract void Open(DataViewRowCursor cursor);

    public abstract void ReadRow();

    public abstract FittedColumn Finish();

    public static ColumnFitter Create(DataViewSchema.Column column, NormalizerColumnOptions options) =>
        column.Type.ItemType().RawType == typeof(float)
            ? new ColumnFitter<float>(column, options)
            : new ColumnFitter<double>(column, options);
}

internal sealed class ColumnFitter<T> : ColumnFitter
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DataViewSchema.Column _column;
    private readonly SlotStatistics<T> _statistics;
    private long _left;
    private ValueGetter<T>? _scalar;
    private ValueGetter<VBuffer<T>>? _vector;
    private VBuffer<T> _buffer;

    public ColumnFitter(DataViewSchema.Column column, NormalizerColumnOptions options)
    {
        _column = column;
        _left = options.MaximumExampleCount;
        _statistics = options.Method.Start<T>(column.Type is VectorDataViewType vector ? vector.Size : 1);
    }

    public override bool IsDone => _left == 0;

    public override void Open(DataViewRowCursor cursor)
    {
        if (_column.Type is VectorDataViewType)
            _vector = cursor.GetGetter<VBuffer<T>>(_column);
        else
            _scalar = cursor.GetGetter<T>(_column);
    }

    public override void ReadRow()
    {
        if (IsDone)
            return;
        _left--;
        if (_vector is not null)
        {
            _vector(ref _buffer);
            _statistics.AddVector(_buffer);
        }
        else
        {
            T value = default;
            _scalar!(ref value);
            _statistics.AddScalar(value);
        }
    }

    public override FittedColumn Finish() => new FittedColumn<T>(_column.Type, _statistics.Finish());
}
