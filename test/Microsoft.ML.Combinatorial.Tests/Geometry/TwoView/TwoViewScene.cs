using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;

/// <summary>Points seen by two cameras.</summary>
public sealed class TwoViewScene
{
    private TwoViewScene(int points, bool withWeights)
    {
        Stride = withWeights ? 5 : 4;
        Rows = new double[points * Stride];
    }

    /// <summary>Rows x₁, y₁, x₂, y₂, with a weight behind where asked for.</summary>
    public double[] Rows { get; }

    public int Stride { get; }

    public double[] Rotation { get; private set; } = [];

    public double[] Translation { get; } = new double[3];

    public double[] Essential { get; } = new double[9];

    /// <summary>A wide view: points in a deep box, a turn of about a third of a radian, any direction of motion.</summary>
    public static TwoViewScene Random(SplitMix random, int points, double noise = 0, bool withWeights = false, bool planar = false)
    {
        var scene = new TwoViewScene(points, withWeights);
        double[] t = random.Normals(3);
        double norm = Math.Sqrt(t.Sum(x => x * x));
        for (int i = 0; i < 3; i++)
        {
            scene.Translation[i] = t[i] / norm;
        }

        scene.Rotation = Turn(random.Normals(3).Select(x => 0.2 * x).ToArray());
        EssentialDecomposition.FromPose(scene.Rotation, scene.Translation, scene.Essential);
        for (int k = 0; k < points; k++)
        {
            double[] p = [random.Uniform(-2, 2), random.Uniform(-2, 2), random.Uniform(2.5, 6)];
            p[2] = planar ? 4 + (0.3 * p[0]) - (0.2 * p[1]) : p[2];
            double[] q = [.. Enumerable.Range(0, 3).Select(i => Row(scene.Rotation, i, p) + scene.Translation[i])];
            if (q[2] < 0.5)
            {
                k--;
                continue;
            }

            double[] seen = [p[0] / p[2], p[1] / p[2], q[0] / q[2], q[1] / q[2]];
            for (int i = 0; i < 4; i++)
            {
                scene.Rows[(k * scene.Stride) + i] = seen[i] + (noise * random.Normal());
            }

            if (withWeights)
            {
                scene.Rows[(k * scene.Stride) + 4] = random.Uniform(0.5, 1.5);
            }
        }

        return scene;
    }

    /// <summary>The same points in pixels: focal length f, principal point (cx, cy).</summary>
    public double[] Pixels(double f, double cx, double cy) =>
        [.. Rows.Select((x, i) => (i % Stride) switch { 0 or 2 => (f * x) + cx, 1 or 3 => (f * x) + cy, _ => x })];

    /// <summary>The rotation about a vector by its length (Rodrigues).</summary>
    public static double[] Turn(double[] w)
    {
        double angle = Math.Sqrt(w.Sum(x => x * x)), sine = Math.Sin(angle) / angle, cosine = (1 - Math.Cos(angle)) / (angle * angle);
        double[] r = new double[9];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                r[(3 * i) + j] = (i == j ? Math.Cos(angle) : 0) + (cosine * w[i] * w[j]);
            }
        }

        (r[1], r[3]) = (r[1] - (sine * w[2]), r[3] + (sine * w[2]));
        (r[2], r[6]) = (r[2] + (sine * w[1]), r[6] - (sine * w[1]));
        (r[5], r[7]) = (r[5] - (sine * w[0]), r[7] + (sine * w[0]));
        return r;
    }

    /// <summary>Distance of a unit matrix from the nearest of some solutions, sign-free.</summary>
    public static double Distance(ReadOnlySpan<double> solutions, int count, ReadOnlySpan<double> expected)
    {
        double least = double.PositiveInfinity;
        for (int k = 0; k < count; k++)
        {
            double same = 0, opposite = 0;
            for (int i = 0; i < 9; i++)
            {
                same += Math.Pow(solutions[(9 * k) + i] - expected[i], 2);
                opposite += Math.Pow(solutions[(9 * k) + i] + expected[i], 2);
            }

            least = Math.Min(least, Math.Min(same, opposite));
        }

        return Math.Sqrt(least);
    }

    private static double Row(double[] r, int i, double[] p) => (r[3 * i] * p[0]) + (r[(3 * i) + 1] * p[1]) + (r[(3 * i) + 2] * p[2]);
}
