using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// The structured hinge: the true solution must be cheaper than any other by a margin that grows with how different the other is.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>max over y of (margin · H(y, y*) − ĉ·y) + ĉ·y*</c> with H the Hamming distance of 0/1 solutions, which is
/// linear in y: one solve a row of the costs <c>ĉ − margin (1 − 2y*)</c>. Subgradient <c>y* − ŷ</c>. At least 0.</para>
/// <para>Needs true solutions, 0/1. The solver must be exact, or at least find ŷ no dearer than y*.</para>
/// <para>Source: Tsochantaridis et al. 2005, JMLR 6, margin rescaling.</para>
/// </remarks>
public sealed class StructuredSvmLoss : CostLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="margin">What each differing slot must cost, in units of the costs; at least 0, default 1. At 0 it is the
    /// perceptron.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative or not finite.</exception>
    public StructuredSvmLoss(double margin = 1)
    {
        Margin = LossParameter.NotNegative(margin, nameof(margin));
    }

    /// <summary>Gets what each differing slot must cost.</summary>
    public double Margin { get; }

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(costs);
        return ImitationLoss.Hinge(solver, costs, target.Solution!, ImitationLoss.Hamming(target.Solution!), Margin);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"StructuredSvm(margin: {Margin})");
}
