using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>
/// Trains a pose model through the weighted eight-point algorithm: weights, essential matrix, squared distance to the true one. The classifier's loss is
/// added, as the eight-point solution says little while most of the weight lies on wrong correspondences.
/// </summary>
internal sealed class PoseSolverTask(PoseModel model) : PoseTask(model)
{
    private const int LeastPoints = 8;

    // Of the squared distance, which is 2 for unrelated matrices, against the classifier's loss, which is ln 2 for a guess.
    private const double SolverShare = 0.3;

    // A layer has its number of points; batches of the same padded width share one.
    private readonly Dictionary<int, ImplicitLayer> _layers = [];

    protected override Tensor Loss(CorrespondenceBatch batch, Tensor logits, float[] right, out Func<GradientDiagnostics>? health)
    {
        long rows = batch.Examples.Count;
        int width = Math.Max(batch.Width, LeastPoints);
        Tensor weights = logits.sigmoid().mul(batch.Shares.squeeze(1).gt(0).to(ScalarType.Float32));
        Tensor samples = cat([batch.Correspondences, weights.unsqueeze(2)], 2).to(ScalarType.Float64).view(rows, -1);
        if (batch.Width < LeastPoints)
        {
            samples = nn.functional.pad(samples, [0, 5 * (LeastPoints - batch.Width)]);
        }

        if (!_layers.TryGetValue(width, out ImplicitLayer? layer))
        {
            _layers[width] = layer = new ImplicitLayer(new EssentialEightPoint(width));
        }

        Tensor truth = Truth(batch, 1);
        Tensor essential = Solve(layer, samples, truth);
        Tensor distance = essential.sub(truth).square().sum(1).mean().to(ScalarType.Float32);
        health = () => Health(layer, logits);
        return distance.mul(SolverShare).add(Classification(batch, logits, right));
    }
}
