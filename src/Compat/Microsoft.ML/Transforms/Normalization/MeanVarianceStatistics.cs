using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>Mean and population variance in one pass (Welford), of the values or of the positive values' logarithms.</summary>
internal sealed class MeanVarianceStatistics<T>(int size, bool fixZero, bool useCdf, bool useLog) : NormalizerStatistics<T>(size)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly long[] _count = new long[size];
    private readonly double[] _mean = new double[size];
    private readonly double[] _squares = new double[size];

    protected override void Add(int slot, T value)
    {
        double x = double.CreateChecked(value);
        if (useLog)
        {
            if (!(x > 0))
                return;
            x = Math.Log(x);
        }
        _count[slot]++;
        double delta = x - _mean[slot];
        _mean[slot] += delta / _count[slot];
        _squares[slot] += delta * (x - _mean[slot]);
    }

    protected override void AddZeros(int slot, long count)
    {
        if (useLog)
            return;
        double seen = _count[slot];
        double all = seen + count;
        _squares[slot] += _mean[slot] * _mean[slot] * seen * count / all;
        _mean[slot] *= seen / all;
        _count[slot] += count;
    }

    protected override SlotFunction<T> MakeFunction()
    {
        var mean = new double[Size];
        var variance = new double[Size];
        for (int slot = 0; slot < Size; slot++)
        {
            mean[slot] = _mean[slot];
            variance[slot] = _count[slot] == 0 ? 0 : _squares[slot] / _count[slot];
        }
        return useCdf ? Cdf(mean, variance) : Affine(mean, variance);
    }

    private AffineFunction<T> Affine(double[] mean, double[] variance)
    {
        var scale = new T[Size];
        var offset = new T[Size];
        for (int slot = 0; slot < Size; slot++)
        {
            // A constant slot becomes zero.
            if (variance[slot] == 0)
                continue;
            double squares = fixZero ? variance[slot] + (mean[slot] * mean[slot]) : variance[slot];
            scale[slot] = T.One / T.CreateChecked(Math.Sqrt(squares));
            if (!fixZero)
                offset[slot] = T.CreateChecked(mean[slot]);
        }
        return new AffineFunction<T>(scale, offset);
    }

    private CdfFunction<T> Cdf(double[] mean, double[] variance) =>
        new([.. mean.Select(T.CreateChecked)], [.. variance.Select(v => T.CreateChecked(Math.Sqrt(v)))], useLog);
}
