using PointRegistrationSample.Data;

namespace PointRegistrationSample.Baselines;

/// <summary>RANSAC with uniform samples (Fischler and Bolles 1981): the motion of three random correspondences that most others agree with,
/// then fitted again to those, until they do not change.</summary>
public static class RandomConsensus
{
    /// <summary>Registers a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="iterations">The number of random samples.</param>
    /// <param name="threshold">The distance up to which a correspondence agrees, in the points' unit.</param>
    /// <param name="seed">Keys the samples.</param>
    public static float[] Register(AlignmentTask task, int iterations, double threshold, int seed)
    {
        var random = new Random(seed);
        int pairs = task.Source.Length / 3, most = 0;
        float[] best = WeightedFit.Identity();
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            var weights = new double[pairs];
            int a = random.Next(pairs), b = random.Next(pairs), c = random.Next(pairs);
            weights[a] = weights[b] = weights[c] = 1;
            if (WeightedFit.Fit(task, weights) is { } motion && TrimmedRefit.Near(task, motion, threshold) is var found && found.Sum() > most)
            {
                (best, most) = (motion, (int)found.Sum());
            }
        }

        return TrimmedRefit.Refine(task, best, threshold, 1);
    }
}
