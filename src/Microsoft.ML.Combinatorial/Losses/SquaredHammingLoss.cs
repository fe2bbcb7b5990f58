using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// The Hamming distance of 0/1 solutions written as a squared distance: the same number as <see cref="HammingLoss"/>, another gradient.
/// </summary>
/// <remarks>
/// <para>Shapes: solution and target <c>[batch, n]</c> → a scalar: the sum over slots, the mean over the batch.</para>
/// <para>Effectively computes <c>Σ (solution − target)² / batch</c>. Its gradient, 2 · (solution − target) / batch, is zero where the solution is right.
/// The linear form's gradient, (1 − 2 · target) / batch, is not, and does not look at the solution at all: with an estimator that hands it on
/// as it is (<see cref="Gradients.IdentityGradientEstimator"/>) the costs then grow without end.</para>
/// <para>Accepts every layer whose solutions are 0/1; with relaxed solutions it is the squared error.</para>
/// </remarks>
public static class SquaredHammingLoss
{
    /// <summary>Computes the loss.</summary>
    /// <param name="solution">The solutions, <c>[batch, n]</c>.</param>
    /// <param name="target">The true solutions, <c>[batch, n]</c>; padding slots are 0 in both.</param>
    /// <returns>A scalar that can be differentiated in the solution.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are not <c>[batch, n]</c>.</exception>
    public static Tensor Compute(Tensor solution, Tensor target)
    {
        LossShapes.Check(solution, target);
        using var scope = NewDisposeScope();
        return solution.sub(target).square().sum().div(solution.shape[0]).MoveToOuterDisposeScope();
    }
}
