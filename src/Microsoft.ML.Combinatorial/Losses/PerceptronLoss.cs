using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// The structured perceptron: what the true solution costs more than the one that the predicted costs choose.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>ĉ·y* − min over y of ĉ·y</c>; its subgradient is <c>y* − solve(ĉ)</c>. One solve a row. At least 0, and 0 where the
/// decision is right. Also 0 for ĉ = 0: without a margin or noise the costs may collapse, see <see cref="StructuredSvmLoss"/>.</para>
/// <para>Needs true solutions. It is the perturbed Fenchel–Young loss at noise 0.</para>
/// <para>Source: Collins 2002, "Discriminative training methods for hidden Markov models", doi:10.3115/1118693.1118694.</para>
/// </remarks>
public sealed class PerceptronLoss : CostLoss
{
    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Objective(costs, target.Solution!.sub(Solve(solver, costs)));
    }

    /// <inheritdoc/>
    public override string ToString() => "Perceptron";
}
