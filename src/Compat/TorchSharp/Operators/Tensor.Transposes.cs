namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op NumpyT = new("aten::numpy_T");
    public static readonly Op MatrixH = new("aten::matrix_H");
    public static readonly Op MT = new("aten::mT");
    public static readonly Op MH = new("aten::mH");
    public static readonly Op Real = new("aten::real");
    public static readonly Op Imag = new("aten::imag");
    public static readonly Op Atleast1d = new("aten::atleast_1d");
    public static readonly Op Atleast2d = new("aten::atleast_2d");
    public static readonly Op Atleast3d = new("aten::atleast_3d");
    public static readonly Op Rot90 = new("aten::rot90");
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>All dimensions in reverse.</summary>
        public Tensor T => Aten.Call(Ops.NumpyT, this);

        public Tensor H => Aten.Call(Ops.MatrixH, this);

        /// <summary>The last two dimensions exchanged.</summary>
        public Tensor mT => Aten.Call(Ops.MT, this);

        public Tensor mH => Aten.Call(Ops.MH, this);

        public Tensor real => Aten.Call(Ops.Real, this);

        public Tensor imag => Aten.Call(Ops.Imag, this);

        public Tensor atleast_1d() => Aten.Call(Ops.Atleast1d, this);

        public Tensor atleast_2d() => Aten.Call(Ops.Atleast2d, this);

        public Tensor atleast_3d() => Aten.Call(Ops.Atleast3d, this);

        /// <summary>Together with the others, as blocks along the diagonal.</summary>
        public Tensor block_diag(params Tensor[] tensors) => torch.block_diag([this, .. tensors]);

        public Tensor permute(IEnumerable<long> dims) => permute(dims.ToArray());

        public Tensor roll(long shifts, long? dims = null) =>
            Aten.Call(Ops.Roll, this, new[] { shifts }, dims is { } dim ? new[] { dim } : []);

        /// <summary>Turned by k times 90 degrees in the plane of two dimensions.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            var (first, second) = dims ?? (0, 1);
            return Aten.Call(Ops.Rot90, this, k, new[] { first, second });
        }

        /// <summary>Sums over the last dimensions of this and the first of the other.</summary>
        public Tensor tensordot(Tensor b, long dims)
        {
            if (dims < 0 || dims > Math.Min(ndim, b.ndim))
                throw new ArgumentOutOfRangeException(nameof(dims), dims, $"dims must lie between 0 and {Math.Min(ndim, b.ndim)}.");
            long[] own = [.. Enumerable.Range(0, (int)dims).Select(i => ndim - dims + i)];
            long[] others = [.. Enumerable.Range(0, (int)dims).Select(i => (long)i)];
            return tensordot(b, own, others);
        }

        public Tensor tensordot(Tensor b, (long, long)[] dims) =>
            tensordot(b, Array.ConvertAll(dims, pair => pair.Item1), Array.ConvertAll(dims, pair => pair.Item2));

        public Tensor take_along_dim(IEnumerable<long> indices) => TakeAlong(indices, null);

        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => TakeAlong(indices, dim);

        public Tensor[] hsplit(Tensor indices_or_sections) => hsplit(Whole(indices_or_sections));

        public Tensor[] vsplit(Tensor indices_or_sections) => vsplit(Whole(indices_or_sections));

        public Tensor[] dsplit(Tensor indices_or_sections) => dsplit(Whole(indices_or_sections));

        public Tensor[] dsplit((long, long) indices) => dsplit([indices.Item1, indices.Item2]);

        public Tensor[] dsplit((long, long, long) indices) => dsplit([indices.Item1, indices.Item2, indices.Item3]);

        public Tensor[] dsplit((long, long, long, long) indices) => dsplit([indices.Item1, indices.Item2, indices.Item3, indices.Item4]);

        private static long[] Whole(Tensor places)
        {
            using var whole = places.to_type(ScalarType.Int64);
            return whole.data<long>().ToArray();
        }

        private Tensor TakeAlong(IEnumerable<long> indices, long? dim)
        {
            using var places = tensor(indices.ToArray());
            return Aten.Call(Ops.TakeAlongDim, this, places, dim);
        }
    }

    public static Tensor real(Tensor input) => input.real;

    public static Tensor imag(Tensor input) => input.imag;

    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) => input.rot90(k, dims);

    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => a.tensordot(b, dims);

    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) => a.tensordot(b, dims);

    public static Tensor take_along_dim(Tensor input, IEnumerable<long> indices, long dim) => input.take_along_dim(indices, dim);

    public static Tensor moveaxis(Tensor input, (long, long) source, (long, long) destination) =>
        input.moveaxis([source.Item1, source.Item2], [destination.Item1, destination.Item2]);

    public static Tensor moveaxis(Tensor input, (long, long, long) source, (long, long, long) destination) =>
        input.moveaxis([source.Item1, source.Item2, source.Item3], [destination.Item1, destination.Item2, destination.Item3]);

    public static Tensor[] hsplit(Tensor input, Tensor indices_or_sections) => input.hsplit(indices_or_sections);

    public static Tensor[] hsplit(Tensor input, (long, long) indices) => input.hsplit([indices.Item1, indices.Item2]);

    public static Tensor[] hsplit(Tensor input, (long, long, long) indices) =>
        input.hsplit([indices.Item1, indices.Item2, indices.Item3]);

    public static Tensor[] dsplit(Tensor input, Tensor indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] dsplit(Tensor input, (long, long) indices) => input.dsplit(indices);

    public static Tensor[] dsplit(Tensor input, (long, long, long) indices) => input.dsplit(indices);

    public static Tensor[] dsplit(Tensor input, (long, long, long, long) indices) => input.dsplit(indices);
}
