using Microsoft.ML.Combinatorial.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>
/// The weighted rotation fit as a declarative node: min Σ w² ‖R p − q‖² subject to the six equations R Rᵀ = I (upper triangle), differentiated
/// by the 15 × 15 Karush–Kuhn–Tucker system of the batch. Unlike the sum of squares ‖R Rᵀ − I‖², whose gradient vanishes at every rotation, the six
/// equations are regular.
/// </summary>
internal static class RotationByConditions
{
    private static readonly (int A, int B)[] Constraints = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)];

    public static Tensor Solve(Tensor inputs, ImplicitLayer solver)
    {
        Tensor rotations;
        using (no_grad())
        {
            rotations = solver.call(inputs);
        }

        return ConditionFunction.Apply(inputs, rotations, Product);
    }

    private static Tensor Product(Tensor inputs, Tensor solutions, Tensor upstream)
    {
        long batch = inputs.shape[0];
        Tensor pairs = inputs.reshape(batch, 4, 7), r = solutions.reshape(batch, 3, 3);
        Tensor p = pairs.narrow(2, 0, 3), w = pairs.narrow(2, 6, 1), squares = w.pow(2);
        Tensor residual = p.bmm(r.transpose(1, 2)) - pairs.narrow(2, 3, 3);
        Tensor a = ConstraintJacobian(r);
        Tensor gradient = residual.mul(squares).transpose(1, 2).bmm(p).mul(2).reshape(batch, 9, 1);
        Tensor multipliers = linalg.solve_ex(a.bmm(a.transpose(1, 2)), a.bmm(gradient)).result.squeeze(2);

        // H = 2 I ⊗ Σ w² ppᵀ − (Λ + Λᵀ) ⊗ I, with the multipliers in the upper triangle Λ.
        Tensor identity = eye(3, dtype: inputs.dtype), spread = p.mul(squares).transpose(1, 2).bmm(p).mul(2);
        Tensor h = einsum("ik,bjl->bijkl", identity, spread) - einsum("bik,jl->bijkl", MultiplierMatrix(multipliers), identity);
        Tensor top = cat([h.reshape(batch, 9, 9), a.transpose(1, 2)], 2);
        Tensor bottom = cat([a.neg(), zeros([batch, 6, 6], inputs.dtype)], 2);
        Tensor right = cat([upstream.neg(), zeros([batch, 6], inputs.dtype)], 1).unsqueeze(2);
        Tensor z = ConditionFunction.WhereSolved(solutions, linalg.solve_ex(cat([top, bottom], 1), right).result.narrow(1, 0, 9).squeeze(2)).reshape(batch, 3, 3);

        // The derivative by the inputs of ⟨z, f_R⟩ = 2 Σ w² (R p − q)·(Z p).
        Tensor zp = p.bmm(z.transpose(1, 2));
        Tensor byP = (zp.bmm(r) + residual.bmm(z)).mul(squares).mul(2);
        Tensor byW = residual.mul(zp).sum(2, true).mul(w).mul(4);
        return cat([byP, zp.mul(squares).mul(-2), byW], 2).reshape(batch, 28);
    }

    /// <summary>Six rows ∂(R Rᵀ)ₐᵦ/∂R, <c>[batch, 6, 9]</c>.</summary>
    private static Tensor ConstraintJacobian(Tensor r)
    {
        Tensor none = zeros_like(r.select(1, 0));
        return stack(
            Constraints.Select(pair => cat(
                [.. Enumerable.Range(0, 3).Select(i => (i == pair.A, i == pair.B) switch
                {
                    (true, true) => r.select(1, i).mul(2),
                    (true, false) => r.select(1, pair.B),
                    (false, true) => r.select(1, pair.A),
                    _ => none,
                })],
                1)),
            1);
    }

    /// <summary>Λ + Λᵀ.</summary>
    private static Tensor MultiplierMatrix(Tensor multipliers)
    {
        Tensor[] entries = new Tensor[9];
        for (int k = 0; k < 6; k++)
        {
            (int a, int b) = Constraints[k];
            Tensor value = multipliers.select(1, k);
            entries[(3 * a) + b] = entries[(3 * b) + a] = a == b ? value.mul(2) : value;
        }

        return stack(entries, 1).reshape(-1, 3, 3);
    }
}
