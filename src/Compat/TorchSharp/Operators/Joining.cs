namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Cat = new("aten::cat");
    public static readonly Op Stack = new("aten::stack");
    public static readonly Op Hstack = new("aten::hstack");
    public static readonly Op Vstack = new("aten::vstack");
    public static readonly Op Dstack = new("aten::dstack");
    public static readonly Op ColumnStack = new("aten::column_stack");
    public static readonly Op RowStack = new("aten::row_stack");
    public static readonly Op BlockDiag = new("aten::block_diag");
    public static readonly Op BroadcastTensors = new("aten::broadcast_tensors");
    public static readonly Op CartesianProd = new("aten::cartesian_prod");
    public static readonly Op Combinations = new("aten::combinations");
    public static readonly Op MeshgridIndexing = new("aten::meshgrid", "indexing");
    public static readonly Op Atleast1dSequence = new("aten::atleast_1d", "Sequence");
    public static readonly Op Atleast2dSequence = new("aten::atleast_2d", "Sequence");
    public static readonly Op Atleast3dSequence = new("aten::atleast_3d", "Sequence");
    public static readonly Op Einsum = new("aten::einsum");
    public static readonly Op ChainMatmul = new("aten::chain_matmul");
}

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Aten.Call(Ops.Cat, Arg.Tensors(tensors), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.Call(Ops.Stack, Arg.Tensors(tensors), dim);

    public static Tensor hstack(IList<Tensor> tensors) => Aten.Call(Ops.Hstack, Arg.Tensors(tensors));

    public static Tensor hstack(params Tensor[] tensors) => hstack((IList<Tensor>)tensors);

    public static Tensor hstack(IEnumerable<Tensor> tensors) => hstack(tensors.ToArray());

    public static Tensor vstack(IList<Tensor> tensors) => Aten.Call(Ops.Vstack, Arg.Tensors(tensors));

    public static Tensor dstack(IList<Tensor> tensors) => Aten.Call(Ops.Dstack, Arg.Tensors(tensors));

    public static Tensor dstack(params Tensor[] tensors) => dstack((IList<Tensor>)tensors);

    public static Tensor dstack(IEnumerable<Tensor> tensors) => dstack(tensors.ToArray());

    public static Tensor column_stack(IList<Tensor> tensors) => Aten.Call(Ops.ColumnStack, Arg.Tensors(tensors));

    public static Tensor column_stack(params Tensor[] tensors) => column_stack((IList<Tensor>)tensors);

    public static Tensor row_stack(IList<Tensor> tensors) => Aten.Call(Ops.RowStack, Arg.Tensors(tensors));

    public static Tensor row_stack(params Tensor[] tensors) => row_stack((IList<Tensor>)tensors);

    public static Tensor block_diag(params Tensor[] tensors) => Aten.Call(Ops.BlockDiag, tensors);

    public static Tensor[] broadcast_tensors(params Tensor[] tensors) => Aten.CallList(Ops.BroadcastTensors, tensors);

    /// <summary>The shape that tensors of these shapes broadcast to.</summary>
    public static Size broadcast_shapes(params long[][] shapes)
    {
        var result = new long[shapes.Length == 0 ? 0 : shapes.Max(shape => shape.Length)];
        Array.Fill(result, 1);
        foreach (var shape in shapes)
        {
            for (var i = 0; i < shape.Length; i++)
            {
                ref var size = ref result[result.Length - shape.Length + i];
                if (size != shape[i] && size != 1 && shape[i] != 1)
                    throw new ArgumentException($"Shape mismatch: sizes {size} and {shape[i]} cannot be broadcast to a single shape.");
                size = size == 1 ? shape[i] : size;
            }
        }

        return result;
    }

    public static Tensor cartesian_prod(IList<Tensor> tensors) => Aten.Call(Ops.CartesianProd, Arg.Tensors(tensors));

    public static Tensor cartesian_prod(params Tensor[] tensors) => cartesian_prod((IList<Tensor>)tensors);

    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) =>
        Aten.Call(Ops.Combinations, input, r, with_replacement);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Aten.CallList(Ops.MeshgridIndexing, Arg.Tensors(tensors), indexing);

    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => Aten.CallList(Ops.Atleast1dSequence, input);

    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => Aten.CallList(Ops.Atleast2dSequence, input);

    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => Aten.CallList(Ops.Atleast3dSequence, input);

    /// <summary>Sums products over the indices that the equation names, such as "bij,bjk->bik".</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.Call(Ops.Einsum, equation, tensors);

    public static Tensor chain_matmul(params Tensor[] matrices) => Aten.Call(Ops.ChainMatmul, matrices);
}
