using System.Collections.Immutable;
using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>(value - offset) * scale.</summary>
internal sealed class AffineFunction<T>(T[] scale, T[] offset) : SlotFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool _hasOffset = Array.Exists(offset, o => o != T.Zero);

    public override NormalizerKind Kind => NormalizerKind.Affine;

    public override bool KeepsZero => !_hasOffset;

    public override T Apply(T value, int slot) => (value - offset[slot]) * scale[slot];

    public override NormalizingTransformer.NormalizerModelParametersBase GetParameters(bool isVector)
    {
        if (!isVector)
            return new NormalizingTransformer.AffineNormalizerModelParameters<T>(scale[0], offset[0]);
        return new NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<T>>(
            [.. scale], _hasOffset ? [.. offset] : []);
    }

    public override void Save(BinaryWriter writer)
    {
        Write(writer, scale);
        Write(writer, offset);
    }

    public static AffineFunction<T> Load(BinaryReader reader, int size) => new(Read(reader, size), Read(reader, size));
}
