namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Nonzero = new("aten::nonzero");
    public static readonly Op Argwhere = new("aten::argwhere");
    public static readonly Op MaskedSelect = new("aten::masked_select");
    public static readonly Op Take = new("aten::take");
    public static readonly Op Gather = new("aten::gather");
    public static readonly Op ScatterSrc = new("aten::scatter", "src");
    public static readonly Op ScatterSrcInPlace = new("aten::scatter_", "src");
    public static readonly Op ScatterAdd = new("aten::scatter_add");
    public static readonly Op ScatterAddInPlace = new("aten::scatter_add_");
    public static readonly Op IndexSelect = new("aten::index_select");
    public static readonly Op IndexAdd = new("aten::index_add");
    public static readonly Op IndexAddInPlace = new("aten::index_add_");
    public static readonly Op IndexCopy = new("aten::index_copy");
    public static readonly Op IndexCopyInPlace = new("aten::index_copy_");
    public static readonly Op IndexFillIntScalar = new("aten::index_fill", "int_Scalar");
    public static readonly Op IndexFillIntScalarInPlace = new("aten::index_fill_", "int_Scalar");
    public static readonly Op MaskedFillScalar = new("aten::masked_fill", "Scalar");
    public static readonly Op MaskedFillScalarInPlace = new("aten::masked_fill_", "Scalar");
    public static readonly Op MaskedScatter = new("aten::masked_scatter");
    public static readonly Op MaskedScatterInPlace = new("aten::masked_scatter_");
    public static readonly Op TakeAlongDim = new("aten::take_along_dim");
    public static readonly Op SelectScatter = new("aten::select_scatter");
    public static readonly Op SliceScatter = new("aten::slice_scatter");
    public static readonly Op DiagonalScatter = new("aten::diagonal_scatter");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor nonzero() => Aten.Call(Ops.Nonzero, this);

        public Tensor argwhere() => Aten.Call(Ops.Argwhere, this);

        public Tensor masked_select(Tensor mask) => Aten.Call(Ops.MaskedSelect, this, mask);

        public Tensor take(Tensor index) => Aten.Call(Ops.Take, this, index);

        public Tensor gather(long dim, Tensor index) => Aten.Call(Ops.Gather, this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.Call(Ops.ScatterSrc, this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Aten.InPlace(Ops.ScatterSrcInPlace, this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.Call(Ops.ScatterAdd, this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Aten.InPlace(Ops.ScatterAddInPlace, this, dim, index, src);

        public Tensor index_select(long dim, Tensor index) => Aten.Call(Ops.IndexSelect, this, dim, index);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Aten.Call(Ops.IndexAdd, this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Aten.InPlace(Ops.IndexAddInPlace, this, dim, index, source, alpha);

        public Tensor index_copy(long dim, Tensor index, Tensor source) => Aten.Call(Ops.IndexCopy, this, dim, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Aten.InPlace(Ops.IndexCopyInPlace, this, dim, index, source);

        public Tensor index_fill(long dim, Tensor index, Scalar value) => Aten.Call(Ops.IndexFillIntScalar, this, dim, index, value);

        public Tensor index_fill_(long dim, Tensor index, Scalar value) =>
            Aten.InPlace(Ops.IndexFillIntScalarInPlace, this, dim, index, value);

        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.Call(Ops.MaskedFillScalar, this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.InPlace(Ops.MaskedFillScalarInPlace, this, mask, value);

        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.Call(Ops.MaskedScatter, this, mask, value);

        public Tensor masked_scatter_(Tensor mask, Tensor value) => Aten.InPlace(Ops.MaskedScatterInPlace, this, mask, value);

        public Tensor take_along_dim(Tensor indices) => Aten.Call(Ops.TakeAlongDim, this, indices);

        public Tensor take_along_dim(Tensor indices, long dim) => Aten.Call(Ops.TakeAlongDim, this, indices, dim);

        public Tensor select_scatter(Tensor src, long dim, long index) => Aten.Call(Ops.SelectScatter, this, src, dim, index);

        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            Aten.Call(Ops.SliceScatter, this, src, dim, start, end, step);

        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
            Aten.Call(Ops.DiagonalScatter, this, src, offset, dim1, dim2);
    }

    public static Tensor nonzero(Tensor input) => input.nonzero();

    public static Tensor argwhere(Tensor input) => input.argwhere();

    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    public static Tensor take(Tensor input, Tensor index) => input.take(index);

    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    public static Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false) =>
        Aten.Call(Ops.Gather, input, dim, index, sparse_grad);

    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_(dim, index, src);

    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add(dim, index, src);

    public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add_(dim, index, src);

    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add(dim, index, source, alpha);

    public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add_(dim, index, source, alpha);

    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy(dim, index, source);

    public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy_(dim, index, source);

    public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill(dim, index, value);

    public static Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill_(dim, index, value);

    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim) => input.take_along_dim(indices, dim);

    public static Tensor select_scatter(Tensor input, Tensor src, long dim, long index) => input.select_scatter(src, dim, index);

    public static Tensor slice_scatter(Tensor input, Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
        input.slice_scatter(src, dim, start, end, step);

    public static Tensor diagonal_scatter(Tensor input, Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
        input.diagonal_scatter(src, offset, dim1, dim2);
}
