using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static Device _defaultDevice = CPU;

    public static int get_num_threads() => NativeMethods.ct_threads();

    public static void set_num_threads(int num) => TorchError.Check(NativeMethods.ct_set_threads(num));

    public static int get_num_interop_threads() => NativeMethods.ct_interop_threads();

    public static void set_num_interop_threads(int num) => TorchError.Check(NativeMethods.ct_set_interop_threads(num));

    public static ScalarType get_default_dtype() => (ScalarType)NativeMethods.ct_default_type();

    public static void set_default_dtype(ScalarType dtype) => TorchError.Check(NativeMethods.ct_set_default_type((int)dtype));

    public static void set_default_tensor_type(Tensor t)
    {
        set_default_dtype(t.dtype);
        set_default_device(t.device);
    }

    public static Device get_default_device() => _defaultDevice;

    public static void set_default_device(Device device)
    {
        RequireCpu(device);
        _defaultDevice = device;
    }

    public static void set_default_device(string device) => set_default_device(new Device(device));

    public static bool are_deterministic_algorithms_enabled() => NativeMethods.ct_deterministic(out _) != 0;

    public static bool is_deterministic_algorithms_warn_only_enabled() =>
        NativeMethods.ct_deterministic(out var warnOnly) != 0 && warnOnly != 0;

    public static void use_deterministic_algorithms(bool mode = true, bool warn_only = false) =>
        TorchError.Check(NativeMethods.ct_set_deterministic(mode ? 1 : 0, warn_only ? 1 : 0));

    private static void RequireCpu(Device? device)
    {
        if (device is not null && !TryInitializeDeviceType(device.type))
            throw new NotSupportedException($"Device {device} is not available: this libtorch is a CPU build.");
    }
}
