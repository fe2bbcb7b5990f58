using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Sums up one column slot by slot; a scalar column has one slot, and so has a vector column whose slots are merged.
/// NaN is left out; what sparse rows leave out is zero.
/// </summary>
internal abstract class SlotStatistics<T>(int size, bool merged = false)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly long[] _explicit = new long[size];
    private long _total;

    public int Size => size;

    public void AddScalar(T value)
    {
        _total++;
        AddExplicit(0, value);
    }

    public void AddVector(in VBuffer<T> row)
    {
        if (!merged && row.Length != size)
            throw new InvalidOperationException($"A row has {row.Length} slots where {size} are expected");
        _total += merged ? row.Length : 1;
        var values = row.GetValues();
        var indices = row.GetIndices();
        for (int i = 0; i < values.Length; i++)
            AddExplicit(merged ? 0 : row.IsDense ? i : indices[i], values[i]);
    }

    /// <summary>Adds the zeros that sparse rows left out. Once, after the last row.</summary>
    protected void AddMissingZeros()
    {
        for (int slot = 0; slot < size; slot++)
        {
            if (_explicit[slot] < _total)
                AddZeros(slot, _total - _explicit[slot]);
        }
    }

    protected abstract void Add(int slot, T value);

    protected abstract void AddZeros(int slot, long count);

    private void AddExplicit(int slot, T value)
    {
        _explicit[slot]++;
        if (!T.IsNaN(value))
            Add(slot, value);
    }
}

/// <summary>Statistics that end in a normaliser.</summary>
internal abstract class NormalizerStatistics<T>(int size) : SlotStatistics<T>(size)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public SlotFunction<T> Finish()
    {
        AddMissingZeros();
        return MakeFunction();
    }

    protected abstract SlotFunction<T> MakeFunction();
}
