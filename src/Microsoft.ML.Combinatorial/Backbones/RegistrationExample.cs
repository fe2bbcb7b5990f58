using System.Globalization;
using Microsoft.ML.Combinatorial.Geometry.Registration;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>One registration task: corresponding points of two sets, what the network is told of each pair, and, for training, the true
/// transformation.</summary>
public sealed class RegistrationExample
{
    /// <summary>The network's inputs of one pair: the length consistency figures, then p and q.</summary>
    internal const int FeatureCount = LengthConsistency.FeatureCount + 6;

    // A label is single precision, so R Rᵀ = I holds no better than this; a transposed or scaled matrix is much further off.
    private const double RotationTolerance = 1e-3;

    private RegistrationExample(RegistrationKind kind, NormalizedPairs pairs, float[] features, double[]? truth)
    {
        Kind = kind;
        Pairs = pairs;
        Features = features;
        TrueTransformation = truth;
    }

    /// <summary>Gets what the registration may do.</summary>
    public RegistrationKind Kind { get; }

    /// <summary>Gets the number of pairs, n.</summary>
    public int Count => Pairs.Count;

    /// <summary>Gets whether the true transformation is known.</summary>
    public bool HasLabel => TrueTransformation is not null;

    internal NormalizedPairs Pairs { get; }

    /// <summary>Gets n × <see cref="FeatureCount"/> values.</summary>
    internal float[] Features { get; }

    /// <summary>Gets R, t, s in normalised units, 13 values, or null.</summary>
    internal double[]? TrueTransformation { get; }

    /// <summary>Makes a task to be scored.</summary>
    /// <param name="kind">What the registration may do.</param>
    /// <param name="source">x, y and z of each source point, 3 · n finite values in any unit; n may be 0.</param>
    /// <param name="target">x, y and z of each target point, in the order of the source points; for a similarity in any unit, otherwise
    /// in the source's.</param>
    /// <exception cref="ArgumentException">Lengths do not fit together, or a value is not finite.</exception>
    public static RegistrationExample Create(RegistrationKind kind, ReadOnlySpan<float> source, ReadOnlySpan<float> target) =>
        Build(kind, source, target, null);

    /// <summary>Makes a task to be trained on or evaluated.</summary>
    /// <param name="kind">What the registration may do.</param>
    /// <param name="source">The source points.</param>
    /// <param name="target">The target points.</param>
    /// <param name="transformation">The true transformation: R row by row, then t, 12 values; for a similarity s behind them, 13 values.</param>
    /// <exception cref="ArgumentException">As above, or the label has a wrong length, is not finite, or holds no rotation, a translation where
    /// the kind has none, or a scale that is not above 0.</exception>
    public static RegistrationExample Create(
        RegistrationKind kind, ReadOnlySpan<float> source, ReadOnlySpan<float> target, ReadOnlySpan<float> transformation) =>
        Build(kind, source, target, ReadTruth(kind, transformation));

    private static RegistrationExample Build(
        RegistrationKind kind, ReadOnlySpan<float> source, ReadOnlySpan<float> target, double[]? truth)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind must be Rotation, Rigid or Similarity.");
        }

        CheckPoints(source, "source");
        CheckPoints(target, "target");
        if (source.Length != target.Length)
        {
            throw new ArgumentException($"target points: there are {target.Length / 3}; there must be as many as source points, {source.Length / 3}.");
        }

        var pairs = new NormalizedPairs(kind, source, target);
        var features = new float[pairs.Count * FeatureCount];
        LengthConsistency.Compute(pairs.Values, kind == RegistrationKind.Rotation, features, FeatureCount);
        for (int i = 0; i < pairs.Values.Length; i++)
        {
            // A far outlier must not drown the others; within a few units nothing changes much.
            features[(i / 6 * FeatureCount) + LengthConsistency.FeatureCount + (i % 6)] = (float)Math.Tanh(pairs.Values[i] / 4) * 4;
        }

        double[]? normalized = null;
        if (truth is not null)
        {
            normalized = new double[PairFit.Length];
            pairs.Normalize(truth, normalized);
        }

        return new RegistrationExample(kind, pairs, features, normalized);
    }

    private static void CheckPoints(ReadOnlySpan<float> points, string side)
    {
        if (points.Length % 3 != 0)
        {
            throw new ArgumentException($"{side} points hold {points.Length} values; they must hold x, y and z of each point.");
        }

        for (int i = 0; i < points.Length; i++)
        {
            if (!float.IsFinite(points[i]))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"{side} point {i / 3}: {"xyz"[i % 3]} is {points[i]}; it must be finite."));
            }
        }
    }

    private static double[] ReadTruth(RegistrationKind kind, ReadOnlySpan<float> label)
    {
        int expected = kind == RegistrationKind.Similarity ? 13 : 12;
        if (label.Length != expected)
        {
            throw new ArgumentException(
                $"the label holds {label.Length} values; it must hold {expected}: the rotation row by row, the translation" +
                (expected == 13 ? ", the scale." : "."));
        }

        double[] truth = PairFit.Identity.ToArray();
        for (int i = 0; i < label.Length; i++)
        {
            truth[i] = float.IsFinite(label[i])
                ? label[i]
                : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the label's value {i} is {label[i]}; it must be finite."));
        }

        if (!IsRotation(truth))
        {
            throw new ArgumentException("the label's first nine values are no rotation: rows of length 1 at right angles, of determinant 1.");
        }

        if (kind == RegistrationKind.Rotation && truth.AsSpan(9, 3).ContainsAnyExcept(0))
        {
            throw new ArgumentException("the label has a translation; a pure rotation has none, so its last three values must be 0.");
        }

        return truth[12] > 0
            ? truth
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the label's scale is {truth[12]}; it must be above 0."));
    }

    private static bool IsRotation(ReadOnlySpan<double> r)
    {
        for (int i = 0; i < 9; i += 3)
        {
            for (int j = i; j < 9; j += 3)
            {
                double product = (r[i] * r[j]) + (r[i + 1] * r[j + 1]) + (r[i + 2] * r[j + 2]);
                if (Math.Abs(product - (i == j ? 1 : 0)) > RotationTolerance)
                {
                    return false;
                }
            }
        }

        return Geometry.LinearAlgebra.Matrix3.Determinant(r[..9]) > 0;
    }
}
