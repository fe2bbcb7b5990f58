using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Brings costs that a step, a margin or noise has moved back into their problem's domain: where costs must not be negative, those below 0
/// are raised to 0. It may change the decision; noise that keeps signs
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

    /// <summary>The clipped costs <c>[rows, n]</c>; the argument itself where all domains have negative numbers.</summary>
    public static Tensor Clip(SolverBatch solver, Tensor costs) => Floors(solver, costs) is { } floors ? costs.maximum(floors) : costs;

    /// <summary>Costs that something moved, each row within its domain. A cost that was outside before stays where it was or nearer, so that
    /// the solver can still refuse it. The gradient passes unchanged.</summary>
    public static Tensor ClipMoved(SolverBatch solver, Tensor before, Tensor moved)
    {
        if (Floors(solver, before) is not { } floors)
        {
            return moved;
        }

        Tensor from = moved.detach();
        return moved.add(from.maximum(before.detach().minimum(floors)).sub(from));
    }

    /// <summary>The least cost of each row's domain, <c>[rows, 1]</c>; null where none has one.</summary>
    private static Tensor? Floors(SolverBatch solver, Tensor costs)
    {
        int rows = (int)costs.shape[0];
        bool any = false;
        var floors = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            bool bounded = solver.ProblemOf(row, rows).CostDomain == CostDomain.NonNegative;
            floors[row] = bounded ? 0 : float.NegativeInfinity;
            any |= bounded;
        }

        return any ? tensor(floors, [rows, 1], costs.dtype, costs.device) : null;
    }
}
