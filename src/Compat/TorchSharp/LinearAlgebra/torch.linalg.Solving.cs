namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op LinalgSolve = new("aten::linalg_solve");
    public static readonly Op LinalgSolveEx = new("aten::linalg_solve_ex");
    public static readonly Op LinalgInv = new("aten::linalg_inv");
    public static readonly Op LinalgInvEx = new("aten::linalg_inv_ex");
    public static readonly Op LinalgLuSolve = new("aten::linalg_lu_solve");
    public static readonly Op LinalgLdlSolve = new("aten::linalg_ldl_solve");
    public static readonly Op LinalgPinvAtolRtolFloat = new("aten::linalg_pinv", "atol_rtol_float");
    public static readonly Op LinalgPinvAtolRtolTensor = new("aten::linalg_pinv", "atol_rtol_tensor");
    public static readonly Op LinalgTensorinv = new("aten::linalg_tensorinv");
    public static readonly Op LinalgTensorsolve = new("aten::linalg_tensorsolve");
}

public static partial class torch
{
    public static partial class linalg
    {
        public static Tensor solve(Tensor input, Tensor other, bool left = true) => Aten.Call(Ops.LinalgSolve, input, other, left);

        public static (Tensor result, Tensor info) solve_ex(Tensor input, Tensor other, bool left = true, bool check_errors = false) =>
            Aten.Call2(Ops.LinalgSolveEx, input, other, left, check_errors);

        public static Tensor inv(Tensor input) => Aten.Call(Ops.LinalgInv, input);

        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false) =>
            Aten.Call2(Ops.LinalgInvEx, input, check_errors);

        public static Tensor lu_solve(Tensor LU, Tensor pivots, Tensor B, bool left = true, bool adjoint = false, Tensor? @out = null) =>
            Into(@out, Aten.Call(Ops.LinalgLuSolve, LU, pivots, B, left, adjoint));

        public static Tensor ldl_solve(Tensor LD, Tensor pivots, Tensor B, bool hermitian = false) =>
            Aten.Call(Ops.LinalgLdlSolve, LD, pivots, B, hermitian);

        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Aten.Call(Ops.LinalgPinvAtolRtolFloat, input, atol, rtol, hermitian);

        public static Tensor pinv(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Aten.Call(Ops.LinalgPinvAtolRtolTensor, input, atol, rtol, hermitian);

        public static Tensor tensorinv(Tensor input, long ind = 2) => Aten.Call(Ops.LinalgTensorinv, input, ind);

        public static Tensor tensorsolve(Tensor input, Tensor other, long[]? dims = null) =>
            Aten.Call(Ops.LinalgTensorsolve, input, other, dims);
    }
}
