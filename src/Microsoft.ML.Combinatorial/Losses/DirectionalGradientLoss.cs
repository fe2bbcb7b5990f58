using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// PG, the directional gradient loss: the regret as a derivative of the least predicted objective in the direction of the true costs, taken by a
/// finite difference.
/// </summary>
/// <remarks>
/// <para>Let z(ĉ) be the least objective under ĉ. Effectively computes, one-sided, <c>(z(ĉ) − z(ĉ − σc)) / σ</c>, which tends to c·solve(ĉ) as σ → 0;
/// two-sided, <c>(z(ĉ + σc) − z(ĉ − σc)) / 2σ</c>. The subgradient is the same difference of the two solutions. Two solves a row. The true
/// objective c·y* is subtracted where true solutions are given, so that the value reads as regret; it changes no gradient.</para>
/// <para>Needs true costs. Not convex in ĉ: start from a fair prediction.</para>
/// <para>Source: Huang and Gupta 2024, "Decision-focused learning with directional gradients", arXiv:2402.03256.</para>
/// </remarks>
public sealed class DirectionalGradientLoss : CostLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="step">σ &gt; 0, default 0.1, in units of the ratio of predicted to true costs. Smaller: closer to the regret, less signal.</param>
    /// <param name="twoSided">Whether to step to both sides; default false, as the paper's experiments (backward difference).</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is not finite or not above 0.</exception>
    public DirectionalGradientLoss(double step = 0.1, bool twoSided = false)
    {
        Step = LossParameter.Positive(step, nameof(step));
        TwoSided = twoSided;
    }

    /// <summary>Gets σ.</summary>
    public double Step { get; }

    /// <summary>Gets whether the difference steps to both sides.</summary>
    public bool TwoSided { get; }

    /// <inheritdoc/>
    public override bool NeedsCosts => true;

    /// <inheritdoc/>
    public override bool NeedsSolution => false;

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        Tensor trueCosts = target.Costs!;
        Tensor below = costs.add(trueCosts, -Step);
        Tensor above = TwoSided ? costs.add(trueCosts, Step) : costs;
        Tensor slope = Least(solver, above).sub(Least(solver, below)).div(TwoSided ? 2 * Step : Step);
        return target.Solution is null ? slope : slope.sub(Objective(trueCosts, target.Solution));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"DirectionalGradient(step: {Step}, twoSided: {TwoSided})");

    private static Tensor Least(SolverBatch solver, Tensor costs) => Objective(costs, Solve(solver, costs));
}
