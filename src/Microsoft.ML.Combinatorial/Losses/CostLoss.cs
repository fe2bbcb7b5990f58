using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// A training signal on predicted costs that looks into the solver itself, instead of on solutions that came out of a layer: it is
/// (sub)differentiable in the costs, so no gradient estimator is needed.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c>, float32 or float64 → a scalar, the mean over the batch. Costs are minimised. Solutions found on the
/// way are constants of the graph: the gradient is that of the maximum or minimum they attain (Danskin's theorem).</para>
/// <para>Where a problem's costs must not be negative, costs that a loss makes up (a margin, noise, a difference) are clipped at 0 before they
/// are solved, which may weaken the signal.</para>
/// <para>Padding behind smaller instances is never read and gets no gradient.</para>
/// </remarks>
public abstract class CostLoss
{
    /// <summary>Gets whether the true costs must be given.</summary>
    public virtual bool NeedsCosts => false;

    /// <summary>Gets whether true solutions are used; where they are not given, they are solved from the true costs.</summary>
    public virtual bool NeedsSolution => true;

    /// <summary>Computes the loss.</summary>
    /// <param name="solver">The problems of the batch's instances and their solvers; n is its <see cref="SolverBatch.Width"/>.</param>
    /// <param name="costs">The predicted costs <c>[batch, n]</c>.</param>
    /// <param name="target">The truth.</param>
    /// <param name="key">Keys the noise of losses that draw some.</param>
    /// <returns>A scalar of the costs' type, the mean over the batch, differentiable in the costs.</returns>
    /// <exception cref="ArgumentException">A shape or type is wrong, or the target lacks what the loss needs.</exception>
    /// <exception cref="SolverException">A row has no solution.</exception>
    public Tensor Compute(SolverBatch solver, Tensor costs, LossTarget target, StepKey key = default)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        CheckCosts(solver, costs);
        using var scope = NewDisposeScope();
        Tensor? mask = PaddingMask.Of(solver, costs.shape[0], costs.device);
        Tensor? trueCosts = Like(target.Costs, costs, mask, nameof(target.Costs));
        Tensor? trueSolution = Like(target.Solution, costs, mask, nameof(target.Solution));
        if (NeedsCosts && trueCosts is null)
        {
            throw new ArgumentException($"{GetType().Name} needs the true costs.", nameof(target));
        }

        if (NeedsSolution && trueSolution is null)
        {
            trueSolution = Solve(
                solver,
                trueCosts ?? throw new ArgumentException($"{GetType().Name} needs true solutions, or true costs to solve.", nameof(target)));
        }

        Tensor rows = Rows(solver, PaddingMask.Clear(costs, mask), new LossTarget(trueCosts, trueSolution), key);
        return rows.mean().MoveToOuterDisposeScope();
    }

    /// <summary>Computes the loss of each row, inside a dispose scope.</summary>
    /// <param name="solver">Solves.</param>
    /// <param name="costs">The predicted costs, 0 in the padding.</param>
    /// <param name="target">What the loss said that it needs, of the costs' type, 0 in the padding.</param>
    /// <param name="key">Keys noise.</param>
    /// <returns><c>[batch]</c>.</returns>
    protected abstract Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key);

    /// <summary>Solves each row, as a constant of the graph and in the costs' type.</summary>
    /// <param name="solver">Solves.</param>
    /// <param name="costs">Any number of rows that fits the solver's instances.</param>
    protected static Tensor Solve(SolverBatch solver, Tensor costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        using IDisposable untracked = no_grad();
        return TensorRows.Solve(solver, CostClipping.Clip(solver, costs.detach())).to(costs.dtype);
    }

    /// <summary>The objective of each row: Σ costs · solution, <c>[batch]</c>.</summary>
    protected static Tensor Objective(Tensor costs, Tensor solution)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return costs.mul(solution).sum(-1);
    }

    private static void CheckCosts(SolverBatch solver, Tensor costs)
    {
        if (costs.dtype is not (ScalarType.Float32 or ScalarType.Float64) || !solver.Fits(costs.shape))
        {
            throw new ArgumentException(
                $"costs must be Float32 or Float64 {solver.Shape}, were {costs.dtype} [{string.Join(", ", costs.shape)}].",
                nameof(costs));
        }
    }

    private static Tensor? Like(Tensor? truth, Tensor costs, Tensor? mask, string name)
    {
        if (truth is null)
        {
            return null;
        }

        if (!truth.shape.AsSpan().SequenceEqual(costs.shape))
        {
            throw new ArgumentException(
                $"The target's {name} must have the shape of the costs, [{string.Join(", ", costs.shape)}], had "
                + $"[{string.Join(", ", truth.shape)}].",
                name);
        }

        return PaddingMask.Clear(truth.detach().to(costs.dtype, costs.device), mask);
    }
}
