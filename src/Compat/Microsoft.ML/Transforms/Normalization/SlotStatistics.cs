using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Learns one column's function, slot by slot; a scalar column has one slot.</summary>
internal abstract class SlotStatistics<T>(int size)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly long[] _explicit = new long[size];
    private long _rows;

    public int Size => size;

    public void AddScalar(T value)
    {
        _rows++;
        _explicit[0]++;
        AddIfNumber(0, value);
    }

    public void AddVector(in VBuffer<T> row)
    {
        if (row.Length != size)
            throw new InvalidOperationException($"A row has {row.Length} slots where {size} are expected");
        _rows++;
        var values = row.GetValues();
        var indices = row.GetIndices();
        for (int i = 0; i < values.Length; i++)
        {
            int slot = row.IsDense ? i : indices[i];
            _explicit[slot]++;
            AddIfNumber(slot, values[i]);
        }
    }

    public SlotFunction<T> Finish()
    {
        // What sparse rows leave out is zero.
        for (int slot = 0; slot < size; slot++)
        {
            if (_explicit[slot] < _rows)
                AddZeros(slot, _rows - _explicit[slot]);
        }
        return MakeFunction();
    }

    protected abstract void Add(int slot, T value);

    protected abstract void AddZeros(int slot, long count);

    protected abstract SlotFunction<T> MakeFunction();

    private void AddIfNumber(int slot, T value)
    {
        if (!T.IsNaN(value))
            Add(slot, value);
    }
}
