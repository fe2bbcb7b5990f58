using System.Diagnostics;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.Robust;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>A network that weighs correspondences, and the robust estimator that draws by its weights. Predicting is safe from several threads; training
/// is not.</summary>
public sealed class PoseModel : IDisposable
{
    private readonly RobustRelativePose _estimator;
    private long _solverTicks;

    /// <summary>Makes an untrained model.</summary>
    /// <param name="specification">The network's shape.</param>
    /// <param name="options">The robust estimator's settings; the defaults where null.</param>
    /// <param name="seed">Seed of the first weights.</param>
    /// <param name="device">Where the network runs; the CPU by default.</param>
    public PoseModel(
        CorrespondenceNetworkSpecification specification, RelativePoseOptions? options = null, long seed = 1, Device? device = null)
    {
        _estimator = new RobustRelativePose(options);
        Device = device ?? CPU;
        Specification = specification;
        Network = new CorrespondenceNetwork(specification, seed);
        Network.to(Device);
        Network.eval();
    }

    /// <summary>Gets the network that predicts the log-odds of correspondences.</summary>
    public CorrespondenceNetwork Network { get; }

    /// <summary>Gets the network's shape.</summary>
    public CorrespondenceNetworkSpecification Specification { get; }

    /// <summary>Gets the robust estimator's settings.</summary>
    public RelativePoseOptions Options => _estimator.Options;

    /// <summary>Predicts the poses of some pairs: one pass of the network, then one robust estimation for each.</summary>
    /// <param name="examples">At least one pair; labels are not looked at.</param>
    /// <returns>One prediction for each pair.</returns>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    /// <exception cref="NotFiniteNumberException">The network's logits overflow.</exception>
    public PosePrediction[] Predict(IReadOnlyList<PoseExample> examples)
    {
        using DisposeScope scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var batch = new CorrespondenceBatch(examples, Device);
        float[] logits = Logits(batch).cpu().data<float>().ToArray();
        long start = Stopwatch.GetTimestamp();
        var predictions = new PosePrediction[examples.Count];
        for (int row = 0; row < predictions.Length; row++)
        {
            predictions[row] = Estimate(examples[row], logits.AsSpan(row * batch.Width, examples[row].Count));
        }

        AddSolverTime(start);
        return predictions;
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();

    internal Device Device { get; }

    internal TimeSpan SolverTime => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _solverTicks));

    internal void AddSolverTime(long start) => Interlocked.Add(ref _solverTicks, Stopwatch.GetTimestamp() - start);

    /// <summary>The network's logits, which are finite.</summary>
    internal Tensor Logits(CorrespondenceBatch batch)
    {
        Tensor logits = Network.call(batch);
        return logits.isfinite().all().item<bool>()
            ? logits
            : throw new NotFiniteNumberException("The network predicts weights that are not finite: its own or the coordinates are too large.");
    }

    private PosePrediction Estimate(PoseExample example, ReadOnlySpan<float> logits)
    {
        var logWeights = new double[logits.Length];
        var weights = new float[logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            // ln σ(l), without overflow on either side.
            logWeights[i] = Math.Min(logits[i], 0.0) - Math.Log(1 + Math.Exp(-Math.Abs((double)logits[i])));
            weights[i] = (float)Math.Exp(logWeights[i]);
        }

        RelativePoseEstimate estimate = _estimator.Estimate(example.Correspondences, logWeights);
        return new PosePrediction(
            [.. estimate.Rotation.Select(value => (float)value), .. estimate.Translation.Select(value => (float)value)],
            Array.ConvertAll(estimate.Essential, value => (float)value),
            weights,
            Array.ConvertAll(estimate.Inliers, inlier => inlier ? 1f : 0f));
    }
}
