namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Clone = new("aten::clone");
    public static readonly Op Kron = new("aten::kron");
    public static readonly Op Flip = new("aten::flip");
    public static readonly Op Roll = new("aten::roll");
    public static readonly Op Repeat = new("aten::repeat");
    public static readonly Op Tile = new("aten::tile");
    public static readonly Op RepeatInterleaveSelfInt = new("aten::repeat_interleave", "self_int");
    public static readonly Op RepeatInterleaveSelfTensor = new("aten::repeat_interleave", "self_Tensor");
    public static readonly Op Tril = new("aten::tril");
    public static readonly Op TrilInPlace = new("aten::tril_");
    public static readonly Op Triu = new("aten::triu");
    public static readonly Op TriuInPlace = new("aten::triu_");
    public static readonly Op Diag = new("aten::diag");
    public static readonly Op DiagEmbed = new("aten::diag_embed");
    public static readonly Op Diagflat = new("aten::diagflat");
    public static readonly Op Diff = new("aten::diff");
    public static readonly Op ChannelShuffle = new("aten::channel_shuffle");
    public static readonly Op Vander = new("aten::vander");
    public static readonly Op CopyInPlace = new("aten::copy_");
    public static readonly Op FillScalarInPlace = new("aten::fill_", "Scalar");
    public static readonly Op ZeroInPlace = new("aten::zero_");
    public static readonly Op SetSourceTensorInPlace = new("aten::set_", "source_Tensor");
    public static readonly Op TypeAs = new("aten::type_as");
    public static readonly Op ToDense = new("aten::to_dense");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor clone() => Aten.Call(Ops.Clone, this);

        public Tensor kron(Tensor other) => Aten.Call(Ops.Kron, this, other);

        public Tensor flip(params long[] dims) => Aten.Call(Ops.Flip, this, dims);

        public Tensor roll(long[] shifts, long[] dims) => Aten.Call(Ops.Roll, this, shifts, dims);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Aten.Call(Ops.Roll, this, shifts, dims);

        public Tensor roll(long[] shifts) => Aten.Call(Ops.Roll, this, shifts);

        public Tensor roll((long, long) shifts, (long, long) dims) =>
            Aten.Call(Ops.Roll, this, new[] { shifts.Item1, shifts.Item2 }, new[] { dims.Item1, dims.Item2 });

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            Aten.Call(Ops.Roll, this, new[] { shifts.Item1, shifts.Item2, shifts.Item3 }, new[] { dims.Item1, dims.Item2, dims.Item3 });

        public Tensor repeat(params long[] sizes) => Aten.Call(Ops.Repeat, this, sizes);

        public Tensor tile(long[] reps) => Aten.Call(Ops.Tile, this, reps);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Aten.Call(Ops.RepeatInterleaveSelfInt, this, repeats, dim, output_size);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Aten.Call(Ops.RepeatInterleaveSelfTensor, this, repeats, dim, output_size);

        public Tensor tril(long diagonal = 0) => Aten.Call(Ops.Tril, this, diagonal);

        public Tensor tril_(long diagonal = 0) => Aten.InPlace(Ops.TrilInPlace, this, diagonal);

        public Tensor triu(long diagonal = 0) => Aten.Call(Ops.Triu, this, diagonal);

        public Tensor triu_(long diagonal = 0) => Aten.InPlace(Ops.TriuInPlace, this, diagonal);

        public Tensor diag(long diagonal = 0) => Aten.Call(Ops.Diag, this, diagonal);

        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => Aten.Call(Ops.DiagEmbed, this, offset, dim1, dim2);

        public Tensor diagflat(long offset = 0) => Aten.Call(Ops.Diagflat, this, offset);

        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
            Aten.Call(Ops.Diff, this, n, dim, prepend, append);

        public Tensor channel_shuffle(long groups) => Aten.Call(Ops.ChannelShuffle, this, groups);

        public Tensor vander(long N = -1, bool increasing = false) => Aten.Call(Ops.Vander, this, N < 0 ? Arg.None : N, increasing);

        public Tensor copy_(Tensor source, bool non_blocking = false) => Aten.InPlace(Ops.CopyInPlace, this, source, non_blocking);

        public Tensor fill_(Scalar value) => Aten.InPlace(Ops.FillScalarInPlace, this, value);

        public Tensor zero_() => Aten.InPlace(Ops.ZeroInPlace, this);

        public Tensor set_(Tensor source) => Aten.InPlace(Ops.SetSourceTensorInPlace, this, source);

        public Tensor type_as(Tensor tensor) => Aten.Call(Ops.TypeAs, this, tensor);

        public Tensor to_dense() => Aten.Call(Ops.ToDense, this);
    }

    public static Tensor clone(Tensor input) => input.clone();

    public static Tensor kron(Tensor input, Tensor other) => input.kron(other);

    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => input.roll(shifts, dims);

    public static Tensor roll(Tensor input, long[] shifts) => input.roll(shifts);

    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) => input.roll(shifts, dims);

    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) => input.roll(shifts, dims);

    public static Tensor tile(Tensor input, long[] reps) => input.tile(reps);

    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);

    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);

    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    public static Tensor tril_(Tensor input, long diagonal = 0) => input.tril_(diagonal);

    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    public static Tensor triu_(Tensor input, long diagonal = 0) => input.triu_(diagonal);

    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);

    public static Tensor diag_embed(Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1) => input.diag_embed(offset, dim1, dim2);

    public static Tensor diagflat(Tensor input, long offset = 0) => input.diagflat(offset);

    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
        input.diff(n, dim, prepend, append);

    public static Tensor vander(Tensor input, long N = -1, bool increasing = false) => input.vander(N, increasing);
}
