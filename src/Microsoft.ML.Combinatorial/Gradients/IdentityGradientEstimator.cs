using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Treats the solver as the negative identity: where the loss wants less of a slot, the slot's cost goes up. No parameter, and no solver
/// call in the backward pass.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> float32 → solution <c>[batch, n]</c>; any device, solved on the CPU.</para>
/// <para>Effectively computes <c>gradient = −upstream</c>, and 0 in the padding. Solver calls: one a row forward, none backward.</para>
/// <para>With a projection in the layer the gradient runs through its derivative as well, which is what keeps training from shrinking
/// the costs until all solutions cost the same. For graph matching with a Hamming loss it works without.</para>
/// <para>Source: Sahoo et al. 2023, "Backpropagation through combinatorial algorithms: identity with projection works", arXiv:2205.15213,
/// equation 3. Differs from it in: nothing.</para>
/// </remarks>
public sealed class IdentityGradientEstimator : GradientEstimator
{
    /// <inheritdoc/>
    public override (Tensor Solution, object? Saved) Forward(SolverBatch solver, Tensor costs, StepKey key) =>
        (TensorRows.Solve(solver, costs), null);

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        using var scope = NewDisposeScope();
        Tensor? mask = PaddingMask.Of(solver, upstream.shape[0], upstream.device);
        return PaddingMask.Clear(upstream.neg(), mask).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => "Identity";
}
