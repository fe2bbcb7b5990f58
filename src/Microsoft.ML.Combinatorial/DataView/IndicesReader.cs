using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>
/// Reads a column of index vectors into Int32. Keys count from 1 inside and from 0 here; a missing key is −1. A Single must be
/// a whole number.
/// </summary>
internal abstract class IndicesReader
{
    private int[] _indices = [];

    /// <summary>Makes the reader for the column's type.</summary>
    public static IndicesReader Create(DataViewRow row, DataViewSchema.Column column) => ((VectorDataViewType)column.Type).ItemType switch
    {
        KeyDataViewType key when key.RawType == typeof(byte) => new Items<byte>(row, column, value => value - 1),
        KeyDataViewType key when key.RawType == typeof(ushort) => new Items<ushort>(row, column, value => value - 1),
        KeyDataViewType key when key.RawType == typeof(uint) => new Items<uint>(row, column, value => FromKey(value)),
        KeyDataViewType => new Items<ulong>(row, column, FromKey),
        { } item when item.RawType == typeof(float) => new Items<float>(row, column, FromSingle),
        _ => new Items<int>(row, column, value => value),
    };

    /// <summary>The current row's indices; good until the next call.</summary>
    /// <exception cref="FormatException">A value is not a whole number within the range of Int32.</exception>
    public abstract ReadOnlySpan<int> Read();

    private static int FromKey(ulong value) =>
        value <= int.MaxValue ? (int)value - 1 : throw new FormatException($"key {value} is no index: it must be at most {int.MaxValue}");

    private static int FromSingle(float value)
    {
        // NaN fails the first comparison.
        if (!(Math.Abs(value) < 1 << 24) || value != MathF.Truncate(value))
        {
            throw new FormatException($"label {value} is no index: it must be a whole number, negative for 'no partner'");
        }

        return (int)value;
    }

    private sealed class Items<T>(DataViewRow row, DataViewSchema.Column column, Func<T, int> toIndex) : IndicesReader
    {
        private readonly ValueGetter<VBuffer<T>> _getter = row.GetGetter<VBuffer<T>>(column);
        private VBuffer<T> _value;
        private T[] _dense = [];

        public override ReadOnlySpan<int> Read()
        {
            _getter(ref _value);
            int length = _value.Length;
            if (_dense.Length < length)
            {
                _dense = new T[length];
                _indices = new int[length];
            }

            _value.CopyTo(_dense.AsSpan(0, length));
            for (int i = 0; i < length; i++)
            {
                _indices[i] = toIndex(_dense[i]);
            }

            return _indices.AsSpan(0, length);
        }
    }
}
