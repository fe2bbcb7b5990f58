using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Testing;

// A batch is its rows, at any number of threads.
public abstract partial class SolverConformance
{
    /// <summary>Rows with problems of their own, with ties and without, padded to one width: solutions and results are those of solving row
    /// by row.</summary>
    [TestMethod]
    public void Batch_equals_row_by_row_at_any_degree_of_parallelism()
    {
        var random = new Random(1);
        CombinatorialProblem[] problems = [.. Enumerable.Range(0, 24).Select(_ => Family.Small(random))];
        int width = problems.Max(problem => problem.Size);
        var costs = new float[problems.Length * width];
        var expected = new float[costs.Length];
        var expectedResults = new SolverResult[problems.Length];
        Array.Fill(costs, float.NaN);
        using ICombinatorialSolver solver = Case.Create();
        for (int row = 0; row < problems.Length; row++)
        {
            float[] own = row % 2 == 0 ? ProblemFamily.TiedCosts(problems[row], random) : ProblemFamily.Costs(problems[row], random);
            own.CopyTo(costs, row * width);
            solver.Prepare(problems[row]);
            expectedResults[row] = solver.Solve(costs.AsSpan(row * width, width), expected.AsSpan(row * width, width));
        }

        foreach (int degree in new[] { 1, 2, 5, -1 })
        {
            using var pool = new SolverPool(Case.Create, degree);
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

    /// <summary>One problem for all rows: each row's solution is as good as the solver promises.</summary>
    [TestMethod]
    public void A_shared_problem_serves_every_row()
    {
        const int Rows = 9;
        var random = new Random(2);
        CombinatorialProblem problem = Family.Small(random);
        using var pool = new SolverPool(Case.Create, 3);
        var batch = new SolverBatch(pool, problem);
        float[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => ProblemFamily.Costs(problem, random))];
        var solutions = new float[Rows * problem.Size];
        batch.Solve(rows.SelectMany(row => row).ToArray(), solutions);
        for (int row = 0; row < rows.Length; row++)
        {
            float[] solution = solutions[(row * problem.Size)..((row + 1) * problem.Size)];
            Assert.IsTrue(problem.IsFeasible(solution), $"row {row}: not feasible");
            if (Case.OptimalShare == 1)
            {
                Assert.AreEqual(Family.LeastCost(problem, rows[row]), problem.Objective(rows[row], solution), 1e-5, $"row {row}");
            }
        }
    }

    /// <summary>A bad cost in a batch is refused with its row, slot and value.</summary>
    [TestMethod]
    public void A_bad_cost_in_a_batch_names_row_slot_and_value()
    {
        var random = new Random(3);
        CombinatorialProblem problem = Family.Small(random);
        using var pool = new SolverPool(Case.Create);
        var batch = new SolverBatch(pool, problem);
        float[] costs = [.. Enumerable.Range(0, 4).SelectMany(_ => ProblemFamily.Costs(problem, random))];
        costs[(2 * problem.Size) + problem.Size - 1] = float.NaN;
        string message = Assert.ThrowsExactly<ArgumentException>(() => batch.Solve(costs, new float[costs.Length])).Message;
        string expected = $"the cost of {problem.DescribeSlot(problem.Size - 1)} (slot {problem.Size - 1}, row 2 of 4) is NaN";
        StringAssert.Contains(message, expected, StringComparison.Ordinal);
    }

    /// <summary>Rows of a batch keep to the time that each has: the best so far, or an exception that says that there is none.</summary>
    [TestMethod]
    public void A_batch_honours_the_time_limit_of_its_rows()
    {
        CombinatorialProblem problem = Family.Large();
        using var pool = new SolverPool(Case.Create, 2);
        var batch = new SolverBatch(pool, problem) { SolveTimeLimit = TimeSpan.FromTicks(1) };
        float[] row = ProblemFamily.Costs(problem, new Random(3));
        float[] costs = [.. row, .. row];
        var solutions = new float[costs.Length];
        var results = new SolverResult[2];
        try
        {
            batch.Solve(costs, solutions, results);
        }
        catch (SolverException exception)
        {
            StringAssert.Contains(exception.Message, nameof(SolverStatus.TimeLimit), StringComparison.Ordinal);
            return;
        }

        Assert.AreEqual(2, batch.Statistics.TimeLimited, $"{results[0]}, {results[1]} within a ten-millionth of a second each");
        Assert.IsTrue(problem.IsFeasible(solutions.AsSpan(0, problem.Size)), "the best so far is not feasible");
    }

    /// <summary>A cancelled batch throws, and its solvers work on.</summary>
    [TestMethod]
    public void A_cancelled_batch_throws_and_works_on()
    {
        var random = new Random(5);
        CombinatorialProblem problem = Family.Small(random);
        using var pool = new SolverPool(Case.Create, 2);
        var batch = new SolverBatch(pool, problem) { Limits = new SolverLimits(null, new CancellationToken(true)) };
        float[] costs = [.. Enumerable.Range(0, 6).SelectMany(_ => ProblemFamily.Costs(problem, random))];
        Assert.Throws<OperationCanceledException>(() => batch.Solve(costs, new float[costs.Length]));
        batch.Limits = default;
        batch.Solve(costs, new float[costs.Length]);
        Assert.AreEqual(6, batch.Statistics.Calls);
    }
}
