namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op WhereSelf = new("aten::where", "self");
    public static readonly Op Where = new("aten::where");
    public static readonly Op Squeeze = new("aten::squeeze");
    public static readonly Op SqueezeDim = new("aten::squeeze", "dim");
    public static readonly Op SqueezeInPlace = new("aten::squeeze_");
    public static readonly Op SqueezeDimInPlace = new("aten::squeeze_", "dim");
    public static readonly Op NonzeroNumpy = new("aten::nonzero_numpy");
    public static readonly Op Unique2 = new("aten::_unique2");
    public static readonly Op UniqueConsecutive = new("aten::unique_consecutive");
    public static readonly Op UniqueDim = new("aten::unique_dim");
    public static readonly Op SearchsortedTensor = new("aten::searchsorted", "Tensor");
    public static readonly Op SearchsortedScalar = new("aten::searchsorted", "Scalar");
    public static readonly Op IndexReduce = new("aten::index_reduce");
}

/// <summary>How values that meet in one place are put together.</summary>
public enum Reduce
{
    prod,
    mean,
    amax,
    amin,
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Without the dimension if its size is one; without a dimension given, without all of size one.</summary>
        public Tensor squeeze(long? dim = null) =>
            dim is { } one ? Aten.Call(Ops.SqueezeDim, this, one) : Aten.Call(Ops.Squeeze, this);

        public Tensor squeeze_(long? dim = null) =>
            dim is { } one ? Aten.InPlace(Ops.SqueezeDimInPlace, this, one) : Aten.InPlace(Ops.SqueezeInPlace, this);

        /// <summary>Its own elements where the condition holds, the other's elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => torch.where(condition, this, y);

        public IList<Tensor> nonzero_as_list() => Aten.CallList(Ops.NonzeroNumpy, this);

        /// <summary>The different elements, or slices of a dimension; the other two are null unless asked for.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = dim is { } one
                ? Aten.Call3(Ops.UniqueDim, this, one, sorted, return_inverse, return_counts)
                : Aten.Call3(Ops.Unique2, this, sorted, return_inverse, return_counts);
            return (output, Kept(inverse, return_inverse), Kept(counts, return_counts));
        }

        /// <summary>One element for each run of equal ones; the other two are null unless asked for.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
            bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = Aten.Call3(Ops.UniqueConsecutive, this, return_inverse, return_counts, dim);
            return (output, Kept(inverse, return_inverse), Kept(counts, return_counts));
        }

        private static Tensor? Kept(Tensor? tensor, bool wanted)
        {
            if (wanted)
                return tensor;
            tensor?.Dispose();
            return null;
        }
    }

    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    public static Tensor squeeze_(Tensor input, long? dim = null) => input.squeeze_(dim);

    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
        Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);

    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
        Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique_consecutive(return_inverse, return_counts, dim);

    /// <summary>x where the condition holds, y elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Aten.Call(Ops.WhereSelf, condition, x, y);

    /// <summary>The places where the condition holds, one tensor a dimension.</summary>
    public static Tensor[] where(Tensor condition) => Aten.CallList(Ops.Where, condition);

    public static Tensor searchsorted(
        Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Aten.Call(Ops.SearchsortedTensor, sorted_sequence, values, out_int32, right, Arg.None, sorter);

    public static Tensor searchsorted(
        Tensor sorted_sequence, Scalar values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Aten.Call(Ops.SearchsortedScalar, sorted_sequence, values, out_int32, right, Arg.None, sorter);

    public static Tensor index_reduce(Tensor input, long dim, Tensor index, Tensor source, Reduce reduce, bool include_self = true) =>
        Aten.Call(Ops.IndexReduce, input, dim, index, source, reduce.ToString(), include_self);
}
