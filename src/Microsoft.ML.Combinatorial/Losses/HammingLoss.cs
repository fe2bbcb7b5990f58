using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// The number of slots in which a solution differs from the target, as the mean over the batch. For layers whose solutions and targets are
/// 0/1 vectors: matchings, assignments, paths, subsets.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>mean over rows of Σ weight (solution (1 − target) + (1 − solution) target)</c>. Its gradient,
/// <c>weight (1 − 2 target) / batch</c>, points at the target from wherever the solution is; with
/// <see cref="Gradients.UpstreamReduction.Mean"/> a layer sees it per instance.</para>
/// <para>Padding counts nothing where solution and target are both 0 there, as layers and targets leave it.</para>
/// </remarks>
public static class HammingLoss
{
    /// <summary>Computes the loss.</summary>
    /// <param name="solution">The solutions <c>[batch, n]</c>, as a layer gives them; the loss is differentiable in them.</param>
    /// <param name="target">The true solutions <c>[batch, n]</c>, 0/1.</param>
    /// <param name="slotWeights">What a wrong slot counts, <c>[batch, n]</c> or <c>[n]</c>; null for 1 each.</param>
    /// <returns>A scalar, at least 0.</returns>
    /// <exception cref="ArgumentException">The shapes of solution and target differ, or have not two dimensions.</exception>
    public static Tensor Compute(Tensor solution, Tensor target, Tensor? slotWeights = null)
    {
        LossShapes.Check(solution, target);
        using var scope = NewDisposeScope();

        // solution + target − 2 solution · target, linear in the solution.
        Tensor wrong = target.add(solution.mul(target.mul(-2).add(1)));
        wrong = slotWeights is null ? wrong : wrong.mul(slotWeights);
        return wrong.sum().div(solution.shape[0]).MoveToOuterDisposeScope();
    }
}
