namespace Microsoft.ML.Combinatorial.Metrics;

/// <summary>How near predicted transformations come to true ones, over all tasks of a view. All figures are NaN without tasks.</summary>
public sealed class RegistrationMetrics
{
    internal RegistrationMetrics(
        IReadOnlyList<double> rotationErrors, IReadOnlyList<double> translationErrors, IReadOnlyList<double> scaleErrors)
    {
        RotationErrors = rotationErrors;
        TranslationErrors = translationErrors;
        ScaleErrors = scaleErrors;
    }

    /// <summary>Gets the number of tasks, which is the number of rows.</summary>
    public int Count => RotationErrors.Count;

    /// <summary>Gets the angle between the predicted and the true rotation of each task in degrees, 0 … 180, in the order of the
    /// rows.</summary>
    public IReadOnlyList<double> RotationErrors { get; }

    /// <summary>Gets the distance between the predicted and the true translation of each task, in the points' unit.</summary>
    public IReadOnlyList<double> TranslationErrors { get; }

    /// <summary>Gets max(s/s*, s*/s) − 1 of each task's scale s and true scale s*: 0.1 for ten percent; 0 where there is no scale.</summary>
    public IReadOnlyList<double> ScaleErrors { get; }

    /// <summary>Gets the median rotation error in degrees; smaller is better.</summary>
    public double MedianRotationError => Median(RotationErrors);

    /// <summary>Gets the mean rotation error in degrees. Failures weigh heavily in it.</summary>
    public double MeanRotationError => Mean(RotationErrors);

    /// <summary>Gets the median translation error in the points' unit.</summary>
    public double MedianTranslationError => Median(TranslationErrors);

    /// <summary>Gets the mean translation error in the points' unit.</summary>
    public double MeanTranslationError => Mean(TranslationErrors);

    /// <summary>Gets the median scale error; 0 where there is no scale.</summary>
    public double MedianScaleError => Median(ScaleErrors);

    /// <summary>The share of tasks that are registered well enough, 0 … 1.</summary>
    /// <param name="degrees">The rotation error that is allowed, in degrees, not negative.</param>
    /// <param name="distance">The translation error that is allowed, in the points' unit, not negative; any by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is negative or NaN.</exception>
    public double Recall(double degrees, double distance = double.PositiveInfinity)
    {
        Check(degrees, nameof(degrees));
        Check(distance, nameof(distance));
        return Count == 0
            ? double.NaN
            : (double)Enumerable.Range(0, Count).Count(i => RotationErrors[i] <= degrees && TranslationErrors[i] <= distance) / Count;
    }

    private static void Check(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must not be negative.");
        }
    }

    private static double Mean(IReadOnlyList<double> values) => values.Count == 0 ? double.NaN : values.Average();

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
