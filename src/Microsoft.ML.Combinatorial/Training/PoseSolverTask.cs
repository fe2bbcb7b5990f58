using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>
/// Trains a pose model through the weighted eight-point algorithm: weights, essential matrix, distance of right correspondences from its epipolar lines. The
/// classifier's loss is added: the solution teaches nothing while much of the weight lies on wrong correspondences.
/// </summary>
internal sealed class PoseSolverTask(PoseModel model) : PoseTask(model)
{
    private const int LeastPoints = 8;

    // The bounded distance is steep near the truth; with more than this the step is cut for its sake and the classifier learns late.
    private const double SolverShare = 0.1;

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

        Tensor essential = Solve(layer, samples, Truth(batch, 1)).to(ScalarType.Float32).view(rows, 1, 9);
        health = () => Health(layer, logits);
        return Lost(batch, essential, right).mul(SolverShare).add(Classification(batch, logits, right));
    }
}
