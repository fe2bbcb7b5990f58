using System.Globalization;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>NCE: the true solution must be cheaper than the solutions of the pool on average.</summary>
/// <remarks>
/// <para>Effectively computes <c>mean over the pool's y of (ĉ·y* − ĉ·y)</c>, with <c>ĉ − c</c> in place of ĉ where <c>relative</c> is set. Linear in ĉ and without a
/// lower bound: keep the costs' norm in check (weight decay, a normalised last layer), or train few epochs. Needs true solutions; relative, true costs.</para>
/// <para>Source: see <see cref="PoolLoss"/>, equations 5 and 6; the mean of the pool in place of the sum.</para>
/// </remarks>
public sealed class NoiseContrastiveLoss : PoolLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="pool">The solutions to contrast with.</param>
    /// <param name="solveRatio">0 … 1, default 0.05: see <see cref="PoolLoss.SolveRatio"/>.</param>
    /// <param name="relative">Whether to look at the error ĉ − c in place of ĉ; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not in 0 … 1.</exception>
    public NoiseContrastiveLoss(SolutionPool pool, double solveRatio = 0.05, bool relative = false)
        : base(pool, solveRatio) => Relative = relative;

    /// <summary>Gets whether the loss looks at the error of the costs.</summary>
    public bool Relative { get; }

    /// <inheritdoc/>
    public override bool NeedsCosts => Relative;

    /// <inheritdoc/>
    protected override Tensor Rows(Tensor costs, LossTarget target, Tensor solutions) =>
        PoolContrast.Lead(costs, target, solutions, Relative).mean([1]);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"NoiseContrastive(solveRatio: {SolveRatio}, relative: {Relative})");
}
