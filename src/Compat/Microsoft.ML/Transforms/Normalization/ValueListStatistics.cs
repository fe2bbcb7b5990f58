using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps the values of each slot, for functions of their order.</summary>
internal abstract class ValueListStatistics<T> : NormalizerStatistics<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<T>[] _values;
    private readonly long[] _zeros;

    protected ValueListStatistics(int size)
        : base(size)
    {
        _zeros = new long[size];
        _values = new List<T>[size];
        for (int slot = 0; slot < size; slot++)
            _values[slot] = [];
    }

    protected override void Add(int slot, T value)
    {
        if (value == T.Zero)
            _zeros[slot]++;
        else
            _values[slot].Add(value);
    }

    protected override void AddZeros(int slot, long count) => _zeros[slot] += count;

    /// <summary>The different values of a slot, rising, and how often each came.</summary>
    protected List<(T Value, long Count)> Distinct(int slot)
    {
        var values = _values[slot];
        if (_zeros[slot] > 0)
            values.Add(T.Zero);
        values.Sort();
        var distinct = new List<(T Value, long Count)>();
        foreach (var value in values)
        {
            long count = value == T.Zero ? _zeros[slot] : 1;
            if (distinct.Count > 0 && distinct[^1].Value == value)
                distinct[^1] = (value, distinct[^1].Count + count);
            else
                distinct.Add((value, count));
        }
        return distinct;
    }
}

/// <summary>Bins that hold about equally many values; equal values share a bin.</summary>
internal sealed class BinningStatistics<T>(int size, bool fixZero, int maximumBinCount) : ValueListStatistics<T>(size)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override SlotFunction<T> MakeFunction()
    {
        var bounds = new T[Size][];
        for (int slot = 0; slot < Size; slot++)
            bounds[slot] = UpperBounds(Distinct(slot));
        return new BinFunction<T>(bounds, fixZero);
    }

    private T[] UpperBounds(List<(T Value, long Count)> distinct)
    {
        var bounds = new List<T>();
        bool ownBins = distinct.Count <= maximumBinCount;
        long left = distinct.Sum(d => d.Count);
        long inBin = 0;
        for (int i = 0; i + 1 < distinct.Count && bounds.Count < maximumBinCount - 1; i++)
        {
            inBin += distinct[i].Count;
            double share = (double)left / (maximumBinCount - bounds.Count);
            if (ownBins || inBin >= share)
            {
                bounds.Add((distinct[i].Value + distinct[i + 1].Value) / T.CreateChecked(2));
                left -= inBin;
                inBin = 0;
            }
        }
        bounds.Add(T.PositiveInfinity);
        return [.. bounds];
    }
}

/// <summary>Centre and spread by quantiles, which outliers do not move.</summary>
internal sealed class RobustStatistics<T>(int size, bool centerData, uint quantileMin, uint quantileMax)
    : ValueListStatistics<T>(size)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override SlotFunction<T> MakeFunction()
    {
        var scale = new T[Size];
        var offset = new T[Size];
        for (int slot = 0; slot < Size; slot++)
        {
            var distinct = Distinct(slot);
            if (distinct.Count == 0)
                continue;
            double range = Quantile(distinct, quantileMax / 100.0) - Quantile(distinct, quantileMin / 100.0);
            scale[slot] = range > 0 ? T.CreateChecked(1 / range) : T.Zero;
            if (centerData)
                offset[slot] = T.CreateChecked(Quantile(distinct, 0.5));
        }
        return new AffineFunction<T>(scale, offset);
    }

    /// <summary>Linear between the two values next to the place.</summary>
    private static double Quantile(List<(T Value, long Count)> distinct, double share)
    {
        double place = share * (distinct.Sum(d => d.Count) - 1);
        long below = (long)place;
        double low = At(distinct, below);
        double high = place > below ? At(distinct, below + 1) : low;
        return low == high ? low : low + ((place - below) * (high - low));
    }

    private static double At(List<(T Value, long Count)> distinct, long place)
    {
        foreach (var (value, count) in distinct)
        {
            place -= count;
            if (place < 0)
                return double.CreateChecked(value);
        }
        return double.CreateChecked(distinct[^1].Value);
    }
}
