using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>The learnt function of one column: a value and its slot give the normalised value.</summary>
internal abstract class SlotFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract NormalizerKind Kind { get; }

    /// <summary>Whether every slot maps zero to zero, so that sparse vectors stay sparse.</summary>
    public abstract bool KeepsZero { get; }

    public abstract T Apply(T value, int slot);

    public abstract NormalizingTransformer.NormalizerModelParametersBase GetParameters(bool isVector);

    public abstract void Save(BinaryWriter writer);

    public static SlotFunction<T> Load(BinaryReader reader, NormalizerKind kind, int size) => kind switch
    {
        NormalizerKind.Affine => AffineFunction<T>.Load(reader, size),
        NormalizerKind.Cdf => CdfFunction<T>.Load(reader, size),
        NormalizerKind.Bin => BinFunction<T>.Load(reader, size),
        _ => throw ModelReader.Corrupt(),
    };

    protected static void Write(BinaryWriter writer, T[] values)
    {
        foreach (var value in values)
            writer.Write(double.CreateChecked(value));
    }

    protected static T[] Read(BinaryReader reader, int count)
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = T.CreateChecked(reader.ReadDouble());
        return values;
    }
}

internal enum NormalizerKind : byte
{
    Affine = 1,
    Cdf = 2,
    Bin = 3,
}
