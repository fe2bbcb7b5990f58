using Microsoft.ML.Combinatorial.Problems;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Projections;

/// <summary>
/// Subtracts each row's mean and scales the row to Euclidean norm 1. Fits problems whose solutions all have the same sum
/// (<see cref="CombinatorialProblem.SolutionSum"/>).
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>c / ‖c‖₂</c> with <c>c = costs − mean(costs)</c> for each row; a row of equal costs becomes 0. The
/// gradient of every row sums to 0 and has no part along the costs.</para>
/// <para>Source: Sahoo et al. 2023, arXiv:2205.15213, section 3.2 (P_std), where a row of equal costs is not provided for.</para>
/// </remarks>
public sealed class StandardizeProjection : CostProjection
{
    /// <inheritdoc/>
    public override Tensor Project(Tensor costs, Tensor? mask = null)
    {
        using var scope = NewDisposeScope();
        return NormProjection.Normalise(MeanProjection.Centre(costs, mask)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override void Check(CombinatorialProblem problem) => CheckSolutionSum(problem);

    /// <inheritdoc/>
    public override string ToString() => "StandardizeProjection";
}
