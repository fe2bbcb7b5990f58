using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>A batch is its rows, at any number of threads.</summary>
[TestClass]
public class SolverBatchLaws
{
    public static IEnumerable<object[]> Solvers => SolverRegistry.Names;

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Batch_equals_row_by_row_at_any_degree_of_parallelism(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        var random = new Random(1);
        CombinatorialProblem[] problems = [.. Enumerable.Range(0, 24).Select(_ => entry.Family.Small(random))];
        int width = problems.Max(problem => problem.Size);
        var costs = new float[problems.Length * width];
        var expected = new float[costs.Length];
        var expectedResults = new SolverResult[problems.Length];
        Array.Fill(costs, float.NaN);
        using ICombinatorialSolver solver = entry.Create();
        for (int row = 0; row < problems.Length; row++)
        {
            ProblemFamily.Costs(problems[row], random).CopyTo(costs, row * width);
            solver.Prepare(problems[row]);
            expectedResults[row] = solver.Solve(costs.AsSpan(row * width, width), expected.AsSpan(row * width, width));
        }

        foreach (int degree in new[] { 1, 2, 5, -1 })
        {
            using var pool = new SolverPool(entry.Create, degree);
            var batch = new SolverBatch(pool, problems);
            var solutions = new float[costs.Length];
            Array.Fill(solutions, float.NaN);
            var results = new SolverResult[problems.Length];
            batch.Solve(costs, solutions, results);
            CollectionAssert.AreEqual(expected, solutions, $"degree {degree}");
            CollectionAssert.AreEqual(expectedResults, results, $"degree {degree}");
            Assert.AreEqual(problems.Length, batch.Statistics.Calls);
            Assert.AreEqual(problems.Length, pool.Statistics.Calls);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void A_shared_problem_serves_every_row(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        var random = new Random(2);
        CombinatorialProblem problem = entry.Family.Small(random);
        using var pool = new SolverPool(entry.Create, 3);
        var batch = new SolverBatch(pool, problem);
        float[][] rows = [.. Enumerable.Range(0, 9).Select(_ => ProblemFamily.Costs(problem, random))];
        var solutions = new float[9 * problem.Size];
        batch.Solve(rows.SelectMany(row => row).ToArray(), solutions);
        for (int row = 0; row < rows.Length; row++)
        {
            float[] solution = solutions[(row * problem.Size)..((row + 1) * problem.Size)];
            Assert.AreEqual(entry.Family.LeastCost(problem, rows[row]), problem.Objective(rows[row], solution), 1e-5, $"row {row}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void A_bad_cost_names_row_slot_and_value(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        var random = new Random(3);
        CombinatorialProblem problem = entry.Family.Small(random);
        using var pool = new SolverPool(entry.Create);
        var batch = new SolverBatch(pool, problem);
        float[] costs = [.. Enumerable.Range(0, 4).SelectMany(_ => ProblemFamily.Costs(problem, random))];
        costs[(2 * problem.Size) + problem.Size - 1] = float.NaN;
        string message = Assert.ThrowsExactly<ArgumentException>(() => batch.Solve(costs, new float[costs.Length])).Message;
        string expected = $"the cost of {problem.DescribeSlot(problem.Size - 1)} (slot {problem.Size - 1}, row 2 of 4) is NaN";
        StringAssert.Contains(message, expected, StringComparison.Ordinal);
    }
}
