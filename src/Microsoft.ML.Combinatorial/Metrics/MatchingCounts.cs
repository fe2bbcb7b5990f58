namespace Microsoft.ML.Combinatorial.Metrics;

/// <summary>The running counts behind <see cref="MatchingMetrics"/>.</summary>
internal sealed class MatchingCounts
{
    public long Tasks { get; private set; }

    public long ExactTasks { get; private set; }

    public long Keypoints { get; private set; }

    public long CorrectKeypoints { get; private set; }

    public long TrueMatches { get; private set; }

    public long PredictedMatches { get; private set; }

    public long CorrectMatches { get; private set; }

    /// <summary>Counts a task. Any negative entry stands for no partner.</summary>
    /// <exception cref="FormatException">The two vectors differ in length.</exception>
    public void Add(ReadOnlySpan<int> label, ReadOnlySpan<int> match)
    {
        if (label.Length != match.Length)
        {
            throw new FormatException(
                $"the label holds {label.Length} entries and the matching {match.Length}; they must have one for each left keypoint.");
        }

        long correct = 0;
        for (int left = 0; left < label.Length; left++)
        {
            int truth = Math.Max(label[left], -1);
            int predicted = Math.Max(match[left], -1);
            correct += truth == predicted ? 1 : 0;
            TrueMatches += truth >= 0 ? 1 : 0;
            PredictedMatches += predicted >= 0 ? 1 : 0;
            CorrectMatches += truth >= 0 && truth == predicted ? 1 : 0;
        }

        Tasks++;
        ExactTasks += correct == label.Length ? 1 : 0;
        Keypoints += label.Length;
        CorrectKeypoints += correct;
    }
}
