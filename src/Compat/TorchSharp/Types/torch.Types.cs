using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op ResultTypeTensor = new("aten::result_type", "Tensor");
    public static readonly Op PromoteTypes = new("aten::promote_types");
    public static readonly Op CanCast = new("aten::can_cast");
}

public static partial class torch
{
    /// <summary>The version of libtorch that is loaded.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)NativeMethods.ct_version())!;

    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) =>
        (ScalarType)Aten.CallScalar(Ops.ResultTypeTensor, tensor1, tensor2).ToInt32();

    /// <summary>The smallest type that holds the values of both.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) =>
        (ScalarType)Aten.CallScalar(Ops.PromoteTypes, type1, type2).ToInt32();

    public static bool can_cast(ScalarType type1, ScalarType type2) => Aten.CallBool(Ops.CanCast, type1, type2);

    public static long max_int_value(ScalarType type) => type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        ScalarType.Bool => 1,
        _ => throw new ArgumentException($"{type} is not an integral type.", nameof(type)),
    };

    public static bool is_tensor(object obj) => obj is Tensor;

    public static class cuda
    {
        public static bool is_available() => false;

        public static bool is_cudnn_available() => false;

        public static int device_count() => 0;
    }
}
