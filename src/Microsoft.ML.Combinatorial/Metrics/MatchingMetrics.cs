namespace Microsoft.ML.Combinatorial.Metrics;

/// <summary>How well predicted matchings agree with true ones, over all tasks of a view.</summary>
/// <remarks>A figure whose denominator is zero is not defined, and is <see cref="double.NaN"/>.</remarks>
public sealed class MatchingMetrics
{
    internal MatchingMetrics(MatchingCounts counts)
    {
        TaskCount = counts.Tasks;
        ExactTaskCount = counts.ExactTasks;
        KeypointCount = counts.Keypoints;
        CorrectKeypointCount = counts.CorrectKeypoints;
        TrueMatchCount = counts.TrueMatches;
        PredictedMatchCount = counts.PredictedMatches;
        CorrectMatchCount = counts.CorrectMatches;
    }

    /// <summary>Gets the share of left keypoints whose decision is right: the true partner, or rightly none.</summary>
    /// <remarks>Effectively computes <c>CorrectKeypointCount / KeypointCount</c>. Range 0 … 1, larger is better; NaN without
    /// keypoints.</remarks>
    public double Accuracy => Ratio(CorrectKeypointCount, KeypointCount);

    /// <summary>Gets the share of predicted matches that are right.</summary>
    /// <remarks>Effectively computes <c>CorrectMatchCount / PredictedMatchCount</c>. Range 0 … 1, larger is better; NaN where nothing
    /// was matched.</remarks>
    public double Precision => Ratio(CorrectMatchCount, PredictedMatchCount);

    /// <summary>Gets the share of true matches that were found.</summary>
    /// <remarks>Effectively computes <c>CorrectMatchCount / TrueMatchCount</c>. Range 0 … 1, larger is better; NaN where there is
    /// nothing to find.</remarks>
    public double Recall => Ratio(CorrectMatchCount, TrueMatchCount);

    /// <summary>Gets the harmonic mean of precision and recall.</summary>
    /// <remarks>Effectively computes <c>2 · CorrectMatchCount / (PredictedMatchCount + TrueMatchCount)</c>. Range 0 … 1, larger is
    /// better; NaN where nothing was matched and there is nothing to find.</remarks>
    public double F1Score => Ratio(2 * CorrectMatchCount, PredictedMatchCount + TrueMatchCount);

    /// <summary>Gets the share of tasks whose every left keypoint is decided right.</summary>
    /// <remarks>Effectively computes <c>ExactTaskCount / TaskCount</c>. Range 0 … 1, larger is better; NaN without tasks.</remarks>
    public double ExactMatchShare => Ratio(ExactTaskCount, TaskCount);

    /// <summary>Gets the number of tasks, which is the number of rows.</summary>
    public long TaskCount { get; }

    /// <summary>Gets the number of tasks whose every left keypoint is decided right.</summary>
    public long ExactTaskCount { get; }

    /// <summary>Gets the number of left keypoints.</summary>
    public long KeypointCount { get; }

    /// <summary>Gets the number of left keypoints decided right, those rightly left unmatched included.</summary>
    public long CorrectKeypointCount { get; }

    /// <summary>Gets the number of left keypoints that have a partner.</summary>
    public long TrueMatchCount { get; }

    /// <summary>Gets the number of left keypoints that were matched.</summary>
    public long PredictedMatchCount { get; }

    /// <summary>Gets the number of left keypoints that were matched with their partner.</summary>
    public long CorrectMatchCount { get; }

    private static double Ratio(long numerator, long denominator) => denominator == 0 ? double.NaN : (double)numerator / denominator;
}
