using System.Numerics;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number of any element type. It lives in managed memory alone.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(in Value value) => Value = value;

    internal Value Value { get; }

    public ScalarType Type => Value.Tag switch
    {
        Tag.Bool => ScalarType.Bool,
        Tag.Int => ScalarType.Int64,
        Tag.Complex => ScalarType.ComplexFloat64,
        _ => ScalarType.Float64,
    };

    internal long ToWhole() => Value.Tag is Tag.Double or Tag.Complex ? (long)Value.Real : Value.Integer;

    internal double ToReal() => Value.Tag is Tag.Double or Tag.Complex ? Value.Real : Value.Integer;

    internal Complex ToComplex() => new(ToReal(), Value.Tag == Tag.Complex ? Value.Imaginary : 0);

    internal bool ToTruth() => Value.Tag is Tag.Double or Tag.Complex ? ToComplex() != Complex.Zero : Value.Integer != 0;

    private static Scalar Whole(long value) => new(new Value { Tag = Tag.Int, Integer = value });

    private static Scalar Real(double value) => new(new Value { Tag = Tag.Double, Real = value });

    public static implicit operator Scalar(byte value) => Whole(value);

    public static implicit operator Scalar(sbyte value) => Whole(value);

    public static implicit operator Scalar(short value) => Whole(value);

    public static implicit operator Scalar(int value) => Whole(value);

    public static implicit operator Scalar(long value) => Whole(value);

    public static implicit operator Scalar(Half value) => Real((double)value);

    public static implicit operator Scalar(float value) => Real(value);

    public static implicit operator Scalar(double value) => Real(value);

    public static implicit operator Scalar(bool value) => new(new Value { Tag = Tag.Bool, Integer = value ? 1 : 0 });

    public static implicit operator Scalar((float Real, float Imaginary) value) => new Complex(value.Real, value.Imaginary);

    public static implicit operator Scalar(Complex value) =>
        new(new Value { Tag = Tag.Complex, Real = value.Real, Imaginary = value.Imaginary });

    /// <summary>Nothing is held, so nothing is freed.</summary>
    public void Dispose()
    {
    }
}
