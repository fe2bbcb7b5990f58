using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;

[TestClass]
public class EssentialFivePointTests
{
    private readonly EssentialFivePoint _solver = new();
    private readonly double[] _solutions = new double[90];

    [TestMethod]
    public void Clean_data_are_recovered()
    {
        var random = new SplitMix(11);
        var distances = new double[1000];
        for (int sample = 0; sample < distances.Length; sample++)
        {
            var scene = TwoViewScene.Random(random, 5);
            int count = _solver.Solve(scene.Rows, _solutions);
            distances[sample] = TwoViewScene.Distance(_solutions, count, scene.Essential);
        }

        Array.Sort(distances);
        Assert.IsLessThan(1e-13, DerivativeOracle.Quantile(distances, 0.5));
        Assert.IsLessThan(1e-10, DerivativeOracle.Quantile(distances, 0.99));
        Assert.IsLessThan(1e-6, distances[^1]);
    }

    [TestMethod]
    public void Every_solution_satisfies_every_equation_and_solutions_differ()
    {
        var random = new SplitMix(12);
        int total = 0;
        for (int sample = 0; sample < 300; sample++)
        {
            double[] input = random.Normals(20);
            int count = _solver.Solve(input, _solutions);
            total += count;
            Assert.AreEqual(0, count % 2, "complex roots come in pairs");
            for (int k = 0; k < count; k++)
            {
                double[] e = [.. _solutions.Skip(9 * k).Take(9)];
                Assert.AreEqual(1, e.Sum(x => x * x), 1e-14);
                Assert.IsGreaterThan(1e-9, TwoViewScene.Distance(_solutions, k, e));
                double[] values = new double[10];
                EssentialConstraints.Evaluate(e, values, new double[90]);
                Assert.IsLessThan(1e-12, values.Max(Math.Abs));
                for (int i = 0; i < 5; i++)
                {
                    Assert.AreEqual(0, EpipolarEquation.Residual(e, input.AsSpan(4 * i, 4)), 1e-13 * 10);
                }
            }
        }

        Assert.IsGreaterThan(600, total);
    }

    [TestMethod]
    public void Derivatives_agree_with_differences()
    {
        var random = new SplitMix(13);
        double[] errors = DerivativeOracle.RelativeErrors(_solver, 60, _ => TwoViewScene.Random(random, 5, 0.01).Rows, 1e-5);
        Assert.IsGreaterThan(150, errors.Length);
        double[] followed = [.. errors.Where(double.IsFinite).Order()];
        Assert.IsGreaterThan(0.9 * errors.Length, followed.Length);
        Assert.IsLessThan(1e-7, DerivativeOracle.Quantile(followed, 0.5));
        Assert.IsLessThan(1e-3, DerivativeOracle.Quantile(followed, 0.9));
    }

    [TestMethod]
    public void Solutions_move_orthogonally_to_themselves()
    {
        var random = new SplitMix(14);
        double[] input = TwoViewScene.Random(random, 5, 0.01).Rows, gradient = new double[20];
        int count = _solver.Solve(input, _solutions);
        for (int k = 0; k < count; k++)
        {
            // The norm is fixed: eᵀ de = 0 for every change.
            double[] e = [.. _solutions.Skip(9 * k).Take(9)];
            Assert.IsFalse(_solver.Differentiate(input, e, e, gradient).IsDegenerate);
            Assert.IsLessThan(1e-9, gradient.Max(Math.Abs));
        }
    }

    [TestMethod]
    public void Equal_correspondences_are_flagged()
    {
        var random = new SplitMix(15);
        double[] good = TwoViewScene.Random(random, 5).Rows, gradient = new double[20];
        _solver.Solve(good, _solutions);
        double[] e = [.. _solutions.Take(9)], bad = [.. good];
        good.AsSpan(0, 4).CopyTo(bad.AsSpan(4));
        Assert.AreEqual(0, _solver.Solve(bad, _solutions));
        Degeneracy degeneracy = _solver.Differentiate(bad, e, e, gradient);
        Assert.AreEqual(DegeneracyKind.RankDeficient, degeneracy.Kind);
        Assert.AreEqual(8, degeneracy.Rank);
        Assert.IsTrue(gradient.All(x => x == 0));
        Assert.AreEqual(DegeneracyKind.NoSolution, _solver.Differentiate(bad, new double[9], e, gradient).Kind);
    }
}
