namespace GraphMatchingSample.Baselines;

/// <summary>Counts of right and wrong decisions over the left keypoints of many tasks.</summary>
public sealed class MatchScore
{
    private int _decisions;
    private int _right;
    private int _said;
    private int _true;
    private int _found;

    /// <summary>The share of left keypoints whose decision is right, "no partner" included.</summary>
    public double Accuracy => Share(_right, _decisions);

    /// <summary>The share of the matches said that are true.</summary>
    public double Precision => Share(_found, _said);

    /// <summary>The share of the true matches that are found.</summary>
    public double Recall => Share(_found, _true);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Share(2 * _found, _said + _true);

    /// <summary>Counts one task: for each left keypoint the index of its right partner or -1.</summary>
    public void Add(ReadOnlySpan<int> predicted, ReadOnlySpan<int> truth)
    {
        if (predicted.Length != truth.Length)
        {
            throw new ArgumentException($"There are {truth.Length} left keypoints but {predicted.Length} decisions.", nameof(predicted));
        }

        for (var i = 0; i < truth.Length; i++)
        {
            _decisions++;
            _right += predicted[i] == truth[i] ? 1 : 0;
            _said += predicted[i] >= 0 ? 1 : 0;
            _true += truth[i] >= 0 ? 1 : 0;
            _found += truth[i] >= 0 && predicted[i] == truth[i] ? 1 : 0;
        }
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
