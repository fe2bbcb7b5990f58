namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Std = new("aten::std");
    public static readonly Op StdDim = new("aten::std", "dim");
    public static readonly Op Var = new("aten::var");
    public static readonly Op VarDim = new("aten::var", "dim");
    public static readonly Op StdMean = new("aten::std_mean");
    public static readonly Op StdMeanDim = new("aten::std_mean", "dim");
    public static readonly Op VarMean = new("aten::var_mean");
    public static readonly Op VarMeanDim = new("aten::var_mean", "dim");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor std(bool unbiased = true) => Aten.Call(Ops.Std, this, unbiased);

        public Tensor std(long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.StdDim, this, new[] { dimensions }, unbiased, keepdim), type);

        public Tensor std((long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.StdDim, this, new[] { dimensions.Item1, dimensions.Item2 }, unbiased, keepdim), type);

        public Tensor std((long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.StdDim, this, new[] { dimensions.Item1, dimensions.Item2, dimensions.Item3 }, unbiased, keepdim), type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.StdDim, this, dimensions, unbiased, keepdim), type);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.StdDim, this, dimensions, unbiased, keepdim), type);

        public Tensor var(bool unbiased = true) => Aten.Call(Ops.Var, this, unbiased);

        public Tensor var(long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.VarDim, this, new[] { dimensions }, unbiased, keepdim), type);

        public Tensor var((long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.VarDim, this, new[] { dimensions.Item1, dimensions.Item2 }, unbiased, keepdim), type);

        public Tensor var((long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.VarDim, this, new[] { dimensions.Item1, dimensions.Item2, dimensions.Item3 }, unbiased, keepdim), type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.VarDim, this, dimensions, unbiased, keepdim), type);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call(Ops.VarDim, this, dimensions, unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Aten.Call2(Ops.StdMean, this, unbiased);

        public (Tensor std, Tensor mean) std_mean(long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.StdMeanDim, this, new[] { dimensions }, unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean(
            (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.StdMeanDim, this, new[] { dimensions.Item1, dimensions.Item2 }, unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean(
            (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.StdMeanDim, this, new[] { dimensions.Item1, dimensions.Item2, dimensions.Item3 }, unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.StdMeanDim, this, dimensions, unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.StdMeanDim, this, dimensions, unbiased, keepdim), type);

        public (Tensor @var, Tensor mean) var_mean(bool unbiased = true) => Aten.Call2(Ops.VarMean, this, unbiased);

        public (Tensor @var, Tensor mean) var_mean(long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.VarMeanDim, this, new[] { dimensions }, unbiased, keepdim), type);

        public (Tensor @var, Tensor mean) var_mean(
            (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.VarMeanDim, this, new[] { dimensions.Item1, dimensions.Item2 }, unbiased, keepdim), type);

        public (Tensor @var, Tensor mean) var_mean(
            (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.VarMeanDim, this, new[] { dimensions.Item1, dimensions.Item2, dimensions.Item3 }, unbiased, keepdim), type);

        public (Tensor @var, Tensor mean) var_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.VarMeanDim, this, dimensions, unbiased, keepdim), type);

        public (Tensor @var, Tensor mean) var_mean(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(Aten.Call2(Ops.VarMeanDim, this, dimensions, unbiased, keepdim), type);
    }

    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    public static Tensor std(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    public static Tensor std(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    public static Tensor std(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    public static Tensor var(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    public static Tensor var(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    public static Tensor var(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    public static (Tensor std, Tensor mean) std_mean(Tensor input, bool unbiased = true) => input.std_mean(unbiased);

    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor @var, Tensor mean) var_mean(Tensor input, bool unbiased = true) => input.var_mean(unbiased);

    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var_mean(dimensions, unbiased, keepdim, type);
}
