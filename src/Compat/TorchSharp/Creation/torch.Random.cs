namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op RandintLowGenerator = new("aten::randint", "low_generator");
    public static readonly Op RandpermGenerator = new("aten::randperm", "generator");
    public static readonly Op NormalFloatFloat = new("aten::normal", "float_float");
}

public static partial class torch
{
    /// <summary>Whole numbers from low up to high, without high.</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Made(
            Aten.Call(Ops.RandintLowGenerator, low, high, size, generator, dtype ?? ScalarType.Int64, Arg.None, Place(device)),
            requires_grad, names);

    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(low, high, Array.ConvertAll(size, value => (long)value), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>The numbers below n in random order.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Made(Aten.Call(Ops.RandpermGenerator, n, generator, dtype ?? ScalarType.Int64, Arg.None, Place(device)), requires_grad);

    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Made(Aten.Call(Ops.NormalFloatFloat, mean, std, size, generator, dtype, Arg.None, Place(device)), requires_grad, names);

    public static float rand_float(Generator? generator = null)
    {
        using var drawn = rand([1], dtype: ScalarType.Float32, generator: generator);
        return drawn.item<float>();
    }

    public static float randn_float(Generator? generator = null)
    {
        using var drawn = randn([1], dtype: ScalarType.Float32, generator: generator);
        return drawn.item<float>();
    }

    public static bool randint_bool(Generator? generator = null) => randint_long(2, generator) == 1;

    public static int randint_int(int high, Generator? generator = null) => (int)randint_long(high, generator);

    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var drawn = randint(low, high, new long[] { 1 }, generator: generator);
        return drawn.item<long>();
    }
}
