using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>Trains a matching model through the solver: costs, solution, Hamming distance to the true solution.</summary>
internal sealed class MatchingSolverTask(MatchingModel model, CombinatorialLayer layer) : MatchingTask(model)
{
    public override nn.Module Layer => layer;

    public override long StepCount
    {
        get => layer.Step;
        set => layer.Step = value;
    }

    public override Tensor Loss(IReadOnlyList<MatchingExample> batch, out Func<GradientDiagnostics>? health)
    {
        MatchingBatch layout = Model.Layout(batch);
        Tensor target = Target(layout, layout.TargetSolutions());
        Tensor costs = Model.Costs(layout);
        Tensor solution = layer.Forward(costs, new SolverBatch(Model.Solvers, layout.Problems()), target);
        health = () => layer.Diagnostics;
        return SquaredHammingLoss.Compute(solution, target);
    }
}
