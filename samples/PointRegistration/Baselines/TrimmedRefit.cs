using PointRegistrationSample.Data;

namespace PointRegistrationSample.Baselines;

/// <summary>Fits again and again to the correspondences that the last fit leaves near each other, the bound falling to a threshold.</summary>
public static class TrimmedRefit
{
    private const int MostRefits = 10;
    private const double FirstFactor = 4;

    /// <summary>Least squares over all correspondences, refined so: robust regression without training or random samples.</summary>
    public static float[] Register(AlignmentTask task, double threshold) =>
        Refine(task, WeightedFit.LeastSquares(task), threshold, FirstFactor);

    /// <summary>Refines a motion until it does not change.</summary>
    /// <param name="task">The task.</param>
    /// <param name="motion">Where to start.</param>
    /// <param name="threshold">The distance up to which a correspondence counts in the end, in the points' unit.</param>
    /// <param name="factor">How many thresholds count at first; halved each time.</param>
    public static float[] Refine(AlignmentTask task, float[] motion, double threshold, double factor)
    {
        double[] before = [];
        for (int refit = 0; refit < MostRefits; refit++)
        {
            double[] near = Near(task, motion, factor * threshold);
            if ((factor == 1 && near.SequenceEqual(before)) || WeightedFit.Fit(task, near) is not { } better)
            {
                break;
            }

            (motion, before, factor) = (better, near, Math.Max(factor / 2, 1));
        }

        return motion;
    }

    /// <summary>1 for each correspondence that a motion brings within a distance, 0 for the others.</summary>
    public static double[] Near(AlignmentTask task, float[] motion, double distance)
    {
        var near = new double[task.Source.Length / 3];
        for (int i = 0; i < near.Length; i++)
        {
            near[i] = WeightedFit.Residual(task, motion, i) <= distance ? 1 : 0;
        }

        return near;
    }
}
