using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// SPO+, "smart predict, then optimise": a convex upper bound of the regret of deciding with predicted instead of true costs. The first
/// choice where true costs are known.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>max over y of (c − 2ĉ)·y + 2ĉ·y* − c·y*</c> for predicted costs ĉ, true costs c and y* = solve(c); its subgradient
/// is <c>2 (y* − solve(2ĉ − c))</c>. One solve a row, none backward. At least the regret, and 0 at ĉ = c.
/// Both hold where costs of any sign are allowed: 2ĉ − c is negative for slots that are predicted below half their cost, and is clipped elsewhere
/// (<see cref="CostLoss"/>).</para>
/// <para>Needs true costs; true solutions save a solve.</para>
/// <para>Source: Elmachtoub and Grigas 2022, "Smart predict, then optimize", arXiv:1710.08005, definition 3; the factor as a parameter:
/// Dalle et al. 2022, arXiv:2207.13513.</para>
/// </remarks>
public sealed class SpoPlusLoss : CostLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="scale">The factor of the predicted costs, above 0; default 2 as published. 1 gives an imitation loss whose dissimilarity
    /// is the regret.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not finite or not above 0.</exception>
    public SpoPlusLoss(double scale = 2)
    {
        Scale = LossParameter.Positive(scale, nameof(scale));
    }

    /// <summary>Gets the factor of the predicted costs.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override bool NeedsCosts => true;

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        Tensor shifted = costs.mul(Scale).sub(target?.Costs!);
        return Objective(shifted, target!.Solution!.sub(Solve(solver, shifted)));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SpoPlus(scale: {Scale})");
}
