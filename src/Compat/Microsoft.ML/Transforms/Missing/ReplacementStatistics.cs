using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>The mean of the finite values, the smallest, the largest or the most frequent value of each slot.</summary>
internal sealed class ReplacementStatistics<T> : SlotStatistics<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MissingValueReplacingEstimator.ReplacementMode _mode;
    private readonly T[] _result;
    private readonly double[] _mean;
    private readonly long[] _count;
    private readonly Dictionary<T, long>[] _frequencies;

    public ReplacementStatistics(int size, bool merged, MissingValueReplacingEstimator.ReplacementMode mode)
        : base(size, merged)
    {
        _mode = mode;
        _result = new T[size];
        _mean = new double[size];
        _count = new long[size];
        _frequencies = new Dictionary<T, long>[size];
        for (int slot = 0; slot < size; slot++)
        {
            _result[slot] = mode switch
            {
                MissingValueReplacingEstimator.ReplacementMode.Minimum => T.PositiveInfinity,
                MissingValueReplacingEstimator.ReplacementMode.Maximum => T.NegativeInfinity,
                _ => T.Zero,
            };
            _frequencies[slot] = [];
        }
    }

    public T[] Finish()
    {
        AddMissingZeros();
        for (int slot = 0; _mode == MissingValueReplacingEstimator.ReplacementMode.Mean && slot < Size; slot++)
            _result[slot] = T.CreateChecked(_mean[slot]);
        return _result;
    }

    protected override void Add(int slot, T value)
    {
        switch (_mode)
        {
            case MissingValueReplacingEstimator.ReplacementMode.Minimum:
                _result[slot] = T.Min(_result[slot], value);
                break;
            case MissingValueReplacingEstimator.ReplacementMode.Maximum:
                _result[slot] = T.Max(_result[slot], value);
                break;
            case MissingValueReplacingEstimator.ReplacementMode.Mean when T.IsFinite(value):
                _mean[slot] += (double.CreateChecked(value) - _mean[slot]) / ++_count[slot];
                break;
            case MissingValueReplacingEstimator.ReplacementMode.Mode:
                Count(slot, value, 1);
                break;
        }
    }

    protected override void AddZeros(int slot, long count)
    {
        switch (_mode)
        {
            case MissingValueReplacingEstimator.ReplacementMode.Mean:
                _mean[slot] *= (double)_count[slot] / (_count[slot] + count);
                _count[slot] += count;
                break;
            case MissingValueReplacingEstimator.ReplacementMode.Mode:
                Count(slot, T.Zero, count);
                break;
            default:
                Add(slot, T.Zero);
                break;
        }
    }

    /// <summary>Of equally frequent values, the one that came so far first.</summary>
    private void Count(int slot, T value, long times)
    {
        var frequencies = _frequencies[slot];
        long count = frequencies.GetValueOrDefault(value) + times;
        frequencies[value] = count;
        if (count > _count[slot])
        {
            _count[slot] = count;
            _result[slot] = value;
        }
    }
}
