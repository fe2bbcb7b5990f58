using GraphMatchingSample.Data;

namespace GraphMatchingSample.Baselines;

/// <summary>
/// Matches keypoints one by one: a left and a right keypoint are partners when each is the other's nearest by descriptor, the
/// distance is small, and clearly smaller than that of the second nearest.
/// </summary>
public sealed record NearestDescriptor(IPatchDescriptor Descriptor, float LargestDistance, float LargestRatio)
{
    private static readonly float[] Ratios = [0.7f, 0.75f, 0.8f, 0.85f, 0.9f, 0.95f, 1];

    /// <summary>The matcher whose two thresholds decide best (by accuracy) on the tasks.</summary>
    public static NearestDescriptor Tune(IPatchDescriptor descriptor, IReadOnlyList<KeypointTask> tasks)
    {
        var distances = tasks.AsParallel().AsOrdered().Select(task => Distances(descriptor, task)).ToArray();
        var choices =
            from distance in Enumerable.Range(4, 25).Select(step => step * 0.05f)
            from ratio in Ratios
            select new NearestDescriptor(descriptor, distance, ratio);
        return choices.AsParallel().AsOrdered().MaxBy(matcher =>
        {
            var score = new MatchScore();
            for (var i = 0; i < distances.Length; i++)
            {
                score.Add(matcher.Match(distances[i]), tasks[i].Matches);
            }

            return score.Accuracy;
        })!;
    }

    /// <summary>For each left keypoint the index of its right partner, or -1.</summary>
    public int[] Match(KeypointTask task) => Match(Distances(Descriptor, task));

    /// <summary>The score over many tasks.</summary>
    public MatchScore Evaluate(IEnumerable<KeypointTask> tasks)
    {
        var score = new MatchScore();
        foreach (var (predicted, truth) in tasks.AsParallel().AsOrdered().Select(task => (Match(task), task.Matches)))
        {
            score.Add(predicted, truth);
        }

        return score;
    }

    private int[] Match(float[][] distances)
    {
        var matches = new int[distances.Length];
        for (var i = 0; i < matches.Length; i++)
        {
            var row = distances[i];
            var nearest = Array.IndexOf(row, row.Min());
            var second = row.Where((_, j) => j != nearest).DefaultIfEmpty(float.PositiveInfinity).Min();
            var mutual = Array.TrueForAll(distances, other => other[nearest] >= row[nearest]);
            matches[i] = mutual && row[nearest] <= LargestDistance && row[nearest] <= LargestRatio * second ? nearest : -1;
        }

        return matches;
    }

    private static float[][] Distances(IPatchDescriptor descriptor, KeypointTask task)
    {
        var right = Enumerable.Range(0, task.RightCount).Select(j => descriptor.Describe(task.RightPatch(j))).ToArray();
        return [.. Enumerable.Range(0, task.LeftCount).Select(i =>
        {
            var left = descriptor.Describe(task.LeftPatch(i));
            return right.Select(vector => Distance(left, vector)).ToArray();
        })];
    }

    // Between vectors of length 1: 0 for equal ones, √2 for orthogonal ones.
    private static float Distance(float[] a, float[] b)
    {
        var product = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            product += a[i] * b[i];
        }

        return MathF.Sqrt(MathF.Max(0, 2 - (2 * product)));
    }
}
