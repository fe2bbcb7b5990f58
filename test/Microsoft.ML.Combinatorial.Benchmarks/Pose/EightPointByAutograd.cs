using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Pose;

/// <summary>
/// The weighted eight-point algorithm out of differentiable tensor operations: normalisation, eigenvector of the least eigenvalue, and the projection by a
/// singular value decomposition. Its derivative divides by the difference of the two singular values that the projection makes equal, which is rounding noise
/// where the weights are right.
/// </summary>
internal static class EightPointByAutograd
{
    /// <summary>Rows x₁, y₁, x₂, y₂, w as [batch, 5 n] → [batch, 9] of unit norm, in the sign nearer to the reference.</summary>
    public static Tensor Solve(Tensor samples, Tensor reference)
    {
        long batch = samples.shape[0];
        Tensor rows = samples.view(batch, -1, 5), weights = rows.narrow(2, 4, 1);
        (Tensor first, Tensor firstMatrix) = Normalize(rows.narrow(2, 0, 2), weights);
        (Tensor second, Tensor secondMatrix) = Normalize(rows.narrow(2, 2, 2), weights);
        Tensor equations = second.unsqueeze(3).mul(first.unsqueeze(2)).reshape(batch, -1, 9).mul(weights);
        (_, Tensor vectors) = linalg.eigh(equations.transpose(1, 2).bmm(equations));
        Tensor fit = secondMatrix.transpose(1, 2).bmm(vectors.select(2, 0).view(batch, 3, 3)).bmm(firstMatrix);
        (Tensor u, _, Tensor vh) = linalg.svd(fit);
        Tensor essential = u.narrow(2, 0, 2).bmm(vh.narrow(1, 0, 2)).mul(Math.Sqrt(0.5)).view(batch, 9);
        return essential.mul(essential.mul(reference).sum(1, true).sign().detach());
    }

    /// <summary>Homogeneous points after Hartley's normalisation, and its matrix.</summary>
    private static (Tensor Points, Tensor Matrix) Normalize(Tensor points, Tensor weights)
    {
        long batch = points.shape[0];
        Tensor squared = weights.square(), total = squared.sum(1, true);
        Tensor centre = points.mul(squared).sum(1, true).div(total);
        Tensor moved = points.sub(centre);
        Tensor scale = total.mul(2).div(moved.square().sum(2, true).mul(squared).sum(1, true)).sqrt();
        Tensor zero = zeros([batch, 1, 1], points.dtype), one = ones([batch, 1, 1], points.dtype);
        Tensor matrix = cat(
            [
                cat([scale, zero, centre.narrow(2, 0, 1).mul(scale).neg()], 2),
                cat([zero, scale, centre.narrow(2, 1, 1).mul(scale).neg()], 2),
                cat([zero, zero, one], 2),
            ],
            1);
        return (cat([moved.mul(scale), ones([batch, points.shape[1], 1], points.dtype)], 2), matrix);
    }
}
