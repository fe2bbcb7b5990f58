using System.Numerics;

namespace Microsoft.ML.Transforms;

internal sealed class MinMaxStatistics<T> : NormalizerStatistics<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool _fixZero;
    private readonly T[] _min;
    private readonly T[] _max;

    public MinMaxStatistics(int size, bool fixZero)
        : base(size)
    {
        _fixZero = fixZero;
        _min = new T[size];
        _max = new T[size];
        Array.Fill(_min, T.PositiveInfinity);
        Array.Fill(_max, T.NegativeInfinity);
    }

    protected override void Add(int slot, T value)
    {
        _min[slot] = T.Min(_min[slot], value);
        _max[slot] = T.Max(_max[slot], value);
    }

    protected override void AddZeros(int slot, long count) => Add(slot, T.Zero);

    protected override SlotFunction<T> MakeFunction()
    {
        var scale = new T[Size];
        var offset = new T[Size];
        for (int slot = 0; slot < Size; slot++)
        {
            // A slot without values, or with one value only, becomes zero.
            T range = _fixZero ? T.Max(T.Abs(_min[slot]), T.Abs(_max[slot])) : _max[slot] - _min[slot];
            if (!(_min[slot] < _max[slot]))
                continue;
            scale[slot] = T.One / range;
            if (!_fixZero)
                offset[slot] = _min[slot];
        }
        return new AffineFunction<T>(scale, offset);
    }
}
