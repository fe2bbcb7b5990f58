using System.Diagnostics;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
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

    private readonly Dictionary<int, GeometryBatch> _solvers = [];

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

        if (!_solvers.TryGetValue(width, out GeometryBatch? solver))
        {
            _solvers[width] = solver = new GeometryBatch(new EssentialEightPoint(width));
        }

        double[] truth = [.. batch.Examples.SelectMany(example => example.Essential.ToArray())];
        var call = new EssentialCall(solver, truth);
        long start = Stopwatch.GetTimestamp();
        Tensor essential = EssentialFunction.Apply(samples, call);
        Model.AddSolverTime(start);
        Tensor distance = essential.sub(tensor(truth, [rows, 9], device: Model.Device)).square().sum(1).mean().to(ScalarType.Float32);
        double norm = weights.square().sum(1).sqrt().mean().item<float>();
        health = () => new GradientDiagnostics(call.DegenerateShare, rows, norm);
        return distance.add(Classification(batch, logits, right));
    }
}
