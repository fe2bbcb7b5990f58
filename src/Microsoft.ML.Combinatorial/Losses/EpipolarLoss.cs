using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>How far correspondences that are known to be right lie from the epipolar lines of predicted essential matrices.</summary>
/// <remarks>
/// <para>Effectively computes the weighted sum of <c>min(1, d / limit²)</c>, averaged over matrices and rows, with the symmetric epipolar distance
/// <c>d = (q₂ᵀ E q₁)² (1 / ‖(E q₁)₁₂‖² + 1 / ‖(Eᵀ q₂)₁₂‖²)</c>. The bound keeps what is lost from pulling: its gradient is zero, so that a matrix teaches
/// nothing until it is nearly right.</para>
/// <para>Source: the loss of MinBackProp (Sukhanov et al. 2024, arXiv:2404.17993) and of generalized differentiable RANSAC (Wei et al. 2023), whose bound
/// has no unit; here it is a length.</para>
/// </remarks>
public static class EpipolarLoss
{
    // Against a division by zero at an epipole.
    private const double Guard = 1e-15;

    /// <summary>Computes the loss.</summary>
    /// <param name="essential">[rows, matrices, 9], each row by row, of any scale and sign; zeros count as a distance of zero.</param>
    /// <param name="correspondences">[rows, n, 4]: x₁, y₁, x₂, y₂ in calibrated coordinates.</param>
    /// <param name="weights">[rows, n]: what each correspondence counts, not negative; 0 for wrong ones and padding. A row's weights should add up to
    /// 1.</param>
    /// <param name="limit">The distance, in calibrated units, from which on a correspondence is lost altogether; above 0.</param>
    /// <returns>A scalar, 0 … 1.</returns>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static Tensor Compute(Tensor essential, Tensor correspondences, Tensor weights, double limit)
    {
        ArgumentNullException.ThrowIfNull(essential);
        ArgumentNullException.ThrowIfNull(correspondences);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        CheckShapes(essential.shape, correspondences.shape, weights.shape);
        (long rows, long matrices, long count) = (essential.shape[0], essential.shape[1], correspondences.shape[1]);
        using DisposeScope scope = NewDisposeScope();
        Tensor one = correspondences.new_ones(rows, count, 1);
        Tensor first = cat([correspondences.slice(2, 0, 2, 1), one], 2), second = cat([correspondences.slice(2, 2, 4, 1), one], 2);
        Tensor matrix = essential.view(rows, matrices, 3, 3);

        // Lines [rows, matrices, n, 3]: E q₁ in the second image, Eᵀ q₂ in the first.
        Tensor inSecond = first.unsqueeze(1).matmul(matrix.transpose(2, 3)), inFirst = second.unsqueeze(1).matmul(matrix);
        Tensor residual = inSecond.mul(second.unsqueeze(1)).sum(3).square();
        Tensor lengths = SquaredNormal(inSecond).reciprocal().add(SquaredNormal(inFirst).reciprocal());
        Tensor lost = residual.mul(lengths).mul(1 / (limit * limit)).clamp_max(1);
        return lost.mul(weights.unsqueeze(1)).sum().div(rows * matrices).MoveToOuterDisposeScope();
    }

    private static Tensor SquaredNormal(Tensor lines) => lines.slice(3, 0, 2, 1).square().sum(3).add(Guard);

    private static void CheckShapes(long[] essential, long[] correspondences, long[] weights)
    {
        if (essential is not [var rows, _, 9] || correspondences is not [var others, var count, 4] || others != rows ||
            weights is not [var third, var places] || third != rows || places != count)
        {
            throw new ArgumentException(
                "essential, correspondences and weights must be [rows, matrices, 9], [rows, n, 4] and [rows, n]; they are " +
                $"[{string.Join(", ", essential)}], [{string.Join(", ", correspondences)}] and [{string.Join(", ", weights)}].");
        }
    }
}
