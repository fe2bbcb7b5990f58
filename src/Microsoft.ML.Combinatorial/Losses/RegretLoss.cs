using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// The regret: what the chosen solutions cost more than the true ones under the true costs. The loss that a decision is judged by, for layers
/// that give solutions.
/// </summary>
/// <remarks>
/// <para>Shapes: all <c>[batch, n]</c> → a scalar, the mean over the batch. Accepts every layer: 0/1, integral, and relaxed solutions.</para>
/// <para>Effectively computes <c>mean over rows of c·(solution − target)</c>. It is linear in the solution with the constant gradient c / batch:
/// with an estimator that hands it on as it is, project the costs (<see cref="Gradients.Projections.NormProjection"/>), or they grow
/// without end.</para>
/// </remarks>
public static class RegretLoss
{
    /// <summary>Computes the loss.</summary>
    /// <param name="solution">The solutions <c>[batch, n]</c>, as a layer gives them.</param>
    /// <param name="target">The true solutions <c>[batch, n]</c>.</param>
    /// <param name="costs">The true costs <c>[batch, n]</c>; padding slots are 0 in solution and target, and finite here.</param>
    /// <returns>A scalar; at least 0 where the target is optimal and the solution feasible.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are not <c>[batch, n]</c>.</exception>
    public static Tensor Compute(Tensor solution, Tensor target, Tensor costs)
    {
        LossShapes.Check(solution, target);
        LossShapes.Check(solution, costs);
        using var scope = NewDisposeScope();
        return solution.sub(target).mul(costs).sum().div(solution.shape[0]).MoveToOuterDisposeScope();
    }
}
