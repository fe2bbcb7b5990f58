using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>
/// Trains a matching model as a classifier of single slots: minus the cost is the log-odds that the slot is chosen. Node and unmatched slots
/// count as much as edge slots, although they are fewer.
/// </summary>
internal sealed class MatchingPairTask(MatchingModel model) : MatchingTask(model)
{
    public override Tensor Loss(IReadOnlyList<MatchingExample> batch, out Func<GradientDiagnostics>? health)
    {
        health = null;
        MatchingBatch layout = Model.Layout(batch);
        Tensor weights = tensor(SlotWeights(layout), [batch.Count, layout.Width], device: Model.Device);
        Tensor logits = Model.Backbone.call(layout).neg();
        return nn.functional.binary_cross_entropy_with_logits(logits, Target(layout), weights, nn.Reduction.Sum);
    }

    // Each task weighs 1 / batch; within it the node and unmatched slots together as much as the edge slots; padding nothing.
    private static float[] SlotWeights(MatchingBatch batch)
    {
        var weights = new float[batch.Examples.Count * batch.Width];
        for (int row = 0; row < batch.Examples.Count; row++)
        {
            GraphMatchingProblem problem = batch.Examples[row].Problem;
            Span<float> slots = weights.AsSpan(row * batch.Width, problem.Size);
            int edges = problem.Size - problem.EdgeSlotStart;
            slots[..problem.EdgeSlotStart].Fill(1f / (batch.Examples.Count * problem.EdgeSlotStart));
            slots[problem.EdgeSlotStart..].Fill(1f / (batch.Examples.Count * Math.Max(1, edges)));
        }

        return weights;
    }
}
