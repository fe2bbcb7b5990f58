using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>The weighted rotation fit out of differentiable tensor operations. Rows of four pairs p, q, w, as our solver takes them.</summary>
internal static class RotationByAutograd
{
    /// <summary>M = Σ w² q pᵀ, <c>[batch, 3, 3]</c>.</summary>
    public static Tensor Correlation(Tensor inputs)
    {
        Tensor pairs = inputs.reshape(-1, 4, 7);
        Tensor weighted = pairs.narrow(2, 3, 3).mul(pairs.narrow(2, 6, 1).pow(2));
        return weighted.transpose(1, 2).bmm(pairs.narrow(2, 0, 3));
    }

    /// <summary>U diag(1, 1, det UVᵀ) Vᵀ; the determinant is a constant almost everywhere.</summary>
    public static Tensor Svd(Tensor inputs)
    {
        (Tensor u, _, Tensor vh) = linalg.svd(Correlation(inputs));
        Tensor signs;
        using (no_grad())
        {
            Tensor det = linalg.det(u.bmm(vh)).unsqueeze(1);
            signs = cat([ones_like(det), ones_like(det), det.sign()], 1).unsqueeze(1);
        }

        return u.mul(signs).bmm(vh).reshape(-1, 9);
    }

    /// <summary>The quaternion of the largest eigenvalue of Davenport's symmetric 4 × 4 matrix, and its rotation.</summary>
    public static Tensor Eig(Tensor inputs)
    {
        Tensor m = Correlation(inputs).reshape(-1, 9);
        Tensor At(int row, int column) => m.select(1, (3 * row) + column);
        Tensor[] k =
        [
            At(0, 0) + At(1, 1) + At(2, 2), At(2, 1) - At(1, 2), At(0, 2) - At(2, 0), At(1, 0) - At(0, 1),
            At(2, 1) - At(1, 2), At(0, 0) - At(1, 1) - At(2, 2), At(0, 1) + At(1, 0), At(0, 2) + At(2, 0),
            At(0, 2) - At(2, 0), At(0, 1) + At(1, 0), At(1, 1) - At(0, 0) - At(2, 2), At(1, 2) + At(2, 1),
            At(1, 0) - At(0, 1), At(0, 2) + At(2, 0), At(1, 2) + At(2, 1), At(2, 2) - At(0, 0) - At(1, 1),
        ];
        (_, Tensor vectors) = linalg.eigh(stack(k, 1).reshape(-1, 4, 4));
        Tensor q = vectors.select(2, 3);
        (Tensor w, Tensor x, Tensor y, Tensor z) = (q.select(1, 0), q.select(1, 1), q.select(1, 2), q.select(1, 3));
        Tensor[] r =
        [
            (w * w) + (x * x) - (y * y) - (z * z), 2 * ((x * y) - (w * z)), 2 * ((x * z) + (w * y)),
            2 * ((x * y) + (w * z)), (w * w) - (x * x) + (y * y) - (z * z), 2 * ((y * z) - (w * x)),
            2 * ((x * z) - (w * y)), 2 * ((y * z) + (w * x)), (w * w) - (x * x) - (y * y) + (z * z),
        ];
        return stack(r, 1);
    }
}
