using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>Trains a registration model through its weighted fit: weights, fitted transformation, distance from the true one.</summary>
internal sealed class RegistrationTask(RegistrationModel model, RegistrationLossOptions loss) : ITrainingTask<RegistrationExample>, IDisposable
{
    private const int RotationLength = 9;

    // Keeps the derivatives of the root and of the arc sine finite at angles of 0 and 180°.
    private const double LeastHalfChord = 1e-12;
    private const double MostHalfChord = 1 - 1e-6;
    private const double LeastScale = 1e-3;

    private ImplicitLayer? _layer;
    private TimeSpan _earlier;

    public nn.Module Network => model.Network;

    // Larger is better, as the loop has it.
    public string MetricName => "minus rotation error in degrees";

    public TimeSpan SolverTime => _earlier + TimeSpan.FromSeconds(_layer?.Diagnostics.Seconds ?? 0);

    public long StepCount { get; set; }

    public Tensor Loss(IReadOnlyList<RegistrationExample> batch, out Func<GradientDiagnostics>? health)
    {
        health = null;
        RegistrationBatch layout = model.Layout(batch);
        Tensor logits = model.Logits(layout);
        var parts = new List<Tensor>();
        if (loss.TransformationWeight > 0)
        {
            ImplicitLayer layer = LayerOf(layout.Width);
            Tensor fitted = layer.call(WeightedPairs(layout, logits));
            Tensor distance = Distance(fitted, Truth(layout, layer.Solver.OutputLength));
            parts.Add(distance.mean().mul(loss.TransformationWeight).to(ScalarType.Float32));
            health = () => Health(layer.Diagnostics);
        }

        if (loss.InlierWeight > 0)
        {
            parts.Add(CrossEntropy(layout, logits).mul(loss.InlierWeight));
        }

        return parts.Count == 1 ? parts[0] : parts[0].add(parts[1]);
    }

    /// <summary>Minus the angle between the predicted and the true rotation, refinement included.</summary>
    public (double Sum, double Count) Score(IReadOnlyList<RegistrationExample> batch)
    {
        RegistrationPrediction[] predictions = model.Predict(batch);
        double sum = 0;
        for (int row = 0; row < batch.Count; row++)
        {
            sum -= RegistrationError.RotationDegrees(predictions[row].Transformation, TruthOf(batch[row]));
        }

        return (sum, batch.Count);
    }

    /// <summary>Frees the layer.</summary>
    public void Dispose() => _layer?.Dispose();

    // Batches of the same width share it.
    private ImplicitLayer LayerOf(int width)
    {
        _earlier = SolverTime;
        MinimalSolver solver = PairFit.Solver(model.Specification.Kind, width);
        if (_layer?.Solver.InputLength != solver.InputLength)
        {
            _layer?.Dispose();
            _layer = new ImplicitLayer(solver);
        }

        return _layer;
    }

    // Forward and backward are a solve each.
    private static GradientDiagnostics Health(ImplicitDiagnostics pass) =>
        new((double)pass.Flagged / pass.Rows, 2 * pass.Rows, double.NaN) { SolverSeconds = pass.Seconds };

    private Tensor WeightedPairs(RegistrationBatch layout, Tensor logits)
    {
        int rows = layout.Examples.Count;
        var points = new double[rows * layout.Width * 6];
        for (int row = 0; row < rows; row++)
        {
            layout.Examples[row].Pairs.Values.CopyTo(points, row * layout.Width * 6);
        }

        Tensor places = layout.Shares.squeeze(1).sign();
        Tensor weights = logits.sigmoid().mul(places).to(ScalarType.Float64).unsqueeze(2);
        Tensor pairs = tensor(points, [rows, layout.Width, 6], device: model.Device);
        return cat([pairs, weights], 2).view(rows, -1);
    }

    private Tensor Truth(RegistrationBatch layout, int length)
    {
        var truth = new double[layout.Examples.Count * length];
        for (int row = 0; row < layout.Examples.Count; row++)
        {
            TruthOf(layout.Examples[row]).AsSpan(0, length).CopyTo(truth.AsSpan(row * length));
        }

        return tensor(truth, [layout.Examples.Count, length], device: model.Device);
    }

    private Tensor Distance(Tensor fitted, Tensor truth)
    {
        Tensor squares = fitted.sub(truth).square();
        Tensor rotation = squares.narrow(1, 0, RotationLength).sum(1);
        Tensor distance = loss.Rotation == RotationLoss.Chordal
            ? rotation.div(2)
            : rotation.div(8).add(LeastHalfChord).sqrt().clamp(max: MostHalfChord).asin().mul(2);
        if (fitted.shape[1] > RotationLength)
        {
            distance = distance.add(squares.narrow(1, RotationLength, 3).sum(1).mul(loss.TranslationWeight));
        }

        if (fitted.shape[1] == PairFit.Length)
        {
            Tensor ratio = Scale(fitted).log().sub(Scale(truth).log());
            distance = distance.add(ratio.square().mul(loss.TranslationWeight));
        }

        return distance;
    }

    private static Tensor Scale(Tensor transformations) => transformations.narrow(1, PairFit.Length - 1, 1).squeeze(1).clamp(min: LeastScale);

    // The mean over each task's pairs, then over the tasks; padding weighs nothing.
    private Tensor CrossEntropy(RegistrationBatch layout, Tensor logits)
    {
        int rows = layout.Examples.Count;
        var inlier = new float[rows * layout.Width];
        for (int row = 0; row < rows; row++)
        {
            RegistrationExample example = layout.Examples[row];
            double[] truth = TruthOf(example);
            for (int i = 0; i < example.Count; i++)
            {
                bool near = PairFit.Residual(truth, example.Pairs.Values.AsSpan(6 * i, 6)) <= loss.InlierThreshold;
                inlier[(row * layout.Width) + i] = near ? 1 : 0;
            }
        }

        Tensor target = tensor(inlier, [rows, layout.Width], device: model.Device);
        return nn.functional.binary_cross_entropy_with_logits(logits, target, layout.Shares.squeeze(1).div(rows), nn.Reduction.Sum);
    }

    private static double[] TruthOf(RegistrationExample example) =>
        example.TrueTransformation ?? throw new InvalidOperationException("A task of the batch has no label.");
}
