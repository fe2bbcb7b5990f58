using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>
/// Trains a matching model as a classifier of single slots: minus the cost is the log-odds that the slot is chosen. Chosen slots are rare, so
/// they weigh as much together as all others; node and unmatched slots weigh as much as edge slots.
/// </summary>
internal sealed class MatchingPairTask(MatchingModel model) : MatchingTask(model)
{
    public override Tensor Loss(IReadOnlyList<MatchingExample> batch, out Func<GradientDiagnostics>? health)
    {
        health = null;
        MatchingBatch layout = Model.Layout(batch);
        float[] target = layout.TargetSolutions();
        Tensor weights = tensor(SlotWeights(layout, target), [batch.Count, layout.Width], device: Model.Device);
        Tensor logits = Model.Costs(layout).neg();
        return nn.functional.binary_cross_entropy_with_logits(logits, Target(layout, target), weights, nn.Reduction.Sum);
    }

    // Each task weighs 1 / batch in each of its two parts; padding weighs nothing.
    private static float[] SlotWeights(MatchingBatch batch, float[] target)
    {
        var weights = new float[target.Length];
        float taskWeight = 1f / batch.Examples.Count;
        for (int row = 0; row < batch.Examples.Count; row++)
        {
            GraphMatchingProblem problem = batch.Examples[row].Problem;
            int start = row * batch.Width;
            Balance(start, start + problem.EdgeSlotStart);
            Balance(start + problem.EdgeSlotStart, start + problem.Size);
        }

        return weights;

        void Balance(int start, int end)
        {
            float chosen = target.AsSpan(start..end).Count(1f);
            float others = end - start - chosen;
            for (int slot = start; slot < end; slot++)
            {
                weights[slot] = taskWeight / 2 / (target[slot] == 1 ? chosen : others);
            }
        }
    }
}
