using System.Globalization;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>CMAP: the true solution must be cheaper than the cheapest of the pool; the structured perceptron with the pool in place of the solver.</summary>
/// <remarks>
/// <para>Effectively computes <c>ĉ·y* − min over the pool's y of ĉ·y</c>, with <c>ĉ − c</c> in place of ĉ where <c>relative</c> is set. At least 0 where the pool has
/// y*. Needs true solutions; relative, true costs.</para>
/// <para>Source: see <see cref="PoolLoss"/>, equations 7 and 8.</para>
/// </remarks>
public sealed class MapContrastiveLoss : PoolLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="pool">The solutions to contrast with.</param>
    /// <param name="solveRatio">0 … 1, default 0.05: see <see cref="PoolLoss.SolveRatio"/>.</param>
    /// <param name="relative">Whether to look at the error ĉ − c in place of ĉ; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not in 0 … 1.</exception>
    public MapContrastiveLoss(SolutionPool pool, double solveRatio = 0.05, bool relative = false)
        : base(pool, solveRatio) => Relative = relative;

    /// <summary>Gets whether the loss looks at the error of the costs.</summary>
    public bool Relative { get; }

    /// <inheritdoc/>
    public override bool NeedsCosts => Relative;

    /// <inheritdoc/>
    protected override Tensor Rows(Tensor costs, LossTarget target, Tensor solutions) =>
        PoolContrast.Lead(costs, target, solutions, Relative).amax([1]);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"MapContrastive(solveRatio: {SolveRatio}, relative: {Relative})");
}
