namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op BartlettWindowPeriodic = new("aten::bartlett_window", "periodic");
    public static readonly Op BlackmanWindowPeriodic = new("aten::blackman_window", "periodic");
    public static readonly Op HammingWindowPeriodicAlphaBeta = new("aten::hamming_window", "periodic_alpha_beta");
    public static readonly Op HannWindowPeriodic = new("aten::hann_window", "periodic");
    public static readonly Op KaiserWindowBeta = new("aten::kaiser_window", "beta");
}

public static partial class torch
{
    public static Tensor bartlett_window(
        long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Aten.Call(Ops.BartlettWindowPeriodic, len, periodic, dtype, Arg.None, Place(device)), requires_grad);

    public static Tensor blackman_window(
        long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Aten.Call(Ops.BlackmanWindowPeriodic, len, periodic, dtype, Arg.None, Place(device)), requires_grad);

    public static Tensor hamming_window(
        long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Made(Aten.Call(Ops.HammingWindowPeriodicAlphaBeta, len, periodic, alpha, beta, dtype, Arg.None, Place(device)), requires_grad);

    public static Tensor hann_window(
        long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Aten.Call(Ops.HannWindowPeriodic, len, periodic, dtype, Arg.None, Place(device)), requires_grad);

    public static Tensor kaiser_window(
        long len, bool periodic = true, float beta = 12, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Aten.Call(Ops.KaiserWindowBeta, len, periodic, beta, dtype, Arg.None, Place(device)), requires_grad);
}
