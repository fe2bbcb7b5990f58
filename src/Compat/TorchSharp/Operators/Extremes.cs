namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Argmax = new("aten::argmax");
    public static readonly Op Argmin = new("aten::argmin");
    public static readonly Op Median = new("aten::median");
    public static readonly Op Nanmedian = new("aten::nanmedian");
    public static readonly Op Msort = new("aten::msort");
    public static readonly Op All = new("aten::all");
    public static readonly Op Any = new("aten::any");
    public static readonly Op Max = new("aten::max");
    public static readonly Op Min = new("aten::min");
    public static readonly Op MaxOther = new("aten::max", "other");
    public static readonly Op MinOther = new("aten::min", "other");
    public static readonly Op MaxDim = new("aten::max", "dim");
    public static readonly Op MinDim = new("aten::min", "dim");
    public static readonly Op AllDim = new("aten::all", "dim");
    public static readonly Op AnyDim = new("aten::any", "dim");
    public static readonly Op Amax = new("aten::amax");
    public static readonly Op Amin = new("aten::amin");
    public static readonly Op Aminmax = new("aten::aminmax");
    public static readonly Op Cummax = new("aten::cummax");
    public static readonly Op Cummin = new("aten::cummin");
    public static readonly Op Mode = new("aten::mode");
    public static readonly Op Kthvalue = new("aten::kthvalue");
    public static readonly Op SortStable = new("aten::sort", "stable");
    public static readonly Op Argsort = new("aten::argsort");
    public static readonly Op Topk = new("aten::topk");
    public static readonly Op Quantile = new("aten::quantile");
    public static readonly Op Nanquantile = new("aten::nanquantile");
    public static readonly Op Bincount = new("aten::bincount");
    public static readonly Op Histc = new("aten::histc");
    public static readonly Op BucketizeTensor = new("aten::bucketize", "Tensor");
    public static readonly Op Cov = new("aten::cov");
    public static readonly Op Corrcoef = new("aten::corrcoef");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor argmax() => Aten.Call(Ops.Argmax, this);

        public Tensor argmin() => Aten.Call(Ops.Argmin, this);

        public Tensor median() => Aten.Call(Ops.Median, this);

        public Tensor nanmedian() => Aten.Call(Ops.Nanmedian, this);

        public Tensor msort() => Aten.Call(Ops.Msort, this);

        public Tensor all() => Aten.Call(Ops.All, this);

        public Tensor any() => Aten.Call(Ops.Any, this);

        public Tensor max() => Aten.Call(Ops.Max, this);

        public Tensor min() => Aten.Call(Ops.Min, this);

        public Tensor max(Tensor other) => Aten.Call(Ops.MaxOther, this, other);

        public Tensor min(Tensor other) => Aten.Call(Ops.MinOther, this, other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Aten.Call2(Ops.MaxDim, this, dim, keepdim);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Aten.Call2(Ops.MinDim, this, dim, keepdim);

        public Tensor argmax(long dim, bool keepdim = false) => Aten.Call(Ops.Argmax, this, dim, keepdim);

        public Tensor argmin(long dim, bool keepdim = false) => Aten.Call(Ops.Argmin, this, dim, keepdim);

        public Tensor all(long dim, bool keepdim = false) => Aten.Call(Ops.AllDim, this, dim, keepdim);

        public Tensor any(long dim, bool keepdim = false) => Aten.Call(Ops.AnyDim, this, dim, keepdim);

        public Tensor amax(params long[] dims) => Aten.Call(Ops.Amax, this, dims);

        public Tensor amin(params long[] dims) => Aten.Call(Ops.Amin, this, dims);

        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Aten.Call2(Ops.Aminmax, this, dim, keepdim);

        public (Tensor values, Tensor indexes) cummax(long dim) => Aten.Call2(Ops.Cummax, this, dim);

        public (Tensor values, Tensor indexes) cummin(long dim) => Aten.Call2(Ops.Cummin, this, dim);

        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Aten.Call2(Ops.Mode, this, dim, keepdim);

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Aten.Call2(Ops.Kthvalue, this, k, dim ?? -1, keepdim);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Aten.Call2(Ops.SortStable, this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => Aten.Call(Ops.Argsort, this, dim, descending);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Aten.Call2(Ops.Topk, this, k, dim, largest, sorted);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.Call(Ops.Quantile, this, q, dim, keepdim);

        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.Call(Ops.Nanquantile, this, q, dim, keepdim);

        public Tensor bincount(Tensor? weights = null, long minlength = 0) => Aten.Call(Ops.Bincount, this, weights, minlength);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Aten.Call(Ops.Histc, this, bins, min, max);

        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Aten.Call(Ops.BucketizeTensor, this, boundaries, outInt32, right);

        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
            Aten.Call(Ops.Cov, this, correction, fweights, aweights);

        public Tensor corrcoef() => Aten.Call(Ops.Corrcoef, this);
    }

    public static Tensor argmax(Tensor input) => input.argmax();

    public static Tensor argmin(Tensor input) => input.argmin();

    public static Tensor median(Tensor input) => input.median();

    public static Tensor nanmedian(Tensor input) => input.nanmedian();

    public static Tensor msort(Tensor input) => input.msort();

    public static Tensor all(Tensor input) => input.all();

    public static Tensor any(Tensor input) => input.any();

    public static Tensor max(Tensor input) => input.max();

    public static Tensor min(Tensor input) => input.min();

    public static Tensor max(Tensor input, Tensor other) => input.max(other);

    public static Tensor min(Tensor input, Tensor other) => input.min(other);

    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);

    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    public static Tensor amax(Tensor input, params long[] dims) => input.amax(dims);

    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) => input.aminmax(dim, keepdim);

    public static (Tensor values, Tensor indexes) cummax(Tensor input, long dim) => input.cummax(dim);

    public static (Tensor values, Tensor indexes) cummin(Tensor input, long dim) => input.cummin(dim);

    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1, bool keepdim = false) => input.mode(dim, keepdim);

    public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) =>
        input.kthvalue(k, dim, keepdim);

    public static (Tensor Values, Tensor Indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    public static (Tensor values, Tensor indexes) topk(Tensor input, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        input.topk(k, dim, largest, sorted);

    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);

    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.nanquantile(q, dim, keepdim);

    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);

    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);

    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        input.bucketize(boundaries, outInt32, right);

    public static Tensor cov(Tensor input, long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
        input.cov(correction, fweights, aweights);

    public static Tensor corrcoef(Tensor input) => input.corrcoef();
}
