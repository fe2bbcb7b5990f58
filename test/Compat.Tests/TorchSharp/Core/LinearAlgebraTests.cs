using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>Decompositions multiply back; solutions solve.</summary>
[TestClass]
public class LinearAlgebraTests
{
    private static Tensor Square => torch.tensor(new[,] { { 4.0, 1, 0.5 }, { -2, 3, 1 }, { 0, 0.5, 5 } });

    private static Tensor Symmetric => torch.matmul(Square.t(), Square);

    private static Tensor Right => torch.tensor(new[,] { { 1.0 }, { -2 }, { 3 } });

    [TestMethod]
    public void DecompositionsMultiplyBack()
    {
        var (p, l, u) = torch.linalg.lu(Square);
        Near(Square, p.matmul(l).matmul(u));
        var (q, r) = torch.linalg.qr(Square);
        Near(Square, q.matmul(r));
        var (left, values, right) = torch.linalg.svd(Square);
        Near(Square, (left * values).matmul(right));
        var (w, v) = torch.linalg.eigh(Symmetric);
        Near(Symmetric, (v * w).matmul(v.t()));
        var (lambda, vectors) = torch.linalg.eig(Square);
        Near(Square, (vectors * lambda).matmul(torch.linalg.inv(vectors)).real);
        Near(lambda.real.sort().Values, torch.linalg.eigvals(Square).real.sort().Values);
        var factor = torch.linalg.cholesky(Symmetric);
        Near(Symmetric, factor.matmul(factor.mT));
        Near(factor, torch.linalg.cholesky_ex(Symmetric).L);
        Near(torch.linalg.inv(Symmetric), torch.cholesky_inverse(factor));
        var (compact, tau) = torch.geqrf(Square);
        Near(q, torch.linalg.householder_product(compact, tau));
    }

    [TestMethod]
    public void SolutionsSolve()
    {
        var x = torch.linalg.solve(Square, Right);
        Near(Right, Square.matmul(x));
        Near(x, torch.linalg.inv(Square).matmul(Right));
        Near(x, torch.linalg.pinv(Square).matmul(Right));
        Near(x, torch.linalg.solve_ex(Square, Right).result);
        Near(x, torch.linalg.lstsq(Square, Right).Solution);
        var (lu, pivots) = torch.linalg.lu_factor(Square);
        Near(x, torch.linalg.lu_solve(lu, pivots, Right));
        var triangle = Square.triu();
        Near(Right, triangle.matmul(torch.linalg.solve_triangular(triangle, Right, upper: true)));
        var (ld, places) = torch.linalg.ldl_factor(Symmetric, false);
        Near(torch.linalg.solve(Symmetric, Right), torch.linalg.ldl_solve(ld, places, Right));
        Near(torch.linalg.solve(Symmetric, Right), Right.cholesky_solve(torch.linalg.cholesky(Symmetric)));
        using var target = torch.zeros(3, 1, dtype: float64);
        Assert.AreSame(target, torch.linalg.solve_triangular(triangle, Right, upper: true, @out: target));
        Near(Right, triangle.matmul(target));
    }

    [TestMethod]
    public void NumbersOfAMatrix()
    {
        var singular = torch.linalg.svdvals(Square);
        Assert.AreEqual(torch.linalg.det(Square).item<double>(), torch.linalg.eigvals(Square).prod(0L).real.item<double>(), 1e-9);
        Assert.AreEqual(singular[0].item<double>(), torch.linalg.norm(Square, 2).item<double>(), 1e-9);
        Assert.AreEqual(singular.sum().item<double>(), torch.linalg.matrix_norm(Square, "nuc").item<double>(), 1e-9);
        Assert.AreEqual(Square.square().sum().sqrt().item<double>(), torch.linalg.norm(Square).item<double>(), 1e-9);
        Assert.AreEqual((singular[0] / singular[2]).item<double>(), torch.linalg.cond(Square).item<double>(), 1e-9);
        Assert.AreEqual(3L, torch.linalg.matrix_rank(Square).item<long>());
        Assert.AreEqual(1L, torch.linalg.matrix_rank(torch.ones(3, 3)).item<long>());
        Assert.AreEqual(Square.abs().sum(0L).max().item<double>(), torch.linalg.norm(Square, 1.0).item<double>(), 1e-9);
        Assert.AreEqual(12.0, Square.trace().item<double>());
        var (sign, logarithm) = torch.slogdet(Square);
        Assert.AreEqual(Math.Log(Square.det().item<double>()), (sign * logarithm).item<double>(), 1e-9);
    }

    [TestMethod]
    public void Products()
    {
        Near(Square.matmul(Square).matmul(Square), Square.matrix_power(3));
        Near(Square.matmul(Square), torch.linalg.multi_dot([Square, Square]));
        Near(Square.matmul(Square), Square.tensordot(Square, 1));
        Near(Square.matmul(Right).sum(), torch.einsum("ij,jk->", Square, Right));
        Near(torch.eye(3, dtype: float64), torch.matrix_exp(torch.zeros(3, 3, dtype: float64)));
        Near((Square * 2) + Square.matmul(Square), (Square * 2).addmm(Square, Square));
        Near((Square * 0.5) + (2 * Square.matmul(Square)), torch.addmm(Square, Square, Square, 0.5f, 2f));
        Near(Right.flatten().outer(Right.flatten()), torch.ger(Right.flatten(), Right.flatten()));
        Near(
            torch.tensor(new[] { 1.0, -2, 1 }),
            torch.linalg.cross(torch.tensor(new[] { 1.0, 1, 1 }), torch.tensor(new[] { 1.0, 2, 3 })));
        Near(torch.tensor(14.0), torch.linalg.vecdot(Right.flatten(), Right.flatten()));
        Near(torch.tensor(new[] { 5.0 }), torch.cdist(torch.zeros(1, 2, dtype: float64), torch.tensor(new[,] { { 3.0, 4 } })).flatten());
        Near(torch.kron(torch.eye(2, dtype: float64), Right), torch.block_diag(Right, Right));
    }

    [TestMethod]
    public void BatchesAreTheirParts()
    {
        var batch = torch.stack([Square, Symmetric]);
        var solved = torch.linalg.solve(batch, Right.expand(2, 3, 1));
        Near(torch.linalg.solve(Symmetric, Right), solved[1]);
        Near(torch.linalg.det(Square), torch.linalg.det(batch)[0]);
        Near(Square.matmul(Square), batch.bmm(batch)[0]);
    }

    [TestMethod]
    public void WhatCannotBeSolvedThrows()
    {
        Assert.ThrowsExactly<ExternalException>(() => torch.linalg.inv(torch.ones(2, 3)));
        Assert.ThrowsExactly<ExternalException>(() => torch.linalg.cholesky(-Symmetric));
        Assert.ThrowsExactly<ExternalException>(() => torch.linalg.norm(Square, "none"));
        Assert.ThrowsExactly<ExternalException>(() => torch.einsum("ij,jk", Square));
        Assert.AreNotEqual(0, torch.linalg.inv_ex(torch.zeros(2, 2)).info.item<int>());
    }

    private static void Near(Tensor expected, Tensor actual) =>
        Assert.IsTrue(expected.allclose(actual, 1e-9, 1e-9), $"{expected.npstr()}\n{actual.npstr()}");
}
