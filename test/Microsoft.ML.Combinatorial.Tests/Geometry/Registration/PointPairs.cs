using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Registration;

/// <summary>Point pairs as the registration solvers take them: rows p (3), q (3), w.</summary>
public static class PointPairs
{
    /// <summary>Random pairs q = s R p + t + noise with weights in [0.5, 1.5]; scale stretches the axes of p.</summary>
    public static double[] Random(
        SplitMix random, int count, double[] rotation, double[] translation, double scale, double noise, double[]? axes = null)
    {
        var pairs = new double[7 * count];
        for (int k = 0; k < count; k++)
        {
            double[] p = random.Normals(3);
            for (int i = 0; i < 3; i++)
            {
                p[i] *= axes?[i] ?? 1;
            }

            for (int i = 0; i < 3; i++)
            {
                double moved = (rotation[3 * i] * p[0]) + (rotation[(3 * i) + 1] * p[1]) + (rotation[(3 * i) + 2] * p[2]);
                pairs[(7 * k) + i] = p[i];
                pairs[(7 * k) + 3 + i] = (scale * moved) + translation[i] + (noise * (axes?[i] ?? 1) * random.Normal());
            }

            pairs[(7 * k) + 6] = random.Uniform(0.5, 1.5);
        }

        return pairs;
    }

    /// <summary>A uniformly random rotation, from a unit quaternion.</summary>
    public static double[] Rotation(SplitMix random)
    {
        double[] q = random.Normals(4);
        double norm = Math.Sqrt(q.Sum(x => x * x));
        (double w, double x, double y, double z) = (q[0] / norm, q[1] / norm, q[2] / norm, q[3] / norm);
        return
        [
            1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (w * z)), 2 * ((x * z) + (w * y)),
            2 * ((x * y) + (w * z)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (w * x)),
            2 * ((x * z) - (w * y)), 2 * ((y * z) + (w * x)), 1 - (2 * ((x * x) + (y * y))),
        ];
    }

    /// <summary>Σ w² ‖R p − q‖².</summary>
    public static double RotationObjective(double[] pairs, ReadOnlySpan<double> r)
    {
        double sum = 0;
        for (int k = 0; k < pairs.Length; k += 7)
        {
            for (int i = 0; i < 3; i++)
            {
                double residual = (r[3 * i] * pairs[k]) + (r[(3 * i) + 1] * pairs[k + 1]) + (r[(3 * i) + 2] * pairs[k + 2]) - pairs[k + 3 + i];
                sum += pairs[k + 6] * pairs[k + 6] * residual * residual;
            }
        }

        return sum;
    }
}
