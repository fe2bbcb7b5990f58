using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;

[TestClass]
public class TwoViewSolverTests
{
    public static IEnumerable<object[]> EpipolarSolvers =>
    [
        [new FundamentalSevenPoint(), 7], [new FundamentalEightPoint(8), 8], [new FundamentalEightPoint(12), 12],
        [new EssentialEightPoint(8), 8], [new EssentialEightPoint(12), 12],
    ];

    [TestMethod]
    [DynamicData(nameof(EpipolarSolvers))]
    public void Clean_data_are_recovered(IMinimalSolver solver, int points)
    {
        var random = new SplitMix(31);
        var solutions = new double[solver.MaxSolutions * 9];
        var distances = new double[200];
        for (int sample = 0; sample < distances.Length; sample++)
        {
            var scene = TwoViewScene.Random(random, points, withWeights: solver is EightPointSolver);
            distances[sample] = TwoViewScene.Distance(solutions, solver.Solve(scene.Rows, solutions), scene.Essential);
        }

        Array.Sort(distances);
        Assert.IsLessThan(1e-13, DerivativeOracle.Quantile(distances, 0.5));
        Assert.IsLessThan(1e-10, DerivativeOracle.Quantile(distances, 0.97));
    }

    [TestMethod]
    [DynamicData(nameof(EpipolarSolvers))]
    public void Derivatives_agree_with_differences(IMinimalSolver solver, int points)
    {
        var random = new SplitMix(32);
        double[] errors = DerivativeOracle.RelativeErrors(
            solver, 200, _ => TwoViewScene.Random(random, points, 0.01, solver is EightPointSolver).Rows, 1e-5, mostCondition: 1e6);
        double[] followed = [.. errors.Where(double.IsFinite).Order()];
        Assert.IsGreaterThan(0.9 * errors.Length, followed.Length);
        Assert.IsGreaterThan(190, followed.Length);
        Assert.IsLessThan(1e-7, DerivativeOracle.Quantile(followed, 0.5));
        Assert.IsLessThan(1e-4, DerivativeOracle.Quantile(followed, 0.9));
    }

    [TestMethod]
    [DataRow(7)]
    [DataRow(10)]
    public void Pixels_do_as_well_as_calibrated_coordinates(int points)
    {
        IMinimalSolver solver = points == 7 ? new FundamentalSevenPoint() : new FundamentalEightPoint(points);
        var random = new SplitMix(33);
        double[] steps = [.. Enumerable.Range(0, solver.InputLength).Select(i => points > 7 && i % 5 == 4 ? 1.0 : 800)];
        double[] errors = DerivativeOracle.RelativeErrors(
            solver, 100, _ => TwoViewScene.Random(random, points, 0.002, points > 7).Pixels(800, 640, 360), 1e-5, steps, 1e6);
        Assert.IsLessThan(1e-6, DerivativeOracle.Quantile([.. errors.Where(double.IsFinite).Order()], 0.5));
    }

    [TestMethod]
    [DynamicData(nameof(EpipolarSolvers))]
    public void Too_few_different_correspondences_are_flagged(IMinimalSolver solver, int points)
    {
        var random = new SplitMix(34);
        var solutions = new double[solver.MaxSolutions * 9];
        double[] input = TwoViewScene.Random(random, points, 0, solver is EightPointSolver).Rows, gradient = [.. input];
        solver.Solve(input, solutions);
        double[] solution = [.. solutions.Take(9)];
        int stride = input.Length / points;
        for (int k = 6; k < points; k++)
        {
            input.AsSpan(0, stride).CopyTo(input.AsSpan(k * stride));
        }

        Assert.AreEqual(0, solver.Solve(input, solutions));
        Assert.AreEqual(DegeneracyKind.RankDeficient, solver.Differentiate(input, solution, solution, gradient).Kind);
        Assert.IsTrue(gradient.All(x => x == 0));
    }

    [TestMethod]
    public void A_planar_scene_has_no_eight_point_solution()
    {
        var random = new SplitMix(35);
        for (int sample = 0; sample < 20; sample++)
        {
            double[] input = TwoViewScene.Random(random, 12, withWeights: true, planar: true).Rows, solution = new double[9];
            Assert.AreEqual(0, new FundamentalEightPoint(12).Solve(input, solution));
        }
    }

    [TestMethod]
    public void A_correspondence_of_weight_zero_has_no_influence()
    {
        var random = new SplitMix(36);
        double[] rows = TwoViewScene.Random(random, 12, 0.01, withWeights: true).Rows, expected = new double[9], found = new double[9];
        new FundamentalEightPoint(12).Solve(rows, expected);
        new FundamentalEightPoint(13).Solve([.. rows, 50, -30, 1000, 7, 0], found);
        Assert.IsLessThan(1e-13, TwoViewScene.Distance(found, 1, expected));
    }

    [TestMethod]
    public void Homographies_are_recovered_and_map_the_points()
    {
        var random = new SplitMix(37);
        var solver = new HomographyFourPoint();
        var found = new double[9];
        for (int sample = 0; sample < 200; sample++)
        {
            double[] rows = TwoViewScene.Random(random, 9, planar: true).Pixels(800, 640, 360);
            Assert.AreEqual(1, solver.Solve(rows.AsSpan(0, 16), found));
            for (int k = 0; k < 36; k += 4)
            {
                double x = rows[k], y = rows[k + 1], depth = (found[6] * x) + (found[7] * y) + found[8];
                Assert.AreEqual(rows[k + 2], ((found[0] * x) + (found[1] * y) + found[2]) / depth, 1e-5);
                Assert.AreEqual(rows[k + 3], ((found[3] * x) + (found[4] * y) + found[5]) / depth, 1e-5);
            }
        }
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(800.0)]
    public void Homography_derivatives_agree_with_differences(double pixels)
    {
        var random = new SplitMix(38);
        double[] steps = [.. Enumerable.Repeat(pixels, 16)];
        double[] errors = DerivativeOracle.RelativeErrors(
            new HomographyFourPoint(), 200, _ => TwoViewScene.Random(random, 4, 0.01, planar: true).Pixels(pixels, 0.8 * pixels, 0), 1e-4, steps);
        Assert.IsGreaterThan(190, errors.Length);
        Assert.IsLessThan(1e-8, DerivativeOracle.Quantile(errors, 0.5));
        Assert.IsLessThan(1e-3, DerivativeOracle.Quantile(errors, 0.9));
    }

    [TestMethod]
    public void Homographies_of_points_on_a_line_are_flagged()
    {
        var solver = new HomographyFourPoint();
        double[] h = [1, 0, 0, 0, 1, 0, 0, 0, 1], gradient = new double[16], good = [0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1];
        h = [.. h.Select(x => x / Math.Sqrt(3))];
        Assert.IsFalse(solver.Differentiate(good, h, h, gradient).IsDegenerate);
        double[] bothLines = [0, 0, 0, 0, 1, 0, 1, 0, 2, 0, 2, 0, 1, 1, 1, 1];
        Assert.IsTrue(solver.Differentiate(bothLines, h, h, gradient).IsDegenerate);
        Assert.AreEqual(0, solver.Solve(bothLines, h));
        double[] oneLine = [0, 0, 0, 0, 1, 0, 1, 0, 2, 0, 2, 1, 1, 1, 1, 1];
        Assert.AreEqual(0, solver.Solve(oneLine, h));
    }
}
