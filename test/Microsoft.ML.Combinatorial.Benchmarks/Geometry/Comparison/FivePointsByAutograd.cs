using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>
/// The five-point solver out of differentiable tensor operations: null space of the epipolar equations, the ten cubic constraints in it, elimination,
/// and the eigenvectors of the 10 × 10 action matrix of x, whose derivative libtorch has (linalg.eig). Only which root is taken is not
/// differentiated, which is right almost everywhere.
/// </summary>
/// <remarks>Source of the algorithm: Stewénius, Engels and Nistér 2006.</remarks>
internal static class FivePointsByAutograd
{
    private static readonly int[][] Exponents =
    [
        [3, 0, 0], [2, 1, 0], [2, 0, 1], [1, 2, 0], [1, 1, 1], [1, 0, 2], [0, 3, 0], [0, 2, 1], [0, 1, 2], [0, 0, 3],
        [2, 0, 0], [1, 1, 0], [1, 0, 1], [0, 2, 0], [0, 1, 1], [0, 0, 2], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0],
    ];

    /// <summary>Four rows that span what the five equations leave free: the last right singular vectors of AᵀA. Their four singular values are equal, so
    /// libtorch's derivative divides by differences that are rounding noise.</summary>
    public static Tensor NullSpaceBySvd(Tensor equations)
    {
        (_, _, Tensor vh) = linalg.svd(equations.transpose(1, 2).bmm(equations));
        return vh.narrow(1, 5, 4);
    }

    /// <summary>The same space without that defect: a fixed basis, projected by the differentiable I − Aᵀ(AAᵀ)⁻¹A.</summary>
    public static Tensor NullSpaceByProjection(Tensor equations)
    {
        Tensor basis;
        using (no_grad())
        {
            basis = linalg.svd(equations).Vh.narrow(1, 5, 4).transpose(1, 2);
        }

        Tensor gram = equations.bmm(equations.transpose(1, 2));
        Tensor inside = equations.transpose(1, 2).bmm(linalg.solve_ex(gram, equations.bmm(basis)).result);
        return (basis - inside).transpose(1, 2);
    }

    /// <summary>The solutions nearest to the references, of unit norm and with their sign.</summary>
    public static Tensor Solve(Tensor inputs, Tensor reference, Func<Tensor, Tensor> nullSpace)
    {
        long batch = inputs.shape[0];
        Tensor points = inputs.reshape(batch, 5, 4), one = ones([batch, 5, 1], inputs.dtype);
        Tensor first = cat([points.narrow(2, 0, 2), one], 2), second = cat([points.narrow(2, 2, 2), one], 2);
        Tensor basis = nullSpace(second.unsqueeze(3).mul(first.unsqueeze(2)).reshape(batch, 5, 9));
        Tensor forms = Constraints(basis.reshape(batch, 4, 3, 3).permute(0, 2, 3, 1));
        Tensor rest = linalg.solve_ex(forms.narrow(2, 0, 10), forms.narrow(2, 10, 10)).result;
        Tensor action = cat([rest.narrow(1, 0, 6).neg(), Shift(inputs.dtype).expand(batch, 4, 10)], 1);
        (Tensor values, Tensor vectors) = linalg.eig(action);
        Tensor chosen = vectors.gather(2, Nearest(values, vectors, basis, reference).expand(batch, 10, 1)).squeeze(2);
        Tensor solution = Essential(chosen.unsqueeze(2), basis).squeeze(1);
        Tensor sign = solution.mul(reference).sum(1, true).sign().detach();
        return solution.mul(sign);
    }

    /// <summary>2 E Eᵀ E − tr(E Eᵀ) E and det E as 20 coefficients each, from the elements of E as linear forms <c>[batch, 3, 3, 4]</c>.</summary>
    private static Tensor Constraints(Tensor e)
    {
        long batch = e.shape[0];
        Tensor gram = einsum("bick,bjcl->bijkl", e, e);
        Tensor trace = einsum("biikl->bkl", gram);
        Tensor cubic = einsum("bijkl,bjmp->bimklp", gram, e).mul(2) - einsum("bkl,bimp->bimklp", trace, e);
        Tensor minors = einsum("ijk,bip,bjq->bkpq", LeviCivita(e.dtype), e.select(1, 0), e.select(1, 1));
        Tensor det = einsum("bkpq,bkr->bpqr", minors, e.select(1, 2));
        return cat([cubic.reshape(batch, 9, 64), det.reshape(batch, 1, 64)], 1).matmul(Monomials(e.dtype));
    }

    /// <summary>Unit matrices from eigenvectors <c>[batch, 10, k]</c>, real parts only.</summary>
    private static Tensor Essential(Tensor vectors, Tensor basis)
    {
        Tensor ratios = vectors.narrow(1, 6, 3).div(vectors.narrow(1, 9, 1)).view_as_real().select(3, 0).transpose(1, 2);
        Tensor all = cat([ratios, ones_like(ratios.narrow(2, 0, 1))], 2).bmm(basis);
        return all.div(all.pow(2).sum(2, true).sqrt());
    }

    /// <summary>Which real root lies nearest to the reference, <c>[batch, 1, 1]</c>.</summary>
    private static Tensor Nearest(Tensor values, Tensor vectors, Tensor basis, Tensor reference)
    {
        using IDisposable untracked = no_grad();
        Tensor parts = values.view_as_real(), imaginary = parts.select(2, 1).abs(), real = parts.select(2, 0).abs();
        double tolerance = basis.dtype == ScalarType.Float32 ? 1e-3 : 1e-8;
        Tensor score = Essential(vectors, basis).bmm(reference.unsqueeze(2)).squeeze(2).abs().nan_to_num(-1);
        return score.where(imaginary.le(real.add(1).mul(tolerance)), full_like(score, -1)).argmax(1).reshape(-1, 1, 1);
    }

    /// <summary>Rows of x·x, x·y, x·z and x·1 in the basis of the action matrix.</summary>
    private static Tensor Shift(ScalarType type)
    {
        double[] rows = new double[40];
        rows[0] = rows[10 + 1] = rows[20 + 2] = rows[30 + 6] = 1;
        return tensor(rows, [1, 4, 10]).to(type);
    }

    private static Tensor LeviCivita(ScalarType type)
    {
        double[] signs = new double[27];
        (signs[5], signs[15], signs[19], signs[7], signs[11], signs[21]) = (1, 1, 1, -1, -1, -1);
        return tensor(signs, [3, 3, 3]).to(type);
    }

    private static Tensor Monomials(ScalarType type)
    {
        double[] map = new double[64 * 20];
        for (int k = 0; k < 64; k++)
        {
            int[] count = new int[4];
            Array.ForEach([k / 16, k / 4 % 4, k % 4], factor => count[factor]++);
            map[(20 * k) + Array.FindIndex(Exponents, powers => powers.AsSpan().SequenceEqual(count.AsSpan(0, 3)))] = 1;
        }

        return tensor(map, [64, 20]).to(type);
    }
}
