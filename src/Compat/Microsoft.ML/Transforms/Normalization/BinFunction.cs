using System.Collections.Immutable;
using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>The number of the bin that a value falls into, scaled to the unit interval.</summary>
internal sealed class BinFunction<T> : SlotFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _upperBounds;
    private readonly bool _fixZero;
    private readonly T[] _density;
    private readonly T[] _offset;

    public BinFunction(T[][] upperBounds, bool fixZero)
    {
        _upperBounds = upperBounds;
        _fixZero = fixZero;
        _density = [.. upperBounds.Select(b => T.CreateChecked(Math.Max(1, b.Length - 1)))];
        _offset = new T[upperBounds.Length];
        for (int slot = 0; fixZero && slot < _offset.Length; slot++)
            _offset[slot] = T.CreateChecked(BinOf(T.Zero, slot)) / _density[slot];
    }

    public override NormalizerKind Kind => NormalizerKind.Bin;

    public override bool KeepsZero => _fixZero;

    public override T Apply(T value, int slot) =>
        T.IsNaN(value) ? value : (T.CreateChecked(BinOf(value, slot)) / _density[slot]) - _offset[slot];

    public override NormalizingTransformer.NormalizerModelParametersBase GetParameters(bool isVector)
    {
        if (!isVector)
        {
            return new NormalizingTransformer.BinNormalizerModelParameters<T>(
                [.. _upperBounds[0]], _density[0], _offset[0]);
        }
        return new NormalizingTransformer.BinNormalizerModelParameters<ImmutableArray<T>>(
            [.. _upperBounds.Select(b => b.ToImmutableArray())], [.. _density], _fixZero ? [.. _offset] : []);
    }

    public override void Save(BinaryWriter writer)
    {
        writer.Write(_fixZero);
        foreach (var bounds in _upperBounds)
        {
            writer.Write(bounds.Length);
            Write(writer, bounds);
        }
    }

    public static BinFunction<T> Load(BinaryReader reader, int size)
    {
        bool fixZero = reader.ReadBoolean();
        var bounds = new T[size][];
        for (int slot = 0; slot < size; slot++)
            bounds[slot] = Read(reader, reader.ReadInt32());
        return new(bounds, fixZero);
    }

    /// <summary>The first bin whose upper bound is not below the value.</summary>
    private int BinOf(T value, int slot)
    {
        int found = Array.BinarySearch(_upperBounds[slot], value);
        return Math.Min(found >= 0 ? found : ~found, Math.Max(0, _upperBounds[slot].Length - 1));
    }
}
