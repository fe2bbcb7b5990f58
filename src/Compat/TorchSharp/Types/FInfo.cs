namespace TorchSharp;

public static partial class torch
{
    /// <summary>The limits of a floating-point type.</summary>
    public readonly struct FInfo
    {
        public readonly int bits;
        public readonly double eps;
        public readonly double max;
        public readonly double min;
        public readonly double tiny;
        public readonly double smallest_normal;
        public readonly double resolution;

        internal FInfo(int bits, double eps, double max, double smallestNormal, double resolution)
        {
            this.bits = bits;
            this.eps = eps;
            this.max = max;
            min = -max;
            tiny = smallestNormal;
            smallest_normal = smallestNormal;
            this.resolution = resolution;
        }
    }

    /// <summary>The limits of the default type.</summary>
    public static FInfo finfo() => finfo(get_default_dtype());

    public static FInfo finfo(ScalarType type) => type switch
    {
        ScalarType.Float64 or ScalarType.ComplexFloat64 =>
            new(64, double.BitIncrement(1) - 1, double.MaxValue, 2.2250738585072014e-308, 1e-15),
        ScalarType.Float32 or ScalarType.ComplexFloat32 =>
            new(32, float.BitIncrement(1) - 1, float.MaxValue, 1.1754943508222875e-38, 1e-6),
        ScalarType.Float16 => new(16, 0.0009765625, 65504, 6.103515625e-05, 1e-3),
        ScalarType.BFloat16 => new(16, 0.0078125, 3.3895313892515355e38, 1.1754943508222875e-38, 1e-2),
        _ => throw new ArgumentException($"{type} is not a floating-point type."),
    };
}
