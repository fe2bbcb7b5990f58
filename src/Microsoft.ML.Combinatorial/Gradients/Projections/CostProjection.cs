using Microsoft.ML.Combinatorial.Problems;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Projections;

/// <summary>
/// A map of the costs that changes no decision: the argmin before and after is the same. The gradient that runs through it has no part
/// in those directions in which moving the costs would change nothing.
/// </summary>
/// <remarks>Made of differentiable tensor operations, row by row. Padding is neither read nor counted, and comes out 0.</remarks>
public abstract class CostProjection
{
    /// <summary>Maps costs.</summary>
    /// <param name="costs">The costs <c>[batch, n]</c>.</param>
    /// <param name="mask">A bool tensor <c>[batch, n]</c>, true where a slot is no padding; null where nothing is padded.</param>
    /// <returns>The mapped costs <c>[batch, n]</c>.</returns>
    public abstract Tensor Project(Tensor costs, Tensor? mask = null);

    /// <summary>Refuses a problem whose decisions the projection would change.</summary>
    /// <exception cref="ArgumentException">The projection does not fit the problem.</exception>
    public virtual void Check(CombinatorialProblem problem)
    {
    }

    /// <summary>The refusal that all projections along the constant vector share.</summary>
    private protected void CheckSolutionSum(CombinatorialProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.SolutionSum is null)
        {
            throw new ArgumentException(
                $"{GetType().Name} would change the decisions of {problem.Name}, whose solutions differ in their sum: "
                + $"use {nameof(NormProjection)} or none (a problem whose solutions agree in it says so by SolutionSum).",
                nameof(problem));
        }
    }
}
