namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Contiguous = new("aten::contiguous");
    public static readonly Op Alias = new("aten::alias");
    public static readonly Op Detach = new("aten::detach");
    public static readonly Op DetachInPlace = new("aten::detach_");
    public static readonly Op T = new("aten::t");
    public static readonly Op Ravel = new("aten::ravel");
    public static readonly Op Fliplr = new("aten::fliplr");
    public static readonly Op Flipud = new("aten::flipud");
    public static readonly Op ViewAs = new("aten::view_as");
    public static readonly Op ExpandAs = new("aten::expand_as");
    public static readonly Op Reshape = new("aten::reshape");
    public static readonly Op View = new("aten::view");
    public static readonly Op Permute = new("aten::permute");
    public static readonly Op Expand = new("aten::expand");
    public static readonly Op BroadcastTo = new("aten::broadcast_to");
    public static readonly Op TransposeInt = new("aten::transpose", "int");
    public static readonly Op TransposeInPlace = new("aten::transpose_");
    public static readonly Op Swapaxes = new("aten::swapaxes");
    public static readonly Op Swapdims = new("aten::swapdims");
    public static readonly Op MovedimIntlist = new("aten::movedim", "intlist");
    public static readonly Op MoveaxisIntlist = new("aten::moveaxis", "intlist");
    public static readonly Op MovedimInt = new("aten::movedim", "int");
    public static readonly Op MoveaxisInt = new("aten::moveaxis", "int");
    public static readonly Op FlattenUsingInts = new("aten::flatten", "using_ints");
    public static readonly Op UnflattenInt = new("aten::unflatten", "int");
    public static readonly Op Unsqueeze = new("aten::unsqueeze");
    public static readonly Op UnsqueezeInPlace = new("aten::unsqueeze_");
    public static readonly Op SelectInt = new("aten::select", "int");
    public static readonly Op SliceTensor = new("aten::slice", "Tensor");
    public static readonly Op Narrow = new("aten::narrow");
    public static readonly Op AsStrided = new("aten::as_strided");
    public static readonly Op Unfold = new("aten::unfold");
    public static readonly Op Diagonal = new("aten::diagonal");
    public static readonly Op UnbindInt = new("aten::unbind", "int");
    public static readonly Op SplitTensor = new("aten::split", "Tensor");
    public static readonly Op SplitWithSizes = new("aten::split_with_sizes");
    public static readonly Op Chunk = new("aten::chunk");
    public static readonly Op TensorSplitSections = new("aten::tensor_split", "sections");
    public static readonly Op TensorSplitIndices = new("aten::tensor_split", "indices");
    public static readonly Op TensorSplitTensorIndicesOrSections = new("aten::tensor_split", "tensor_indices_or_sections");
    public static readonly Op HsplitInt = new("aten::hsplit", "int");
    public static readonly Op HsplitArray = new("aten::hsplit", "array");
    public static readonly Op VsplitInt = new("aten::vsplit", "int");
    public static readonly Op VsplitArray = new("aten::vsplit", "array");
    public static readonly Op DsplitInt = new("aten::dsplit", "int");
    public static readonly Op DsplitArray = new("aten::dsplit", "array");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor contiguous() => Aten.Call(Ops.Contiguous, this);

        public Tensor alias() => Aten.Call(Ops.Alias, this);

        public Tensor detach() => Aten.Call(Ops.Detach, this);

        public Tensor detach_() => Aten.InPlace(Ops.DetachInPlace, this);

        public Tensor t() => Aten.Call(Ops.T, this);

        public Tensor ravel() => Aten.Call(Ops.Ravel, this);

        public Tensor fliplr() => Aten.Call(Ops.Fliplr, this);

        public Tensor flipud() => Aten.Call(Ops.Flipud, this);

        public Tensor view_as(Tensor other) => Aten.Call(Ops.ViewAs, this, other);

        public Tensor expand_as(Tensor other) => Aten.Call(Ops.ExpandAs, this, other);

        public Tensor reshape(params long[] shape) => Aten.Call(Ops.Reshape, this, shape);

        public Tensor view(params long[] shape) => Aten.Call(Ops.View, this, shape);

        public Tensor permute(params long[] dims) => Aten.Call(Ops.Permute, this, dims);

        public Tensor expand(params long[] sizes) => Aten.Call(Ops.Expand, this, sizes);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Aten.Call(Ops.Expand, this, sizes, isImplicit);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Aten.Call(Ops.Expand, this, sizes, isImplicit);

        public Tensor expand(Size sizes, bool isImplicit = false) => Aten.Call(Ops.Expand, this, sizes.Shape, isImplicit);

        public Tensor broadcast_to(params long[] shape) => Aten.Call(Ops.BroadcastTo, this, shape);

        public Tensor transpose(long dim0, long dim1) => Aten.Call(Ops.TransposeInt, this, dim0, dim1);

        public Tensor transpose_(long dim0, long dim1) => Aten.InPlace(Ops.TransposeInPlace, this, dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => Aten.Call(Ops.Swapaxes, this, dim0, dim1);

        public Tensor swapdims(long dim0, long dim1) => Aten.Call(Ops.Swapdims, this, dim0, dim1);

        public Tensor movedim(long[] source, long[] destination) => Aten.Call(Ops.MovedimIntlist, this, source, destination);

        public Tensor moveaxis(long[] source, long[] destination) => Aten.Call(Ops.MoveaxisIntlist, this, source, destination);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.Call(Ops.FlattenUsingInts, this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes) => Aten.Call(Ops.UnflattenInt, this, dim, sizes);

        public Tensor unflatten(long dim, Size sizes) => Aten.Call(Ops.UnflattenInt, this, dim, sizes.Shape);

        public Tensor unsqueeze(long dim) => Aten.Call(Ops.Unsqueeze, this, dim);

        public Tensor unsqueeze_(long dim) => Aten.InPlace(Ops.UnsqueezeInPlace, this, dim);

        public Tensor select(long dim, long index) => Aten.Call(Ops.SelectInt, this, dim, index);

        public Tensor slice(long dim, long start, long finish, long step) => Aten.Call(Ops.SliceTensor, this, dim, start, finish, step);

        public Tensor narrow(long dimension, long start, long length) => Aten.Call(Ops.Narrow, this, dimension, start, length);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            Aten.Call(Ops.AsStrided, this, size, strides, storageOffset);

        public Tensor unfold(long dimension, long size, long step) => Aten.Call(Ops.Unfold, this, dimension, size, step);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Aten.Call(Ops.Diagonal, this, offset, dim1, dim2);

        public Tensor[] unbind(long dimension = 0) => Aten.CallList(Ops.UnbindInt, this, dimension);

        public Tensor[] split(long size, int dimension = 0) => Aten.CallList(Ops.SplitTensor, this, size, dimension);

        public Tensor[] split(long[] size, long dimension) => Aten.CallList(Ops.SplitWithSizes, this, size, dimension);

        public Tensor[] split(ReadOnlySpan<long> size, long dimension = 0) => Aten.CallList(Ops.SplitWithSizes, this, size, dimension);

        public Tensor[] split(long[] size) => Aten.CallList(Ops.SplitWithSizes, this, size);

        public Tensor[] chunk(long chunks, long dim = 0) => Aten.CallList(Ops.Chunk, this, chunks, dim);

        public Tensor[] tensor_split(long size, long dimension = 0) => Aten.CallList(Ops.TensorSplitSections, this, size, dimension);

        public Tensor[] tensor_split(long[] size, long dimension = 0) => Aten.CallList(Ops.TensorSplitIndices, this, size, dimension);

        public Tensor[] tensor_split(Tensor indices, long dimension = 0) =>
            Aten.CallList(Ops.TensorSplitTensorIndicesOrSections, this, indices, dimension);

        public Tensor[] hsplit(long size) => Aten.CallList(Ops.HsplitInt, this, size);

        public Tensor[] hsplit(long[] sizes) => Aten.CallList(Ops.HsplitArray, this, sizes);

        public Tensor[] vsplit(long size) => Aten.CallList(Ops.VsplitInt, this, size);

        public Tensor[] vsplit(long[] sizes) => Aten.CallList(Ops.VsplitArray, this, sizes);

        public Tensor[] dsplit(long size) => Aten.CallList(Ops.DsplitInt, this, size);

        public Tensor[] dsplit(long[] sizes) => Aten.CallList(Ops.DsplitArray, this, sizes);
    }

    public static Tensor t(Tensor input) => input.t();

    public static Tensor ravel(Tensor input) => input.ravel();

    public static Tensor fliplr(Tensor input) => input.fliplr();

    public static Tensor flipud(Tensor input) => input.flipud();

    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    public static Tensor permute(Tensor input, params long[] dims) => input.permute(dims);

    public static Tensor broadcast_to(Tensor input, params long[] shape) => input.broadcast_to(shape);

    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    public static Tensor swapaxes(Tensor input, long dim0, long dim1) => input.swapaxes(dim0, dim1);

    public static Tensor swapdims(Tensor input, long dim0, long dim1) => input.swapdims(dim0, dim1);

    public static Tensor movedim(Tensor input, long[] source, long[] destination) => input.movedim(source, destination);

    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) => input.moveaxis(source, destination);

    public static Tensor movedim(Tensor input, long source, long destination) => Aten.Call(Ops.MovedimInt, input, source, destination);

    public static Tensor moveaxis(Tensor input, long source, long destination) => Aten.Call(Ops.MoveaxisInt, input, source, destination);

    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) => input.unflatten(dim, sizes);

    public static Tensor unflatten(Tensor input, long dim, Size sizes) => input.unflatten(dim, sizes);

    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    public static Tensor unsqueeze_(Tensor input, long dim) => input.unsqueeze_(dim);

    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);

    public static Tensor narrow(Tensor input, long dimension, long start, long length) => input.narrow(dimension, start, length);

    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) => input.diagonal(offset, dim1, dim2);

    public static Tensor[] unbind(Tensor input, long dimension = 0) => input.unbind(dimension);

    public static Tensor[] unbind(Tensor input, int dimension = 0) => Aten.CallList(Ops.UnbindInt, input, dimension);

    public static Tensor[] split(Tensor input, long[] size, long dimension) => input.split(size, dimension);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    public static Tensor[] tensor_split(Tensor input, long size, long dimension = 0) => input.tensor_split(size, dimension);

    public static Tensor[] tensor_split(Tensor input, long[] size, long dimension = 0) => input.tensor_split(size, dimension);

    public static Tensor[] tensor_split(Tensor input, Tensor indices, long dimension = 0) => input.tensor_split(indices, dimension);

    public static Tensor[] hsplit(Tensor input, long size) => input.hsplit(size);

    public static Tensor[] hsplit(Tensor input, long[] sizes) => input.hsplit(sizes);

    public static Tensor[] vsplit(Tensor input, long[] sizes) => input.vsplit(sizes);

    public static Tensor[] dsplit(Tensor input, long size) => input.dsplit(size);

    public static Tensor[] dsplit(Tensor input, long[] sizes) => input.dsplit(sizes);
}
