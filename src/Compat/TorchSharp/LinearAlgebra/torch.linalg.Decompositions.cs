namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op LinalgCholesky = new("aten::linalg_cholesky");
    public static readonly Op LinalgCholeskyEx = new("aten::linalg_cholesky_ex");
    public static readonly Op LinalgEig = new("aten::linalg_eig");
    public static readonly Op LinalgEigh = new("aten::linalg_eigh");
    public static readonly Op LinalgEigvals = new("aten::linalg_eigvals");
    public static readonly Op LinalgEigvalsh = new("aten::linalg_eigvalsh");
    public static readonly Op LinalgLu = new("aten::linalg_lu");
    public static readonly Op LinalgLuFactor = new("aten::linalg_lu_factor");
    public static readonly Op LinalgLdlFactor = new("aten::linalg_ldl_factor");
    public static readonly Op LinalgLdlFactorEx = new("aten::linalg_ldl_factor_ex");
    public static readonly Op LinalgQr = new("aten::linalg_qr");
    public static readonly Op LinalgSvd = new("aten::linalg_svd");
    public static readonly Op LinalgSvdvals = new("aten::linalg_svdvals");
    public static readonly Op LinalgHouseholderProduct = new("aten::linalg_householder_product");
}

public static partial class torch
{
    public static partial class linalg
    {
        public static Tensor cholesky(Tensor input) => Aten.Call(Ops.LinalgCholesky, input);

        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) =>
            Aten.Call2(Ops.LinalgCholeskyEx, input, false, check_errors);

        public static (Tensor eigvals, Tensor eigvecs) eig(Tensor input) => Aten.Call2(Ops.LinalgEig, input);

        public static (Tensor eigvals, Tensor eigvecs) eigh(Tensor input, char UPLO = 'L') =>
            Aten.Call2(Ops.LinalgEigh, input, UPLO.ToString());

        public static Tensor eigvals(Tensor input) => Aten.Call(Ops.LinalgEigvals, input);

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Aten.Call(Ops.LinalgEigvalsh, input, UPLO.ToString());

        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Aten.Call3(Ops.LinalgLu, input, pivot);

        public static (Tensor LU, Tensor pivots) lu_factor(Tensor input, bool pivot = true) => Aten.Call2(Ops.LinalgLuFactor, input, pivot);

        public static (Tensor LD, Tensor pivots) ldl_factor(Tensor input, bool hermitian = true) =>
            Aten.Call2(Ops.LinalgLdlFactor, input, hermitian);

        public static (Tensor LD, Tensor pivots, Tensor info) ldl_factor_ex(
            Tensor input, bool hermitian = true, bool check_errors = false) =>
            Aten.Call3(Ops.LinalgLdlFactorEx, input, hermitian, check_errors);

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) => Aten.Call2(Ops.LinalgQr, input, Name(mode));

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Aten.Call3(Ops.LinalgSvd, input, fullMatrices);

        public static Tensor svdvals(Tensor input) => Aten.Call(Ops.LinalgSvdvals, input);

        public static Tensor householder_product(Tensor input, Tensor tau) => Aten.Call(Ops.LinalgHouseholderProduct, input, tau);
    }
}
