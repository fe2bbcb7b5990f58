namespace Microsoft.ML.Combinatorial.Metrics;

/// <summary>How near predicted relative poses come to true ones, over all pairs of views of a data set.</summary>
/// <remarks>The pose error of a pair is the larger of its rotation error and its translation error, in degrees; where no pose was found it is
/// 180. All figures are NaN without pairs.</remarks>
public sealed class PoseMetrics
{
    private readonly double[] _errors;

    /// <summary>Makes the metrics of some pairs.</summary>
    /// <param name="rotationErrors">The rotation error of each pair, in degrees.</param>
    /// <param name="translationErrors">The translation error of each pair, in degrees.</param>
    internal PoseMetrics(IReadOnlyList<double> rotationErrors, IReadOnlyList<double> translationErrors)
    {
        RotationErrors = [.. rotationErrors];
        TranslationErrors = [.. translationErrors];
        _errors = [.. rotationErrors.Zip(translationErrors, Math.Max).Order()];
        MedianRotationError = Median([.. rotationErrors.Order()]);
        MedianTranslationError = Median([.. translationErrors.Order()]);
    }

    /// <summary>Gets the number of pairs.</summary>
    public int Count => _errors.Length;

    /// <summary>Gets the rotation error of each pair in degrees, 0 … 180, in the order of the rows.</summary>
    public IReadOnlyList<double> RotationErrors { get; }

    /// <summary>Gets the angle between the predicted and the true direction of motion of each pair in degrees, in the order of the rows: 0 … 90, as
    /// neither length nor sign counts, and 180 where no pose was found.</summary>
    public IReadOnlyList<double> TranslationErrors { get; }

    /// <summary>Gets the median rotation error in degrees.</summary>
    public double MedianRotationError { get; }

    /// <summary>Gets the median translation error in degrees.</summary>
    public double MedianTranslationError { get; }

    /// <summary>Gets the median pose error in degrees.</summary>
    public double MedianPoseError => Median(_errors);

    /// <summary>Gets the binned AUC at 5 degrees. Effectively computes <c>P(error &lt; 5)</c>. Range 0 … 1, larger is better.</summary>
    public double AucAt5 => BinnedAuc(5);

    /// <summary>Gets the binned AUC at 10 degrees: the mean of <c>P(error &lt; 5)</c> and <c>P(error &lt; 10)</c>.</summary>
    public double AucAt10 => BinnedAuc(10);

    /// <summary>Gets the binned AUC at 20 degrees: the mean of <c>P(error &lt; 5)</c>, …, <c>P(error &lt; 20)</c>.</summary>
    public double AucAt20 => BinnedAuc(20);

    /// <summary>The share of pairs whose pose error lies below a threshold.</summary>
    /// <param name="degrees">The threshold, above 0.</param>
    public double Recall(double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        return _errors.Length == 0 ? double.NaN : (double)_errors.Count(error => error < degrees) / _errors.Length;
    }

    /// <summary>The exact area under the curve of <see cref="Recall"/> up to a threshold, divided by the threshold.</summary>
    /// <remarks>Effectively computes the mean over the pairs of <c>max(0, 1 − error / degrees)</c>. Range 0 … 1, larger is better. Always at most the binned
    /// AUC, which gives every error within a bin the bin's upper end.</remarks>
    /// <param name="degrees">The threshold, above 0.</param>
    public double ExactAuc(double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        return _errors.Length == 0 ? double.NaN : _errors.Average(error => Math.Max(0, 1 - (error / degrees)));
    }

    /// <summary>The counts in words, for a report or a debugger.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"AUC@5 {AucAt5:0.000} AUC@10 {AucAt10:0.000} AUC@20 {AucAt20:0.000} median {MedianPoseError:0.00}° over {Count} pairs");

    // In bins of five degrees, as the literature on learned matching has it.
    private double BinnedAuc(int degrees) => Enumerable.Range(1, degrees / 5).Average(bin => Recall(5 * bin));

    private static double Median(double[] sorted) => sorted.Length switch
    {
        0 => double.NaN,
        int n when n % 2 == 1 => sorted[n / 2],
        int n => (sorted[(n / 2) - 1] + sorted[n / 2]) / 2,
    };
}
