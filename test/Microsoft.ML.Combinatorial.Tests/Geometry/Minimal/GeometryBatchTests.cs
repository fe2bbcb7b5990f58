using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

[TestClass]
public class GeometryBatchTests
{
    private const int Rows = 70;

    public static IEnumerable<object[]> Solvers => MinimalSolverRegistry.All;

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void A_batch_is_its_rows_at_any_thread_count(IMinimalSolver solver)
    {
        var random = new SplitMix(71);
        double[] inputs = random.Normals(Rows * solver.InputLength);
        Array.Clear(inputs, 0, solver.InputLength);
        int stride = solver.MaxSolutions * solver.OutputLength;
        double[] upstream = random.Normals(Rows * stride), expected = new double[Rows * stride], gradients = new double[inputs.Length];
        var counts = new int[Rows];
        int flagged = 0;
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<double> input = inputs.AsSpan(row * solver.InputLength, solver.InputLength);
            counts[row] = solver.Solve(input, expected.AsSpan(row * stride, stride));
            bool degenerate = counts[row] == 0;
            for (int k = 0; k < counts[row]; k++)
            {
                var one = new double[solver.InputLength];
                int at = (row * stride) + (k * solver.OutputLength);
                degenerate |= solver.Differentiate(
                    input, expected.AsSpan(at, solver.OutputLength), upstream.AsSpan(at, solver.OutputLength), one).IsDegenerate;
                for (int i = 0; i < one.Length; i++)
                {
                    gradients[(row * one.Length) + i] += one[i];
                }
            }

            flagged += degenerate ? 1 : 0;
        }

        Assert.IsGreaterThan(0, flagged, "the row of zeros");
        foreach (int threads in new[] { 1, 2, 5, -1 })
        {
            var batch = new GeometryBatch(solver, threads);
            for (int repeat = 0; repeat < 2; repeat++)
            {
                double[] found = new double[Rows * stride], foundGradients = new double[inputs.Length];
                var foundCounts = new int[Rows];
                var degeneracies = new Degeneracy[Rows];
                batch.Solve(inputs, found, foundCounts);
                CollectionAssert.AreEqual(expected, found);
                CollectionAssert.AreEqual(counts, foundCounts);
                Assert.AreEqual(flagged, batch.Differentiate(inputs, found, upstream, foundGradients, degeneracies));
                CollectionAssert.AreEqual(gradients, foundGradients);
                Assert.AreEqual(flagged, degeneracies.Count(x => x.IsDegenerate));
                Assert.AreEqual(DegeneracyKind.NoSolution, degeneracies[0].Kind);
            }
        }
    }

    [TestMethod]
    public void The_nearest_solution_is_selected_with_its_sign()
    {
        var batch = new GeometryBatch(new FundamentalSevenPoint());
        double[] inputs = new SplitMix(72).Normals(28 * Rows), solutions = new double[27 * Rows], selected = new double[9 * Rows];
        var counts = new int[Rows];
        batch.Solve(inputs, solutions, counts);
        double[] references = new double[9 * Rows];
        for (int row = 0; row < Rows; row++)
        {
            for (int i = 0; i < 9; i++)
            {
                references[(9 * row) + i] = -1.01 * solutions[(27 * row) + (9 * (counts[row] - 1)) + i];
            }
        }

        Assert.AreEqual(Rows, batch.SelectNearest(solutions, references, selected));
        for (int i = 0; i < selected.Length; i++)
        {
            Assert.AreEqual(references[i] / 1.01, selected[i], 1e-15);
        }
    }

    [TestMethod]
    public void The_least_residual_is_selected_and_missing_solutions_stay_zero()
    {
        var batch = new GeometryBatch(new FundamentalSevenPoint());
        double[] solutions = new double[54], selected = new double[18];
        (solutions[0], solutions[9], solutions[18]) = (3, 1, 2);
        Assert.AreEqual(1, batch.SelectLeastResidual(solutions, (row, solution) => row + solution[0], selected));
        Assert.AreEqual(1, selected[0]);
        Assert.AreEqual(1, batch.SelectLeastResidual(solutions, (_, solution) => solution[0] == 1 ? double.NaN : solution[0], selected));
        Assert.AreEqual(2, selected[0]);
        Assert.IsTrue(selected.Skip(9).All(x => x == 0));
    }

    [TestMethod]
    public void A_bad_row_is_refused_like_a_single_one()
    {
        var batch = new GeometryBatch(new HomographyFourPoint(), 2);
        double[] inputs = new SplitMix(73).Normals(16 * Rows);
        inputs[(16 * 50) + 3] = double.NaN;
        inputs[(16 * 20) + 5] = double.NegativeInfinity;
        var error = Assert.ThrowsExactly<ArgumentException>(() => batch.Solve(inputs, new double[9 * Rows], new int[Rows]));
        Assert.StartsWith("Row 20: input of HomographyFourPoint: slot 5 is -Infinity", error.Message);
        Assert.ThrowsExactly<ArgumentException>(() => batch.Solve(inputs, new double[9], new int[Rows]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GeometryBatch(new HomographyFourPoint(), 0));
    }

    [TestMethod]
    public void An_empty_batch_is_no_work()
    {
        var batch = new GeometryBatch(new HomographyFourPoint());
        batch.Solve([], [], []);
        Assert.AreEqual(0, batch.Differentiate([], [], [], []));
    }
}
