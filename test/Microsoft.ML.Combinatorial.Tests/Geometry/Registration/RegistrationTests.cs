using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Registration;

[TestClass]
public class RegistrationTests
{
    private static readonly double[] NoShift = [0, 0, 0];

    public static IEnumerable<object[]> Solvers =>
    [
        [new RotationSolver(5)], [new RigidRegistration(5)], [new SimilarityRegistration(5)],
    ];

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Derivatives_agree_with_differences(IMinimalSolver solver)
    {
        var random = new SplitMix(1);
        double[] errors = DerivativeOracle.RelativeErrors(solver, 200, _ => Sample(solver, random, 0.1, null), 1e-3);
        Assert.HasCount(200, errors);
        Assert.IsLessThan(1e-9, DerivativeOracle.Quantile(errors, 0.5), "median");
        Assert.IsLessThan(1e-5, errors[^1], "largest");
    }

    [TestMethod]
    [DataRow(1, 1, 1e-3, 1.0, DisplayName = "near coplanar")]
    [DataRow(1, 1e-3, 1e-3, 1.0, DisplayName = "near collinear")]
    [DataRow(1, 1, 1, 1e-3, DisplayName = "small weights")]
    [DataRow(1, 1, 1, 1e-50, DisplayName = "tiny weights")]
    public void Derivatives_hold_near_degenerate_data(double x, double y, double z, double weight)
    {
        var solver = new RotationSolver(4);
        var random = new SplitMix(2);
        double[] axes = [x, y, z];
        double[] steps = [.. Enumerable.Range(0, 28).Select(i => i % 7 == 6 ? weight : axes[i % 7 % 3])];
        double[] errors = DerivativeOracle.RelativeErrors(
            solver,
            200,
            _ =>
            {
                double[] pairs = PointPairs.Random(random, 4, [1, 0, 0, 0, 1, 0, 0, 0, 1], NoShift, 1, 0.1, axes);
                for (int k = 6; k < pairs.Length; k += 7)
                {
                    pairs[k] *= weight;
                }

                return pairs;
            },
            1e-3,
            steps,
            mostCondition: 1e10);
        Assert.IsGreaterThan(195, errors.Length);
        Assert.IsLessThan(1e-6, DerivativeOracle.Quantile(errors, 0.5), "median");
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Clean_data_are_recovered(IMinimalSolver solver)
    {
        var random = new SplitMix(3);
        for (int sample = 0; sample < 200; sample++)
        {
            double[] rotation = PointPairs.Rotation(random);
            double[] shift = solver is RotationSolver ? NoShift : random.Normals(3);
            double scale = solver is SimilarityRegistration ? random.Uniform(0.2, 3) : 1;
            double[] expected = [.. rotation, .. shift, scale];
            var found = new double[solver.OutputLength];
            Assert.AreEqual(1, solver.Solve(PointPairs.Random(random, 5, rotation, shift, scale, 0), found));
            for (int i = 0; i < found.Length; i++)
            {
                Assert.AreEqual(expected[i], found[i], 1e-12);
            }
        }
    }

    [TestMethod]
    public void Where_a_reflection_fits_best_the_best_rotation_is_found()
    {
        var random = new SplitMix(4);
        var solver = new RotationSolver(6);
        var found = new double[9];
        for (int sample = 0; sample < 90; sample++)
        {
            double[] mirror = PointPairs.Rotation(random);
            (mirror[2], mirror[5], mirror[8]) = (-mirror[2], -mirror[5], -mirror[8]);
            double[] pairs = PointPairs.Random(random, 6, mirror, NoShift, 1, 0.05);
            Assert.AreEqual(1, solver.Solve(pairs, found));
            Assert.AreEqual(1, Determinant(found), 1e-12);
            double objective = PointPairs.RotationObjective(pairs, found);
            for (int other = 0; other < 200; other++)
            {
                Assert.IsGreaterThanOrEqualTo(objective - 1e-12, PointPairs.RotationObjective(pairs, PointPairs.Rotation(random)));
            }
        }

        double[] errors = DerivativeOracle.RelativeErrors(
            solver, 50, _ => PointPairs.Random(random, 6, [1, 0, 0, 0, 1, 0, 0, 0, -1], NoShift, 1, 0.05), 1e-3);
        Assert.IsLessThan(1e-9, DerivativeOracle.Quantile(errors, 0.5));
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Degenerate_data_are_flagged(IMinimalSolver solver)
    {
        var random = new SplitMix(5);
        double[] good = Sample(solver, random, 0.1, null);
        foreach (Action<double[]> spoil in new Action<double[]>[]
        {
            Array.Clear,
            pairs => OnEveryRow(pairs, row => row[6] = 0),
            pairs => OnEveryRow(pairs, row => good.AsSpan(0, 7).CopyTo(row)),
            pairs => OnEveryRow(pairs, row => (row[1], row[2]) = (2 * row[0], -3 * row[0])),
        })
        {
            double[] bad = [.. good];
            spoil(bad);
            double[] solution = new double[solver.OutputLength], gradient = [.. bad];
            solver.Solve(good, solution);
            double[] ones = [.. Enumerable.Repeat(1.0, solver.OutputLength)];
            Assert.IsTrue(solver.Differentiate(bad, solution, ones, gradient).IsDegenerate);
            Assert.IsTrue(gradient.All(x => x == 0));
            if (solver.Solve(bad, solution) == 0)
            {
                Assert.AreEqual(DegeneracyKind.NoSolution, solver.Differentiate(bad, solution, ones, gradient).Kind);
            }
        }
    }

    private static void OnEveryRow(double[] pairs, RowChange change)
    {
        for (int k = 0; k < pairs.Length; k += 7)
        {
            change(pairs.AsSpan(k, 7));
        }
    }

    private static double Determinant(double[] r) => (r[0] * ((r[4] * r[8]) - (r[5] * r[7])))
        - (r[1] * ((r[3] * r[8]) - (r[5] * r[6]))) + (r[2] * ((r[3] * r[7]) - (r[4] * r[6])));

    private static double[] Sample(IMinimalSolver solver, SplitMix random, double noise, double[]? axes) => PointPairs.Random(
        random,
        5,
        PointPairs.Rotation(random),
        solver is RotationSolver ? NoShift : random.Normals(3),
        solver is SimilarityRegistration ? random.Uniform(0.2, 3) : 1,
        noise,
        axes);

    private delegate void RowChange(Span<double> row);
}
