using Microsoft.ML.Combinatorial.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>
/// The five-point solver as a declarative node: min ⅕ Σ (q₂ᵀ E q₁)² subject to ‖E‖² = 1 and the essential constraints, differentiated by the batch's
/// Karush–Kuhn–Tucker systems of 13 rows. Of the ten cubic constraints, three combinations are kept, those of the largest singular values of their
/// Jacobian: that makes the constraints regular, which the sum of their squares is not.
/// </summary>
/// <remarks>All residuals vanish at a minimal solution, so the multipliers do, too, and the constraints' second derivatives drop out.</remarks>
internal static class FivePointsByConditions
{
    public static Tensor Solve(Tensor inputs, Tensor reference, ImplicitLayer solver)
    {
        Tensor solutions;
        using (no_grad())
        {
            solutions = solver.Forward(inputs, reference);
        }

        return ConditionFunction.Apply(inputs, solutions, Product);
    }

    private static Tensor Product(Tensor inputs, Tensor solutions, Tensor upstream)
    {
        long batch = inputs.shape[0];
        Tensor points = inputs.reshape(batch, 5, 4), one = ones([batch, 5, 1], inputs.dtype), e = solutions.reshape(batch, 3, 3);
        Tensor first = cat([points.narrow(2, 0, 2), one], 2), second = cat([points.narrow(2, 2, 2), one], 2);
        Tensor equations = second.unsqueeze(3).mul(first.unsqueeze(2)).reshape(batch, 5, 9);
        (Tensor u, _, _) = linalg.svd(CubicJacobian(e), false);
        Tensor a = cat([u.narrow(2, 0, 3).transpose(1, 2).bmm(CubicJacobian(e)), solutions.unsqueeze(1).mul(2)], 1);
        Tensor h = equations.transpose(1, 2).bmm(equations).mul(0.4);
        Tensor system = cat([cat([h, a.transpose(1, 2)], 2), cat([a.neg(), zeros([batch, 4, 4], inputs.dtype)], 2)], 1);
        Tensor right = cat([upstream.neg(), zeros([batch, 4], inputs.dtype)], 1).unsqueeze(2);
        Tensor z = ConditionFunction.WhereSolved(solutions, linalg.solve_ex(system, right).result.narrow(1, 0, 9).squeeze(2)).unsqueeze(2);

        // The derivative by the points of ⟨z, f_E⟩ = ⅖ Σ (q₂ᵀ Z q₁)(q₂ᵀ E q₁).
        Tensor byE = equations.bmm(z).mul(0.4).unsqueeze(3), byZ = equations.bmm(solutions.unsqueeze(2)).mul(0.4).unsqueeze(3);
        Tensor m = byE.mul(e.unsqueeze(1)) + byZ.mul(z.reshape(batch, 1, 3, 3));
        Tensor byFirst = einsum("bkij,bki->bkj", m, second).narrow(2, 0, 2), bySecond = einsum("bkij,bkj->bki", m, first).narrow(2, 0, 2);
        return cat([byFirst, bySecond], 2).reshape(batch, 20);
    }

    /// <summary>The derivative of 2 E Eᵀ E − tr(E Eᵀ) E and det E by the nine elements, <c>[batch, 10, 9]</c>.</summary>
    private static Tensor CubicJacobian(Tensor e)
    {
        long batch = e.shape[0];
        Tensor directions = eye(9, dtype: e.dtype).reshape(9, 3, 3), left = e.bmm(e.transpose(1, 2)), right = e.transpose(1, 2).bmm(e);
        Tensor change = einsum("dij,bjk->bdik", directions, right) + einsum("bij,djk->bdik", left, directions)
            + einsum("bij,dkj,bkl->bdil", e, directions, e);
        Tensor trace = left.diagonal(0, 1, 2).sum(-1).reshape(batch, 1, 1, 1);
        Tensor byTrace = einsum("bd,bij->bdij", e.reshape(batch, 9), e).mul(2);
        Tensor cubic = change.mul(2) - byTrace - trace.mul(directions.unsqueeze(0));
        Tensor cofactors = stack(
            [
                linalg.cross(e.select(1, 1), e.select(1, 2)), linalg.cross(e.select(1, 2), e.select(1, 0)),
                linalg.cross(e.select(1, 0), e.select(1, 1)),
            ],
            1);
        return cat([cubic.reshape(batch, 9, 9).transpose(1, 2), cofactors.reshape(batch, 1, 9)], 1);
    }
}
