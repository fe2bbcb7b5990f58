using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps the values of each slot, for functions of their order.</summary>
internal abstract class ValueListStatistics<T> : NormalizerStatistics<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<T>[] _values;

    protected ValueListStatistics(int size)
        : base(size)
    {
        _values = new List<T>[size];
        for (int slot = 0; slot < size; slot++)
            _values[slot] = [];
    }

    protected override void Add(int slot, T value) => _values[slot].Add(value);

    protected override void AddZeros(int slot, long count)
    {
        for (long i = 0; i < count; i++)
            _values[slot].Add(T.Zero);
    }

    protected List<T> Sorted(int slot)
    {
        _values[slot].Sort();
        return _values[slot];
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
            bounds[slot] = UpperBounds(Sorted(slot));
        return new BinFunction<T>(bounds, fixZero);
    }

    private T[] UpperBounds(List<T> sorted)
    {
        var bounds = new List<T>();
        int distinct = 0;
        for (int i = 0; i < sorted.Count; i++)
            distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        bool ownBins = distinct <= maximumBinCount;

        int start = 0;
        for (int i = 1; i < sorted.Count && bounds.Count < maximumBinCount - 1; i++)
        {
            if (sorted[i] == sorted[i - 1])
                continue;
            double share = (double)(sorted.Count - start) / (maximumBinCount - bounds.Count);
            if (ownBins || i - start >= share)
            {
                bounds.Add((sorted[i - 1] + sorted[i]) / T.CreateChecked(2));
                start = i;
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
            var sorted = Sorted(slot);
            if (sorted.Count == 0)
                continue;
            double range = Quantile(sorted, quantileMax / 100.0) - Quantile(sorted, quantileMin / 100.0);
            scale[slot] = range > 0 ? T.CreateChecked(1 / range) : T.Zero;
            if (centerData)
                offset[slot] = T.CreateChecked(Quantile(sorted, 0.5));
        }
        return new AffineFunction<T>(scale, offset);
    }

    private static double Quantile(List<T> sorted, double share)
    {
        double position = share * (sorted.Count - 1);
        int below = (int)position;
        double low = double.CreateChecked(sorted[below]);
        double high = double.CreateChecked(sorted[Math.Min(below + 1, sorted.Count - 1)]);
        return low == high ? low : low + ((position - below) * (high - low));
    }
}
