using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor(
        bool[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<bool>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        bool[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<bool>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        byte[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<byte>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        byte[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<byte>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        sbyte[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<sbyte>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        sbyte[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<sbyte>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        short[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<short>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        short[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<short>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        int[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<int>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        int[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<int>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<long>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<long>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Half[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<Half>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        Half[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<Half>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<float>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<float>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        double[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<double>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        double[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<double>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        (float Real, float Imaginary)[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<(float, float)>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        (float Real, float Imaginary)[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<(float, float)>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Complex[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Copy<Complex>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        Complex[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Copy<Complex>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad, names);
}
