using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>Gives the solver's decision and, rather than a silent zero, refuses to give a gradient: what a layer evaluates with where the
/// training's estimator makes sense with its noise only.</summary>
internal sealed class DecisionGradientEstimator : GradientEstimator
{
    public static DecisionGradientEstimator Instance { get; } = new();

    public override (Tensor Solution, object? Saved) Forward(SolverBatch solver, Tensor costs, StepKey key) =>
        (TensorRows.Solve(solver, costs), null);

    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream) => throw new InvalidOperationException(
        "In evaluation mode the layer gives the solver's decision, which has no gradient with this estimator: call train() before.");
}
