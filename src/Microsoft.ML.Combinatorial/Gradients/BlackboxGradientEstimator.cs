using System.Globalization;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Asks the solver a second time, at costs moved a step along the loss's gradient, and takes the difference of both solutions as the
/// gradient: that of a piecewise linear interpolation of the loss.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> float32 → solution <c>[batch, n]</c>; any device, solved on the CPU.</para>
/// <para>Effectively computes <c>gradient = (solve(costs + λ·upstream) − solve(costs)) / λ</c>. Solver calls: one a row forward, one
/// a row backward. The upstream gradient only says where to move to; the difference is not multiplied by it again.</para>
/// <para>λ is measured against the upstream gradient: a loss that is a mean over the batch carries 1/batch in it, see
/// <see cref="UpstreamReduction"/>. Where a problem's costs must not be negative, the moved costs are clipped at 0, which may
/// weaken the gradient.</para>
/// <para>Source: Vlastelica et al. 2020, "Differentiation of blackbox combinatorial solvers", arXiv:1912.02175, algorithm 1. Differs
/// from it in: nothing.</para>
/// </remarks>
public sealed class BlackboxGradientEstimator : GradientEstimator
{
    /// <summary>Makes an estimator.</summary>
    /// <param name="interpolation">λ &gt; 0, default 10. Smaller: closer to the true gradient, which is zero almost everywhere. Larger:
    /// more rows get a gradient, and a more biased one. Published values: 20 for shortest paths, 80 for graph matching.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public BlackboxGradientEstimator(double interpolation = 10)
    {
        if (!double.IsFinite(interpolation) || interpolation <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "interpolation must be finite and above 0.");
        }

        Interpolation = interpolation;
    }

    /// <summary>Gets λ, the length of the step.</summary>
    public double Interpolation { get; }

    /// <inheritdoc/>
    public override (Tensor Solution, object? Saved) Forward(SolverBatch solver, Tensor costs, StepKey key)
    {
        Tensor solution = TensorRows.Solve(solver, costs);
        return (solution, new[] { costs, solution });
    }

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream)
    {
        ArgumentNullException.ThrowIfNull(solver);
        if (saved is not Tensor[] { Length: 2 } tensors)
        {
            throw new ArgumentException("saved must be what Forward saved.", nameof(saved));
        }

        using var scope = NewDisposeScope();
        Tensor moved = CostClipping.Clip(solver, tensors[0].add(upstream, Interpolation));
        Tensor gradient = TensorRows.Solve(solver, moved).sub(tensors[1]).div(Interpolation);
        return gradient.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream, EstimatorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tensor gradient = Backward(solver, saved, upstream);
        context.ChangedDecisionShare = 1 - TensorRows.ZeroShare(solver, gradient);
        return gradient;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Blackbox(interpolation: {Interpolation})");
}
