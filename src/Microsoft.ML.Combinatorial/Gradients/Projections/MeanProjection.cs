using Microsoft.ML.Combinatorial.Problems;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Projections;

/// <summary>
/// Subtracts each row's mean from its costs. Fits problems whose solutions all have the same sum
/// (<see cref="CombinatorialProblem.SolutionSum"/>), such as assignments, permutations and k-subsets.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>costs − mean(costs)</c> for each row. The gradient of every row sums to 0.</para>
/// <para>Source: Sahoo et al. 2023, arXiv:2205.15213, section 3.2 (P_mean).</para>
/// </remarks>
public sealed class MeanProjection : CostProjection
{
    /// <inheritdoc/>
    public override Tensor Project(Tensor costs, Tensor? mask = null)
    {
        using var scope = NewDisposeScope();
        return Centre(costs, mask).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override void Check(CombinatorialProblem problem) => CheckSolutionSum(problem);

    /// <inheritdoc/>
    public override string ToString() => "MeanProjection";

    internal static Tensor Centre(Tensor costs, Tensor? mask)
    {
        if (mask is null)
        {
            return costs.sub(costs.mean(new long[] { 1 }, true));
        }

        Tensor clear = PaddingMask.Clear(costs, mask);
        Tensor count = mask.to(costs.dtype).sum(1, true);
        return PaddingMask.Clear(clear.sub(clear.sum(1, true).div(count)), mask);
    }
}
