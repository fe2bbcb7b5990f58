using Microsoft.ML.Combinatorial.Geometry.AbsolutePose;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.Registration;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.AbsolutePose;

[TestClass]
public class PerspectiveThreePointTests
{
    private readonly PerspectiveThreePoint _solver = new();
    private readonly double[] _solutions = new double[48];

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(1e4)]
    [DataRow(1e-4)]
    public void Clean_data_are_recovered(double size)
    {
        var random = new SplitMix(41);
        var distances = new double[1000];
        int several = 0;
        for (int sample = 0; sample < distances.Length; sample++)
        {
            (double[] input, double[] pose) = Scene(random, size);
            int count = _solver.Solve(input, _solutions);
            several += count > 1 ? 1 : 0;
            double[] nearest = count == 0 ? new double[12] : DerivativeOracle.Follow(_solver, input, pose);
            distances[sample] = nearest.Zip(pose, (a, b) => Math.Abs(a - b)).Select((x, i) => i < 9 ? x : x / size).Max();
        }

        Array.Sort(distances);
        Assert.IsLessThan(1e-13, DerivativeOracle.Quantile(distances, 0.5));
        Assert.IsLessThan(1e-9, DerivativeOracle.Quantile(distances, 0.99));
        Assert.IsGreaterThan(500, several);
    }

    [TestMethod]
    public void Every_solution_projects_to_the_rays_with_positive_depths()
    {
        var random = new SplitMix(42);
        for (int sample = 0; sample < 500; sample++)
        {
            (double[] input, _) = Scene(random, 1);
            int count = _solver.Solve(input, _solutions);
            Assert.IsGreaterThan(0, count);
            for (int k = 0; k < count; k++)
            {
                ReadOnlySpan<double> r = _solutions.AsSpan(12 * k, 12);
                for (int p = 0; p < 15; p += 5)
                {
                    double[] seen = Camera(r, input.AsSpan(p + 2, 3));
                    Assert.IsGreaterThan(0, seen[2]);
                    Assert.AreEqual(input[p], seen[0] / seen[2], 1e-7);
                    Assert.AreEqual(input[p + 1], seen[1] / seen[2], 1e-7);
                }

                for (int a = 0; a < 3; a++)
                {
                    for (int b = 0; b < 3; b++)
                    {
                        double product = (r[3 * a] * r[3 * b]) + (r[(3 * a) + 1] * r[(3 * b) + 1]) + (r[(3 * a) + 2] * r[(3 * b) + 2]);
                        Assert.AreEqual(a == b ? 1 : 0, product, 1e-13);
                    }
                }
            }
        }
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(100.0)]
    public void Derivatives_agree_with_differences(double size)
    {
        var random = new SplitMix(43);
        double[] steps = [.. Enumerable.Range(0, 15).Select(i => i % 5 < 2 ? 1 : size)];
        double[] errors = DerivativeOracle.RelativeErrors(_solver, 200, _ => Scene(random, size).Input, 1e-4, steps, 1e5);
        double[] followed = [.. errors.Where(double.IsFinite).Order()];
        Assert.IsGreaterThan(300, followed.Length);
        Assert.IsGreaterThan(0.9 * errors.Length, followed.Length);
        Assert.IsLessThan(1e-8, DerivativeOracle.Quantile(followed, 0.5));
        Assert.IsLessThan(1e-3, DerivativeOracle.Quantile(followed, 0.9));
    }

    [TestMethod]
    public void Degenerate_triangles_are_flagged()
    {
        var random = new SplitMix(44);
        (double[] input, double[] pose) = Scene(random, 1);
        foreach (double along in new[] { 0.0, 2.5 })
        {
            // The third point at the first, then on the line through the first two; seen where the pose puts it.
            for (int k = 0; k < 3; k++)
            {
                input[12 + k] = input[2 + k] + (along * (input[7 + k] - input[2 + k]));
            }

            double[] seen = Camera(pose, input.AsSpan(12, 3)), gradient = new double[15];
            (input[10], input[11]) = (seen[0] / seen[2], seen[1] / seen[2]);
            Assert.AreEqual(0, _solver.Solve(input, _solutions));
            Assert.IsTrue(_solver.Differentiate(input, pose, pose, gradient).IsDegenerate);
            Assert.IsTrue(gradient.All(x => x == 0));
        }
    }

    private static double[] Camera(ReadOnlySpan<double> pose, ReadOnlySpan<double> x)
    {
        var seen = new double[3];
        for (int i = 0; i < 3; i++)
        {
            seen[i] = (pose[3 * i] * x[0]) + (pose[(3 * i) + 1] * x[1]) + (pose[(3 * i) + 2] * x[2]) + pose[9 + i];
        }

        return seen;
    }

    /// <summary>Three points of a world of some size, about three sizes before the camera.</summary>
    private static (double[] Input, double[] Pose) Scene(SplitMix random, double size)
    {
        double[] pose = [.. PointPairs.Rotation(random), 0.3 * size * random.Normal(), 0.3 * size * random.Normal(), size * random.Uniform(3, 5)];
        var input = new double[15];
        for (int p = 0; p < 15; p += 5)
        {
            for (int k = 2; k < 5; k++)
            {
                input[p + k] = size * random.Uniform(-1, 1);
            }

            double[] seen = Camera(pose, input.AsSpan(p + 2, 3));
            (input[p], input[p + 1]) = (seen[0] / seen[2], seen[1] / seen[2]);
        }

        return (input, pose);
    }
}
