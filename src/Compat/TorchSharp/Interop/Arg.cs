using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// One argument of an operator. It holds the managed object, so that nothing is finalised or moved before the call reads it.
/// A null of any kind is the schema's None.
/// </summary>
internal readonly struct Arg
{
    public readonly Value Value;
    public readonly object? Object;

    private Arg(Tag tag, object? value)
    {
        Object = value;
        Value.Tag = value is null ? Tag.None : tag;
    }

    private Arg(in Value value) => Value = value;

    public static Arg None => default;

    public static implicit operator Arg(Tensor? value) => new(Tag.Tensor, value);

    public static implicit operator Arg(long value) => new(new Value { Tag = Tag.Int, Integer = value });

    public static implicit operator Arg(long? value) => value is { } known ? known : None;

    public static implicit operator Arg(double value) => new(new Value { Tag = Tag.Double, Real = value });

    public static implicit operator Arg(double? value) => value is { } known ? known : None;

    public static implicit operator Arg(bool value) => new(new Value { Tag = Tag.Bool, Integer = value ? 1 : 0 });

    public static implicit operator Arg(bool? value) => value is { } known ? known : None;

    public static implicit operator Arg(Scalar? value) => value is null ? None : new(value.Value);

    public static implicit operator Arg(ScalarType value) => (long)value;

    public static implicit operator Arg(ScalarType? value) => value is { } known ? (long)known : None;

    public static implicit operator Arg(Device? value) => value is null
        ? None
        : new(new Value { Tag = Tag.Device, Extra = (int)value.type, Integer = value.index });

    public static implicit operator Arg(Generator? value) => new(Tag.Generator, value);

    public static implicit operator Arg(string? value) => new(Tag.String, value);

    public static implicit operator Arg(long[]? value) => new(Tag.Ints, value);

    public static implicit operator Arg(ReadOnlySpan<long> value) => new(Tag.Ints, value.ToArray());

    public static implicit operator Arg(double[]? value) => new(Tag.Doubles, value);

    public static implicit operator Arg(bool[]? value) => new(Tag.Bools, value);

    public static implicit operator Arg(Tensor[]? value) => new(Tag.Tensors, value);

    public static implicit operator Arg(List<Tensor>? value) => new(Tag.Tensors, value?.ToArray());

    /// <summary>For parameters of type Tensor?[], such as the indices of aten::index.</summary>
    public static Arg OptionalTensors(Tensor?[] value) => new(Tag.OptionalTensors, value);

    public static Arg Tensors(IEnumerable<Tensor> value) => value as Tensor[] ?? [.. value];
}
