namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Nansum = new("aten::nansum");
    public static readonly Op Sum = new("aten::sum");
    public static readonly Op SumDimIntList = new("aten::sum", "dim_IntList");
    public static readonly Op Mean = new("aten::mean");
    public static readonly Op MeanDim = new("aten::mean", "dim");
    public static readonly Op Nanmean = new("aten::nanmean");
    public static readonly Op Prod = new("aten::prod");
    public static readonly Op ProdDimInt = new("aten::prod", "dim_int");
    public static readonly Op Cumsum = new("aten::cumsum");
    public static readonly Op Cumprod = new("aten::cumprod");
    public static readonly Op NormScalar = new("aten::norm", "Scalar");
    public static readonly Op NormScalarOptDim = new("aten::norm", "ScalarOpt_dim");
    public static readonly Op Dist = new("aten::dist");
    public static readonly Op Trace = new("aten::trace");
    public static readonly Op CountNonzeroDimIntList = new("aten::count_nonzero", "dim_IntList");
    public static readonly Op Renorm = new("aten::renorm");
    public static readonly Op TrapezoidDx = new("aten::trapezoid", "dx");
    public static readonly Op TrapezoidX = new("aten::trapezoid", "x");
    public static readonly Op TrapzDx = new("aten::trapz", "dx");
    public static readonly Op TrapzX = new("aten::trapz", "x");
    public static readonly Op CumulativeTrapezoidDx = new("aten::cumulative_trapezoid", "dx");
    public static readonly Op CumulativeTrapezoidX = new("aten::cumulative_trapezoid", "x");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor nansum() => Aten.Call(Ops.Nansum, this);

        public Tensor sum(ScalarType? type = null) => Aten.Call(Ops.Sum, this, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call(Ops.SumDimIntList, this, new[] { dim }, keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call(Ops.SumDimIntList, this, new[] { dim0, dim1 }, keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call(Ops.SumDimIntList, this, new[] { dim0, dim1, dim2 }, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call(Ops.SumDimIntList, this, dim, keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call(Ops.SumDimIntList, this, dim, keepdim, type);

        public Tensor mean() => Aten.Call(Ops.Mean, this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call(Ops.MeanDim, this, dimensions, keepdim, type);

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Aten.Call(Ops.Nanmean, this, Dimensions(dim), keepdim, dtype);

        public Tensor prod(ScalarType? type = null) => Aten.Call(Ops.Prod, this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Aten.Call(Ops.ProdDimInt, this, dim, keepdim, type);

        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.Call(Ops.Cumsum, this, dim, type);

        public Tensor cumprod(long dim, ScalarType? type = null) => Aten.Call(Ops.Cumprod, this, dim, type);

        public Tensor norm(float p = 2) => Aten.Call(Ops.NormScalar, this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2) =>
            Aten.Call(Ops.NormScalarOptDim, this, p, new long[] { dim }, keepdim);

        public Tensor dist(Tensor other, float p = 2) => Aten.Call(Ops.Dist, this, other, p);

        public Tensor trace() => Aten.Call(Ops.Trace, this);

        public Tensor count_nonzero(long[]? dims = null) => Aten.Call(Ops.CountNonzeroDimIntList, this, dims ?? []);

        public Tensor renorm(float p, long dim, float maxnorm) => Aten.Call(Ops.Renorm, this, p, dim, maxnorm);

        public Tensor trapezoid(double dx = 1, long dim = -1) => Aten.Call(Ops.TrapezoidDx, this, dx, dim);

        public Tensor trapezoid(Tensor x, long dim = -1) => Aten.Call(Ops.TrapezoidX, this, x, dim);

        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => Aten.Call(Ops.CumulativeTrapezoidDx, this, dx, dim);

        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => Aten.Call(Ops.CumulativeTrapezoidX, this, x, dim);
    }

    public static Tensor nansum(Tensor input) => input.nansum();

    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
        input.sum(dim, keepdim, type);

    public static Tensor mean(Tensor input) => input.mean();

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        input.mean(dimensions, keepdim, type);

    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
        input.nanmean(dim, keepdim, dtype);

    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);

    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.prod(dim, keepdim, type);

    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    public static Tensor cumprod(Tensor input, long dim, ScalarType? type = null) => input.cumprod(dim, type);

    public static Tensor norm(Tensor input, float p = 2) => input.norm(p);

    public static Tensor norm(Tensor input) => Aten.Call(Ops.NormScalar, input, 2);

    public static Tensor norm(Tensor input, int dim, bool keepdim = false, float p = 2) => input.norm(dim, keepdim, p);

    public static Tensor dist(Tensor input, Tensor other, float p = 2) => input.dist(other, p);

    public static Tensor trace(Tensor input) => input.trace();

    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => input.count_nonzero(dims);

    public static Tensor renorm(Tensor input, float p, long dim, float maxnorm) => input.renorm(p, dim, maxnorm);

    public static Tensor trapezoid(Tensor input, double dx = 1, long dim = -1) => input.trapezoid(dx, dim);

    public static Tensor trapezoid(Tensor input, Tensor x, long dim = -1) => input.trapezoid(x, dim);

    public static Tensor trapz(Tensor input, double dx = 1, long dim = -1) => Aten.Call(Ops.TrapzDx, input, dx, dim);

    public static Tensor trapz(Tensor input, Tensor x, long dim = -1) => Aten.Call(Ops.TrapzX, input, x, dim);

    public static Tensor cumulative_trapezoid(Tensor input, double dx = 1, long dim = -1) => input.cumulative_trapezoid(dx, dim);

    public static Tensor cumulative_trapezoid(Tensor input, Tensor x, long dim = -1) => input.cumulative_trapezoid(x, dim);
}
