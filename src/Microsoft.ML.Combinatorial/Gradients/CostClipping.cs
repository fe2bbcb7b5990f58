using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Brings costs that a step or noise has moved back into their problem's domain: where costs must not be negative, those below 0 are
/// raised to 0. It may change the decision; noise that keeps signs
/// (<see cref="MultiplicativePerturbedGradientEstimator"/>) and regularisation (<see cref="FrankWolfeGradientEstimator"/>) never need it.
/// </summary>
internal static class CostClipping
{
    /// <summary>Clips one row.</summary>
    public static void Clip(CombinatorialProblem problem, Span<float> costs)
    {
        if (problem.CostDomain == CostDomain.NonNegative)
        {
            TensorPrimitives.Max(costs, 0f, costs);
        }
    }

    /// <summary>The clipped costs <c>[rows, n]</c>; the argument itself where its domain has negative numbers.</summary>
    public static Tensor Clip(SolverBatch solver, Tensor costs) =>
        solver.ProblemOf(0, (int)costs.shape[0]).CostDomain == CostDomain.NonNegative ? costs.clamp_min(0) : costs;
}
