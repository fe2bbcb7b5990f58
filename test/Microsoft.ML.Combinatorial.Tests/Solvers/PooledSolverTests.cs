using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class PooledSolverTests
{
    private static readonly LinearAssignmentProblem Problem = new(5, 5);

    [TestMethod]
    public void Answers_out_of_the_pool_by_hand()
    {
        var problem = new LinearAssignmentProblem(1, 3);
        var solutions = new SolutionPool(problem);
        solutions.Add([1, 0, 0]);
        solutions.Add([0, 0, 1]);
        using var solver = new PooledSolver(new JonkerVolgenantSolver(), solutions, solveRatio: 0);
        solver.Prepare(problem);
        var solution = new float[3];
        Assert.AreEqual(SolverResult.Feasible(1) with { FromPool = true }, solver.Solve([1, 2, 3], solution));
        CollectionAssert.AreEqual(new float[] { 1, 0, 0 }, solution);
        solver.Solve([3, 2, 1], solution);
        CollectionAssert.AreEqual(new float[] { 0, 0, 1 }, solution);
        solver.Solve([3, 1, 2], solution);
        CollectionAssert.AreEqual(new float[] { 0, 0, 1 }, solution, "the best, e2, is not in the pool");
    }

    [TestMethod]
    public void An_empty_pool_is_filled_by_solving()
    {
        var solutions = new SolutionPool(Problem);
        using var solver = new PooledSolver(new JonkerVolgenantSolver(), solutions, solveRatio: 0);
        solver.Prepare(Problem);
        float[] costs = ProblemFamily.Costs(Problem, new Random(1)), solution = new float[25];
        Assert.AreEqual(SolverStatus.Optimal, solver.Solve(costs, solution).Status);
        Assert.AreEqual(1, solutions.Count);
        Assert.IsTrue(solver.Solve(costs, solution).FromPool);
    }

    [TestMethod]
    public void Is_the_same_at_any_number_of_threads()
    {
        (float[] Solutions, float[] Pool, long Hits)? expected = null;
        foreach (int degree in new[] { 1, 2, 5 })
        {
            for (int repeat = 0; repeat < 3; repeat++)
            {
                (float[] Solutions, float[] Pool, long Hits) run = Epochs(degree, 0.3);
                expected ??= run;
                CollectionAssert.AreEqual(expected.Value.Solutions, run.Solutions, $"degree {degree}");
                CollectionAssert.AreEqual(expected.Value.Pool, run.Pool, $"degree {degree}");
                Assert.AreEqual(expected.Value.Hits, run.Hits, $"degree {degree}");
            }
        }
    }

    [TestMethod]
    public void The_share_of_solved_rows_is_the_ratio()
    {
        // 8 batches of 64 rows, the first solved whole: 448 draws, standard deviation 0.022.
        Assert.AreEqual(0.7 * 448, Epochs(2, 0.3).Hits, 3 * 0.022 * 448);
        Assert.AreEqual(448, Epochs(2, 0).Hits);
        Assert.AreEqual(0, Epochs(2, 1).Hits);
    }

    [TestMethod]
    public void A_batch_that_fails_adds_nothing()
    {
        var solutions = new SolutionPool(Problem);
        using var pool = new SolverPool(() => new PooledSolver(new JonkerVolgenantSolver(), solutions, 1), 2);
        var batch = new SolverBatch(pool, Problem) { Limits = new SolverLimits(null, new CancellationToken(true)) };
        Assert.ThrowsExactly<OperationCanceledException>(() => batch.Solve(new float[100], new float[100]));
        batch.Limits = default;
        batch.Solve(new float[100], new float[100]);
        Assert.AreEqual(1, solutions.Count);
        Assert.AreEqual(3, solutions.Hits);
    }

    [TestMethod]
    public void Refuses_another_problem_and_ratios_out_of_range()
    {
        var solutions = new SolutionPool(Problem);
        using var inner = new JonkerVolgenantSolver();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PooledSolver(inner, solutions, 1.5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PooledSolver(inner, solutions, double.NaN));
        using var solver = new PooledSolver(inner, solutions, 1);
        string message = Assert.ThrowsExactly<ArgumentException>(() => solver.Prepare(new LinearAssignmentProblem(2, 3))).Message;
        StringAssert.Contains(message, "(linear assignment, n = 25) than the one to solve (linear assignment, n = 6)", StringComparison.Ordinal);
    }

    // Eight batches of 64 rows; the solutions of the last, what the pool holds, and how many rows it answered.
    private static (float[] Solutions, float[] Pool, long Hits) Epochs(int degree, double solveRatio)
    {
        var random = new Random(3);
        var solutions = new SolutionPool(Problem, 20);
        using var pool = new SolverPool(() => new PooledSolver(new JonkerVolgenantSolver(), solutions, solveRatio), degree);
        var batch = new SolverBatch(pool, Problem);
        var last = new float[64 * Problem.Size];
        for (int epoch = 0; epoch < 8; epoch++)
        {
            float[] costs = [.. Enumerable.Range(0, 64).SelectMany(_ => ProblemFamily.Costs(Problem, random))];
            batch.Solve(costs, last);
        }

        return (last, solutions.Solutions.ToArray(), batch.Statistics.PoolHits);
    }
}
