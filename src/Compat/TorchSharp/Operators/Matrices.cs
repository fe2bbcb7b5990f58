namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Det = new("aten::det");
    public static readonly Op Logdet = new("aten::logdet");
    public static readonly Op Inverse = new("aten::inverse");
    public static readonly Op MatrixExp = new("aten::matrix_exp");
    public static readonly Op Matmul = new("aten::matmul");
    public static readonly Op Mm = new("aten::mm");
    public static readonly Op Mv = new("aten::mv");
    public static readonly Op Bmm = new("aten::bmm");
    public static readonly Op Dot = new("aten::dot");
    public static readonly Op Vdot = new("aten::vdot");
    public static readonly Op Inner = new("aten::inner");
    public static readonly Op Outer = new("aten::outer");
    public static readonly Op Ger = new("aten::ger");
    public static readonly Op Addmm = new("aten::addmm");
    public static readonly Op AddmmInPlace = new("aten::addmm_");
    public static readonly Op Addmv = new("aten::addmv");
    public static readonly Op AddmvInPlace = new("aten::addmv_");
    public static readonly Op Addr = new("aten::addr");
    public static readonly Op AddrInPlace = new("aten::addr_");
    public static readonly Op Addbmm = new("aten::addbmm");
    public static readonly Op AddbmmInPlace = new("aten::addbmm_");
    public static readonly Op Baddbmm = new("aten::baddbmm");
    public static readonly Op MatrixPower = new("aten::matrix_power");
    public static readonly Op LinalgPinv = new("aten::linalg_pinv");
    public static readonly Op Cholesky = new("aten::cholesky");
    public static readonly Op CholeskyInverse = new("aten::cholesky_inverse");
    public static readonly Op CholeskySolve = new("aten::cholesky_solve");
    public static readonly Op Tensordot = new("aten::tensordot");
    public static readonly Op Ormqr = new("aten::ormqr");
    public static readonly Op Orgqr = new("aten::orgqr");
    public static readonly Op Cdist = new("aten::cdist");
    public static readonly Op Geqrf = new("aten::geqrf");
    public static readonly Op Slogdet = new("aten::slogdet");
    public static readonly Op Svd = new("aten::svd");
    public static readonly Op Qr = new("aten::qr");
    public static readonly Op LuSolve = new("aten::lu_solve");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor det() => Aten.Call(Ops.Det, this);

        public Tensor logdet() => Aten.Call(Ops.Logdet, this);

        public Tensor inverse() => Aten.Call(Ops.Inverse, this);

        public Tensor matrix_exp() => Aten.Call(Ops.MatrixExp, this);

        public Tensor matmul(Tensor other) => Aten.Call(Ops.Matmul, this, other);

        public Tensor mm(Tensor other) => Aten.Call(Ops.Mm, this, other);

        public Tensor mv(Tensor other) => Aten.Call(Ops.Mv, this, other);

        public Tensor bmm(Tensor other) => Aten.Call(Ops.Bmm, this, other);

        public Tensor dot(Tensor other) => Aten.Call(Ops.Dot, this, other);

        public Tensor vdot(Tensor other) => Aten.Call(Ops.Vdot, this, other);

        public Tensor inner(Tensor other) => Aten.Call(Ops.Inner, this, other);

        public Tensor outer(Tensor other) => Aten.Call(Ops.Outer, this, other);

        public Tensor ger(Tensor other) => Aten.Call(Ops.Ger, this, other);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Aten.Call(Ops.Addmm, this, mat1, mat2, beta, alpha);

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Aten.InPlace(Ops.AddmmInPlace, this, mat1, mat2, beta, alpha);

        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Aten.Call(Ops.Addmv, this, mat, vec, beta, alpha);

        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
            Aten.InPlace(Ops.AddmvInPlace, this, mat, vec, beta, alpha);

        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Aten.Call(Ops.Addr, this, vec1, vec2, beta, alpha);

        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
            Aten.InPlace(Ops.AddrInPlace, this, vec1, vec2, beta, alpha);

        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.Call(Ops.Addbmm, this, batch1, batch2, beta, alpha);

        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.InPlace(Ops.AddbmmInPlace, this, batch1, batch2, beta, alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.Call(Ops.Baddbmm, this, batch1, batch2, beta, alpha);

        public Tensor matrix_power(int n) => Aten.Call(Ops.MatrixPower, this, n);

        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) => Aten.Call(Ops.LinalgPinv, this, rcond, hermitian);

        public Tensor cholesky(bool upper = false) => Aten.Call(Ops.Cholesky, this, upper);

        public Tensor cholesky_inverse(bool upper = false) => Aten.Call(Ops.CholeskyInverse, this, upper);

        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Aten.Call(Ops.CholeskySolve, this, input2, upper);

        public Tensor tensordot(Tensor other, long[] dims1, long[] dims2) => Aten.Call(Ops.Tensordot, this, other, dims1, dims2);

        public Tensor ormqr(Tensor tau, Tensor other, bool left = true, bool transpose = false) =>
            Aten.Call(Ops.Ormqr, this, tau, other, left, transpose);

        public (Tensor a, Tensor tau) geqrf() => Aten.Call2(Ops.Geqrf, this);
    }

    public static Tensor det(Tensor input) => input.det();

    public static Tensor logdet(Tensor input) => input.logdet();

    public static Tensor inverse(Tensor input) => input.inverse();

    public static Tensor matrix_exp(Tensor input) => input.matrix_exp();

    public static Tensor matmul(Tensor input, Tensor other) => input.matmul(other);

    public static Tensor mm(Tensor input, Tensor other) => input.mm(other);

    public static Tensor mv(Tensor input, Tensor other) => input.mv(other);

    public static Tensor bmm(Tensor input, Tensor other) => input.bmm(other);

    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    public static Tensor vdot(Tensor input, Tensor other) => input.vdot(other);

    public static Tensor inner(Tensor input, Tensor other) => input.inner(other);

    public static Tensor outer(Tensor input, Tensor other) => input.outer(other);

    public static Tensor ger(Tensor input, Tensor other) => input.ger(other);

    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
        input.addmm(mat1, mat2, beta, alpha);

    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
        input.addmm_(mat1, mat2, beta, alpha);

    public static Tensor addmv(Tensor input, Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => input.addmv(mat, vec, beta, alpha);

    public static Tensor addmv_(Tensor input, Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
        input.addmv_(mat, vec, beta, alpha);

    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
        input.addr(vec1, vec2, beta, alpha);

    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
        input.addr_(vec1, vec2, beta, alpha);

    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.addbmm(batch1, batch2, beta, alpha);

    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.addbmm_(batch1, batch2, beta, alpha);

    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.baddbmm(batch1, batch2, beta, alpha);

    public static Tensor matrix_power(Tensor input, int n) => input.matrix_power(n);

    public static Tensor pinverse(Tensor input, double rcond = 1e-15, bool hermitian = false) => input.pinverse(rcond, hermitian);

    public static Tensor cholesky(Tensor input, bool upper = false) => input.cholesky(upper);

    public static Tensor cholesky(Tensor input) => Aten.Call(Ops.Cholesky, input);

    public static Tensor cholesky_inverse(Tensor input, bool upper = false) => input.cholesky_inverse(upper);

    public static Tensor cholesky_solve(Tensor input, Tensor input2, bool upper = false) => input.cholesky_solve(input2, upper);

    public static Tensor tensordot(Tensor input, Tensor other, long[] dims1, long[] dims2) => input.tensordot(other, dims1, dims2);

    public static Tensor ormqr(Tensor input, Tensor tau, Tensor other, bool left = true, bool transpose = false) =>
        input.ormqr(tau, other, left, transpose);

    public static Tensor orgqr(Tensor input, Tensor tau) => Aten.Call(Ops.Orgqr, input, tau);

    public static Tensor cdist(
        Tensor input, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Aten.Call(Ops.Cdist, input, x2, p, (long)compute_mode);

    public static (Tensor a, Tensor tau) geqrf(Tensor input) => input.geqrf();

    public static (Tensor sign, Tensor logabsdet) slogdet(Tensor input) => Aten.Call2(Ops.Slogdet, input);

    public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool some = true, bool compute_uv = true) =>
        Aten.Call3(Ops.Svd, input, some, compute_uv);

    public static (Tensor Q, Tensor R) qr(Tensor input, bool some = true) => Aten.Call2(Ops.Qr, input, some);

    public static Tensor lu_solve(Tensor input, Tensor LU_data, Tensor LU_pivots) => Aten.Call(Ops.LuSolve, input, LU_data, LU_pivots);
}
