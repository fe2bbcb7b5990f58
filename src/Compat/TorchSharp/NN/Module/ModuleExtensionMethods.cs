using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves of a module to another device or type; each gives the same module back.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module =>
        Convert(module, device, type, non_blocking);

    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module =>
        Convert(module, new Device(deviceType, deviceIndex), null, non_blocking);

    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module =>
        Convert(module, device, null, non_blocking);

    public static T to<T>(this T module, string device, bool non_blocking = false) where T : nn.Module =>
        Convert(module, new Device(device), null, non_blocking);

    public static T to<T>(this T module, ScalarType dtype, bool non_blocking = false) where T : nn.Module =>
        Convert(module, null, dtype, non_blocking);

    public static T to<T>(this T module, Tensor other, bool non_blocking = false) where T : nn.Module =>
        Convert(module, other.device, other.dtype, non_blocking);

    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module =>
        Convert(module, new Device(DeviceType.CPU), null, non_blocking);

    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module =>
        Convert(module, new Device(DeviceType.CUDA, deviceIndex), null, non_blocking);

    public static T half<T>(this T module, bool non_blocking = false) where T : nn.Module =>
        Convert(module, null, ScalarType.Float16, non_blocking);

    public static T bfloat16<T>(this T module, bool non_blocking = false) where T : nn.Module =>
        Convert(module, null, ScalarType.BFloat16, non_blocking);

    public static T @float<T>(this T module, bool non_blocking = false) where T : nn.Module =>
        Convert(module, null, ScalarType.Float32, non_blocking);

    public static T @double<T>(this T module, bool non_blocking = false) where T : nn.Module =>
        Convert(module, null, ScalarType.Float64, non_blocking);

    public static T cfloat<T>(this T module, bool non_blocking = false) where T : nn.Module =>
        Convert(module, null, ScalarType.ComplexFloat32, non_blocking);

    public static T cdouble<T>(this T module, bool non_blocking = false) where T : nn.Module =>
        Convert(module, null, ScalarType.ComplexFloat64, non_blocking);

    private static T Convert<T>(T module, Device? device, ScalarType? type, bool nonBlocking) where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Convert(device, type, nonBlocking);
        return module;
    }
}
