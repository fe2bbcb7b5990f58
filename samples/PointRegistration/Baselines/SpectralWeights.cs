using PointRegistrationSample.Data;

namespace PointRegistrationSample.Baselines;

/// <summary>Weights without training: the leading eigenvector of the matrix that says how well two correspondences keep their distance
/// (Leordeanu and Hebert 2005), then refits. The network is given such figures too, so this tells what training adds.</summary>
public static class SpectralWeights
{
    private const int Rounds = 20;

    /// <summary>Registers a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="threshold">The difference of distances at which two correspondences agree no more, in the points' unit.</param>
    public static float[] Register(AlignmentTask task, double threshold)
    {
        int pairs = task.Source.Length / 3;
        double[][] agreement = [.. Enumerable.Range(0, pairs).Select(i => Agreement(task, i, threshold))];
        double[] weights = [.. Enumerable.Repeat(1.0, pairs)];
        for (int round = 0; round < Rounds; round++)
        {
            double[] next = [.. agreement.Select(row => row.Zip(weights, (a, b) => a * b).Sum())];
            double largest = next.Max();
            if (largest == 0)
            {
                break;
            }

            weights = [.. next.Select(value => value / largest)];
        }

        return TrimmedRefit.Refine(task, WeightedFit.Fit(task, weights) ?? WeightedFit.Identity(), threshold, 4);
    }

    private static double[] Agreement(AlignmentTask task, int i, double threshold)
    {
        var agreement = new double[task.Source.Length / 3];
        for (int j = 0; j < agreement.Length; j++)
        {
            double difference = (Distance(task.Source, i, j) - Distance(task.Target, i, j)) / threshold;
            agreement[j] = i == j ? 0 : Math.Max(0, 1 - (difference * difference));
        }

        return agreement;
    }

    private static double Distance(float[] points, int i, int j)
    {
        double x = points[3 * i] - points[3 * j], y = points[(3 * i) + 1] - points[(3 * j) + 1], z = points[(3 * i) + 2] - points[(3 * j) + 2];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
