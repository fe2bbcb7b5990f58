namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op LinalgNorm = new("aten::linalg_norm");
    public static readonly Op LinalgNormOrdStr = new("aten::linalg_norm", "ord_str");
    public static readonly Op LinalgVectorNorm = new("aten::linalg_vector_norm");
    public static readonly Op LinalgMatrixNormStrOrd = new("aten::linalg_matrix_norm", "str_ord");
    public static readonly Op LinalgMatrixNorm = new("aten::linalg_matrix_norm");
    public static readonly Op LinalgCond = new("aten::linalg_cond");
    public static readonly Op LinalgCondPStr = new("aten::linalg_cond", "p_str");
    public static readonly Op LinalgDet = new("aten::linalg_det");
    public static readonly Op LinalgSlogdet = new("aten::linalg_slogdet");
    public static readonly Op LinalgMatrixRankAtolRtolFloat = new("aten::linalg_matrix_rank", "atol_rtol_float");
    public static readonly Op LinalgMatrixRankAtolRtolTensor = new("aten::linalg_matrix_rank", "atol_rtol_tensor");
    public static readonly Op LinalgCross = new("aten::linalg_cross");
    public static readonly Op LinalgDiagonal = new("aten::linalg_diagonal");
    public static readonly Op LinalgMatrixExp = new("aten::linalg_matrix_exp");
    public static readonly Op LinalgMultiDot = new("aten::linalg_multi_dot");
    public static readonly Op LinalgVander = new("aten::linalg_vander");
}

public static partial class torch
{
    public static partial class linalg
    {
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Aten.Call(Ops.LinalgNorm, input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) =>
            Aten.Call(Ops.LinalgNorm, input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Aten.Call(Ops.LinalgNormOrdStr, input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Aten.Call(Ops.LinalgNorm, input, Arg.None, dims, keepdim);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Aten.Call(Ops.LinalgVectorNorm, input, ord, dims, keepdim);

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            Aten.Call(Ops.LinalgMatrixNormStrOrd, input, ord, dims ?? LastTwo, keepdim);

        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Aten.Call(Ops.LinalgMatrixNorm, input, ord, dims ?? LastTwo, keepdim);

        public static Tensor cond(Tensor input) => Aten.Call(Ops.LinalgCond, input);

        public static Tensor cond(Tensor input, int p) => Aten.Call(Ops.LinalgCond, input, p);

        public static Tensor cond(Tensor input, double p) => Aten.Call(Ops.LinalgCond, input, p);

        public static Tensor cond(Tensor input, string p) => Aten.Call(Ops.LinalgCondPStr, input, p);

        public static Tensor det(Tensor input) => Aten.Call(Ops.LinalgDet, input);

        public static (Tensor sign, Tensor logabsdet) slogdet(Tensor input) => Aten.Call2(Ops.LinalgSlogdet, input);

        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Aten.Call(Ops.LinalgMatrixRankAtolRtolFloat, input, atol, rtol, hermitian);

        public static Tensor matrix_rank(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Aten.Call(Ops.LinalgMatrixRankAtolRtolTensor, input, atol, rtol, hermitian);

        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Aten.Call(Ops.LinalgCross, input, other, dim);

        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) =>
            Aten.Call(Ops.LinalgDiagonal, input, offset, dim1, dim2);

        public static Tensor matrix_exp(Tensor input) => Aten.Call(Ops.LinalgMatrixExp, input);

        public static Tensor multi_dot(IList<Tensor> tensors) => Aten.Call(Ops.LinalgMultiDot, Arg.Tensors(tensors));

        public static Tensor vander(Tensor input, long? N = null) => Aten.Call(Ops.LinalgVander, input, N);
    }
}
