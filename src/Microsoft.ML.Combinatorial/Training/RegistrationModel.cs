using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>A network that weighs correspondences and the fit that uses the weights. Predicting is safe from several threads; training is
/// not.</summary>
public sealed class RegistrationModel : IDisposable
{
    private readonly Device _device;

    /// <summary>Makes an untrained model.</summary>
    /// <param name="specification">The network's shape.</param>
    /// <param name="refinementIterations">How often the fit is repeated with less weight for distant pairs, at least 0.</param>
    /// <param name="inlierThreshold">The distance beyond which a pair has no weight in the end, relative to the source's root mean square
    /// radius, above 0.</param>
    /// <param name="seed">Seed of the first weights.</param>
    /// <param name="device">Where the network runs; the CPU by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public RegistrationModel(
        RegistrationNetworkSpecification specification, int refinementIterations, double inlierThreshold, long seed = 1, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentOutOfRangeException.ThrowIfNegative(refinementIterations);
        if (!(inlierThreshold > 0 && double.IsFinite(inlierThreshold)))
        {
            throw new ArgumentOutOfRangeException(nameof(inlierThreshold), inlierThreshold, "inlierThreshold must be finite and above 0.");
        }

        _device = device ?? CPU;
        Specification = specification;
        RefinementIterations = refinementIterations;
        InlierThreshold = inlierThreshold;
        Network = new RegistrationNetwork(specification, seed);
        Network.to(_device);
        Network.eval();
    }

    /// <summary>Gets the network that weighs the pairs.</summary>
    public RegistrationNetwork Network { get; }

    /// <summary>Gets the network's shape.</summary>
    public RegistrationNetworkSpecification Specification { get; }

    /// <summary>Gets how often a prediction repeats the fit.</summary>
    public int RefinementIterations { get; }

    /// <summary>Gets the distance beyond which a pair has no weight in the end, relative to the source's root mean square radius.</summary>
    public double InlierThreshold { get; }

    internal Device Device => _device;

    /// <summary>Predicts the registrations of some tasks with one pass of the network.</summary>
    /// <param name="examples">At least one task; labels are not looked at.</param>
    /// <returns>One prediction for each task.</returns>
    /// <exception cref="ArgumentException">There is no task, or one is of another kind.</exception>
    /// <exception cref="NotFiniteNumberException">The network's weights overflow.</exception>
    public RegistrationPrediction[] Predict(IReadOnlyList<RegistrationExample> examples)
    {
        using DisposeScope scope = NewDisposeScope();
        using var noGradient = no_grad();
        using RegistrationBatch batch = Layout(examples);
        float[] weights = Logits(batch).sigmoid().cpu().data<float>().ToArray();
        return [.. examples.Select((example, row) => Predict(example, weights.AsSpan(row * batch.Width, example.Count)))];
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();

    /// <summary>The network's logits, which are finite.</summary>
    internal Tensor Logits(RegistrationBatch batch)
    {
        Tensor logits = Network.call(batch);
        return logits.isfinite().all().item<bool>()
            ? logits
            : throw new NotFiniteNumberException("The network predicts weights that are not finite: its own weights are too large.");
    }

    internal RegistrationBatch Layout(IReadOnlyList<RegistrationExample> examples) =>
        examples.FirstOrDefault(example => example.Kind != Specification.Kind) is { } other
            ? throw new ArgumentException($"A task is of the kind {other.Kind}; the model's is {Specification.Kind}.", nameof(examples))
            : new RegistrationBatch(examples, _device);

    private RegistrationPrediction Predict(RegistrationExample example, ReadOnlySpan<float> weights)
    {
        NormalizedPairs pairs = example.Pairs;
        double[] rows = WeightedRows(pairs, weights, Math.Max(pairs.Count, PairFit.FewestRows));
        IMinimalSolver solver = PairFit.Solver(example.Kind, rows.Length / WeightedPairs.Stride);
        Span<double> fitted = stackalloc double[PairFit.Length];
        if (!PairFit.TrySolve(solver, rows, fitted))
        {
            return Degenerate(pairs);
        }

        TruncatedRefit.Run(solver, rows, fitted, RefinementIterations, InlierThreshold);
        var transformation = new double[PairFit.Length];
        pairs.Restore(fitted, transformation);
        var last = new float[pairs.Count];
        for (int i = 0; i < last.Length; i++)
        {
            last[i] = (float)rows[(i * WeightedPairs.Stride) + 6];
        }

        return new RegistrationPrediction(transformation, last, PairFit.RootMeanSquare(fitted, rows) * pairs.TargetUnit, false);
    }

    private static RegistrationPrediction Degenerate(NormalizedPairs pairs)
    {
        Span<double> identity = stackalloc double[PairFit.Length];
        double[] transformation = PairFit.Identity.ToArray();
        pairs.Normalize(transformation, identity);
        float[] alike = new float[pairs.Count];
        Array.Fill(alike, 1);
        double residual = PairFit.RootMeanSquare(identity, WeightedRows(pairs, alike, pairs.Count)) * pairs.TargetUnit;
        return new RegistrationPrediction(transformation, new float[pairs.Count], residual, true);
    }

    private static double[] WeightedRows(NormalizedPairs pairs, ReadOnlySpan<float> weights, int rows)
    {
        var weighted = new double[rows * WeightedPairs.Stride];
        for (int i = 0; i < pairs.Count; i++)
        {
            pairs.Values.AsSpan(6 * i, 6).CopyTo(weighted.AsSpan(i * WeightedPairs.Stride));
            weighted[(i * WeightedPairs.Stride) + 6] = weights[i];
        }

        return weighted;
    }
}
