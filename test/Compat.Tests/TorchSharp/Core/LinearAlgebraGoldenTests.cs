using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class LinearAlgebraGoldenTests
{
    [TestMethod]
    public void matmul_rank_rules()
    {
        var m = torch.arange(6, dtype: torch.float32).reshape(2, 3);
        var v = torch.tensor(new[] { 1f, 2f, 3f });
        TorchGolden.Check(nameof(matmul_rank_rules), new
        {
            mv = m.matmul(v),
            vm = torch.tensor(new[] { 1f, 2f }).matmul(m),
            vv = v.matmul(v),
            mm = torch.matmul(m, m.t()),
            batch = torch.ones(2, 1, 2, 3).matmul(torch.ones(4, 3, 1)).shape,
        });
    }

    [TestMethod]
    public void mm_mv_dot_outer_bmm()
    {
        var a = torch.tensor(new[,] { { 1f, 2f }, { 3f, 4f } });
        var v = torch.tensor(new[] { 1f, -1f });
        TorchGolden.Check(nameof(mm_mv_dot_outer_bmm), new
        {
            mm = a.mm(a),
            mv = a.mv(v),
            dot = v.dot(v),
            outer = v.outer(v),
            bmm = torch.stack(new[] { a, a }).bmm(torch.ones(2, 2, 1)),
            ints = torch.tensor(new[,] { { 1, 2 } }).mm(torch.tensor(new[,] { { 3 }, { 4 } })),
        });
    }

    [TestMethod]
    public void einsum_forms()
    {
        var a = torch.arange(6, dtype: torch.float32).reshape(2, 3);
        TorchGolden.Check(nameof(einsum_forms), new
        {
            t = torch.einsum("ij->ji", a),
            s = torch.einsum("ij->", a),
            mm = torch.einsum("ij,kj->ik", a, a),
            diag = torch.einsum("ii->i", torch.arange(4, dtype: torch.float32).reshape(2, 2)),
            imp = torch.einsum("ij,jk", a, torch.ones(3, 1)),
            ell = torch.einsum("...j->...", a),
        });
    }

    [TestMethod]
    public void solve_and_errors()
    {
        var A = torch.tensor(new[,] { { 3.0, 1.0 }, { 1.0, 2.0 } });
        TorchGolden.Check(nameof(solve_and_errors), new
        {
            x = torch.linalg.solve(A, torch.tensor(new[] { 9.0, 8.0 })),
            many = torch.linalg.solve(A, torch.eye(2, dtype: torch.float64)),
            singular = TorchGolden.Throws(() => torch.linalg.solve(torch.ones(2, 2), torch.ones(2))),
        });
    }

    [TestMethod]
    public void inv_det_slogdet()
    {
        var A = torch.tensor(new[,] { { 2.0, 1.0 }, { 4.0, -1.0 } });
        TorchGolden.Check(nameof(inv_det_slogdet), new
        {
            inv = torch.linalg.inv(A),
            inv2 = A.inverse(),
            det = torch.linalg.det(A),
            sl = torch.linalg.slogdet(A),
            ld = torch.logdet(torch.eye(2) * 2),
            zero = torch.linalg.det(torch.ones(2, 2)),
            singular = TorchGolden.Throws(() => torch.linalg.inv(torch.zeros(2, 2))),
        });
    }

    [TestMethod]
    public void svd_values()
    {
        var A = torch.tensor(new[,] { { 3.0, 0.0 }, { 4.0, 5.0 } });
        var (U, S, Vh) = torch.linalg.svd(A);
        TorchGolden.Check(nameof(svd_values), new
        {
            S,
            back = U.matmul(torch.diag(S)).matmul(Vh),
            vals = torch.linalg.svdvals(A),
            shapes = torch.linalg.svd(torch.ones(3, 2), false).U.shape,
            full = torch.linalg.svd(torch.ones(3, 2)).U.shape,
        });
    }

    [TestMethod]
    public void qr_modes()
    {
        var A = torch.tensor(new[,] { { 3.0, 1.0 }, { 4.0, 2.0 }, { 0.0, 5.0 } });
        var (Q, R) = torch.linalg.qr(A);
        var c = torch.linalg.qr(A, torch.linalg.QRMode.Complete);
        TorchGolden.Check(nameof(qr_modes), new
        {
            R,
            qr = Q.matmul(R),
            qs = Q.shape,
            fullQ = c.Q.shape,
            fullR = c.R.shape,
        });
    }

    [TestMethod]
    public void eigh_and_cholesky()
    {
        var A = torch.tensor(new[,] { { 2.0, 1.0 }, { 1.0, 2.0 } });
        var (w, V) = torch.linalg.eigh(A);
        TorchGolden.Check(nameof(eigh_and_cholesky), new
        {
            w,
            back = V.matmul(torch.diag(w)).matmul(V.t()),
            vals = torch.linalg.eigvalsh(A),
            L = torch.linalg.cholesky(A),
            notPd = TorchGolden.Throws(() => torch.linalg.cholesky(-A)),
        });
    }

    [TestMethod]
    public void lstsq_overdetermined()
    {
        var A = torch.tensor(new[,] { { 1.0, 0.0 }, { 1.0, 1.0 }, { 1.0, 2.0 } });
        var b = torch.tensor(new[,] { { 1.0 }, { 3.0 }, { 4.0 } });
        var r = torch.linalg.lstsq(A, b);
        TorchGolden.Check(nameof(lstsq_overdetermined), new
        {
            r.Solution,
            r.Residuals,
            r.Rank,
            sv = r.SingularValues.shape,
        });
    }

    [TestMethod]
    public void norms()
    {
        var A = torch.tensor(new[,] { { 1.0, -2.0 }, { 3.0, 4.0 } });
        TorchGolden.Check(nameof(norms), new
        {
            def = torch.linalg.norm(A),
            nuc = torch.linalg.norm(A, "nuc"),
            inf = torch.linalg.norm(A, double.PositiveInfinity),
            two = torch.linalg.norm(A, 2.0),
            vec = torch.linalg.vector_norm(A, 3.0),
            rows = torch.linalg.vector_norm(A, 2.0, new long[] { 1 }),
            mat = torch.linalg.matrix_norm(A),
            rank = torch.linalg.matrix_rank(A),
        });
    }
}
