using Microsoft.ML.Combinatorial.Geometry.Registration;
using PointRegistrationSample.Data;

namespace PointRegistrationSample.Baselines;

/// <summary>The least-squares motion of weighted correspondences, by the library's own solver.</summary>
public static class WeightedFit
{
    /// <summary>All correspondences alike: what one does who does not know of outliers.</summary>
    public static float[] LeastSquares(AlignmentTask task) =>
        Fit(task, [.. Enumerable.Repeat(1.0, task.Source.Length / 3)]) ?? Identity();

    /// <summary>The motion that changes nothing.</summary>
    public static float[] Identity() => [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

    /// <summary>The motion of the weighted correspondences, or null where they determine none.</summary>
    public static float[]? Fit(AlignmentTask task, double[] weights)
    {
        int[] used = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0)];
        if (used.Length < 3)
        {
            return null;
        }

        var solver = new RigidRegistration(used.Length);
        var input = new double[solver.InputLength];
        for (int i = 0; i < used.Length; i++)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                input[(7 * i) + axis] = task.Source[(3 * used[i]) + axis];
                input[(7 * i) + 3 + axis] = task.Target[(3 * used[i]) + axis];
            }

            input[(7 * i) + 6] = weights[used[i]];
        }

        var motion = new double[solver.OutputLength];
        return solver.Solve(input, motion) == 1 ? [.. motion.Select(value => (float)value)] : null;
    }

    /// <summary>The distance that a motion leaves between the points of a correspondence.</summary>
    public static double Residual(AlignmentTask task, float[] motion, int pair)
    {
        double squares = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            double difference = motion[9 + axis] - task.Target[(3 * pair) + axis];
            for (int k = 0; k < 3; k++)
            {
                difference += motion[(3 * axis) + k] * task.Source[(3 * pair) + k];
            }

            squares += difference * difference;
        }

        return Math.Sqrt(squares);
    }
}
