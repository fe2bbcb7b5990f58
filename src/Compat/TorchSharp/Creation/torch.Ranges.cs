namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op ArangeStartStep = new("aten::arange", "start_step");
    public static readonly Op Linspace = new("aten::linspace");
    public static readonly Op Logspace = new("aten::logspace");
    public static readonly Op EyeM = new("aten::eye", "m");
    public static readonly Op EmptyStrided = new("aten::empty_strided");
    public static readonly Op TrilIndices = new("aten::tril_indices");
    public static readonly Op TriuIndices = new("aten::triu_indices");
    public static readonly Op Complex = new("aten::complex");
    public static readonly Op Polar = new("aten::polar");
}

public static partial class torch
{
    /// <summary>From start up to stop, without stop.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Aten.Call(Ops.ArangeStartStep, start, stop, step, dtype, Arg.None, Place(device)), requires_grad);

    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Aten.Call(Ops.Linspace, start, end, steps, dtype, Arg.None, Place(device)), requires_grad);

    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Made(Aten.Call(Ops.Logspace, start, end, steps, @base, dtype, Arg.None, Place(device)), requires_grad);

    public static Tensor eye(
        long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Made(Aten.Call(Ops.EyeM, rows, columns < 0 ? rows : columns, dtype, Arg.None, Place(device)), requires_grad, names);

    public static Tensor empty_strided(
        long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Made(Aten.Call(Ops.EmptyStrided, size, strides, dtype, Arg.None, Place(device)), requires_grad, names);

    public static Tensor tril_indices(
        long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.Call(Ops.TrilIndices, row, col, offset, dtype, Arg.None, Place(device));

    public static Tensor triu_indices(
        long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.Call(Ops.TriuIndices, row, col, offset, dtype, Arg.None, Place(device));

    public static Tensor complex(Tensor real, Tensor imag) => Aten.Call(Ops.Complex, real, imag);

    public static Tensor polar(Tensor abs, Tensor angle) => Aten.Call(Ops.Polar, abs, angle);

    private static Device Place(Device? device) => device ?? _defaultDevice;

    private static Tensor Made(Tensor tensor, bool requiresGrad, string[]? names = null)
    {
        Factory.RequireUnnamed(names);
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }
}
