using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class SolverBatchTests
{
    private static readonly LinearAssignmentProblem Problem = new(2, 2);

    [TestMethod]
    public void Rows_of_one_instance_lie_side_by_side()
    {
        using var pool = new SolverPool(() => new JonkerVolgenantSolver(), 1);
        var small = new LinearAssignmentProblem(1, 2);
        var batch = new SolverBatch(pool, [small, Problem]);
        Assert.AreSame(small, batch.ProblemOf(2, 6));
        Assert.AreSame(Problem, batch.ProblemOf(3, 6));
        Assert.AreEqual(4, batch.Width);
        Assert.AreEqual(2, batch.InstanceCount);
        Assert.IsTrue(batch.IsPadded);
        Assert.IsFalse(new SolverBatch(pool, Problem).IsPadded);
    }

    [TestMethod]
    public void Refuses_lengths_that_do_not_fit()
    {
        using var pool = new SolverPool(() => new JonkerVolgenantSolver());
        var batch = new SolverBatch(pool, [Problem, Problem]);
        StringAssert.Contains(Refused(batch, 4, 4), "in a multiple of 2 rows", StringComparison.Ordinal);
        StringAssert.Contains(Refused(batch, 9, 9), "whole rows of 4", StringComparison.Ordinal);
        StringAssert.Contains(Refused(batch, 0, 0), "they hold 0", StringComparison.Ordinal);
        StringAssert.Contains(Refused(batch, 8, 4), "solutions must hold as many", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => batch.Solve(new float[8], new float[8], new SolverResult[1]));
        Assert.ThrowsExactly<ArgumentException>(() => new SolverBatch(pool, []));
        Assert.ThrowsExactly<ArgumentException>(() => new SolverBatch(pool, [Problem, null!]));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void The_first_failing_row_is_told_at_any_degree(int degree)
    {
        using var pool = new SolverPool(() => new PickySolver(), degree);
        var batch = new SolverBatch(pool, Problem);
        var costs = new float[4 * 50];
        foreach (int row in new[] { 47, 12, 30 })
        {
            costs[4 * row] = -1;
        }

        for (int repeat = 0; repeat < 20; repeat++)
        {
            string message = Assert.ThrowsExactly<SolverException>(() => batch.Solve(costs, new float[costs.Length])).Message;
            Assert.AreEqual("PickySolver: no solution (Infeasible) for row 12 of 50, n = 4.", message);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Cancelling_ends_a_batch(int degree)
    {
        using var pool = new SolverPool(() => new JonkerVolgenantSolver(), degree);
        var batch = new SolverBatch(pool, Problem) { Limits = new SolverLimits(null, new CancellationToken(true)) };
        Assert.ThrowsExactly<OperationCanceledException>(() => batch.Solve(new float[40], new float[40]));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Each_row_has_its_own_time(int degree)
    {
        using var pool = new SolverPool(() => new SleepySolver(), degree);
        var batch = new SolverBatch(pool, Problem) { SolveTimeLimit = TimeSpan.FromMilliseconds(1) };
        var results = new SolverResult[6];
        batch.Solve(new float[24], new float[24], results);
        Assert.IsTrue(results.All(result => result.Status == SolverStatus.Feasible));
        Assert.AreEqual(6, batch.Statistics.TimeLimited);
        batch.SolveTimeLimit = TimeSpan.FromHours(1);
        batch.Solve(new float[24], new float[24], results);
        Assert.IsTrue(results.All(result => result.Status == SolverStatus.Optimal));
        Assert.AreEqual(6, batch.Statistics.TimeLimited);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void All_rows_of_a_call_share_the_time_of_the_batch(int degree)
    {
        // Each row waits for 5 milliseconds where it may, so on two threads at most a few rows begin within 8.
        using var pool = new SolverPool(() => new SleepySolver(), degree);
        var batch = new SolverBatch(pool, Problem) { BatchTimeLimit = TimeSpan.FromMilliseconds(8), SolveTimeLimit = TimeSpan.FromHours(1) };
        var results = new SolverResult[64];
        batch.Solve(new float[256], new float[256], results);
        Assert.AreEqual(SolverStatus.Feasible, results[^1].Status);
        Assert.IsGreaterThanOrEqualTo(60, batch.Statistics.TimeLimited);
        batch.BatchTimeLimit = null;
        batch.Solve(new float[16], new float[16], results.AsSpan(0, 4));
        Assert.AreEqual(SolverStatus.Optimal, results[3].Status, "the next call begins anew");
    }

    [TestMethod]
    public void Limits_are_a_deadline_and_must_be_positive()
    {
        using var pool = new SolverPool(() => new SleepySolver(), 1);
        var batch = new SolverBatch(pool, Problem) { Limits = new SolverLimits(TimeSpan.FromTicks(1)), SolveTimeLimit = TimeSpan.FromHours(1) };
        var results = new SolverResult[1];
        for (int repeat = 0; repeat < 2; repeat++)
        {
            batch.Solve(new float[4], new float[4], results);
            Assert.AreEqual(SolverStatus.Feasible, results[0].Status);
        }

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => batch.SolveTimeLimit = TimeSpan.Zero);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => batch.BatchTimeLimit = TimeSpan.FromSeconds(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => default(SolverLimits).Within(TimeSpan.Zero));
    }

    [TestMethod]
    public void A_batch_within_a_batch_ends()
    {
        // More helpers than the thread pool has threads: nobody may wait for one that has not begun.
        using var inner = new SolverPool(() => new JonkerVolgenantSolver(), 4);
        using var pool = new SolverPool(() => new NestedSolver(new SolverBatch(inner, Problem)), 4);
        var batch = new SolverBatch(pool, Problem);
        var solutions = new float[4 * 200];
        batch.Solve(new float[4 * 200], solutions);
        Assert.AreEqual(200 * 8, inner.Statistics.Calls);
        Assert.AreEqual(2 * 200, solutions.Sum());
    }

    [TestMethod]
    public void A_large_batch_names_the_first_bad_cost_too()
    {
        using var pool = new SolverPool(() => new JonkerVolgenantSolver(), 3);
        var batch = new SolverBatch(pool, Problem);
        var costs = new float[4 * 30_000];
        (costs[4 * 20_000], costs[(4 * 7_000) + 1], costs[4 * 29_000]) = (float.NaN, float.PositiveInfinity, float.NaN);
        string message = Assert.ThrowsExactly<ArgumentException>(() => batch.Solve(costs, new float[costs.Length])).Message;
        StringAssert.Contains(message, "row 0, column 1 (slot 1, row 7000 of 30000) is Infinity", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Solves_row_by_row_without_allocating()
    {
        using var pool = new SolverPool(() => new JonkerVolgenantSolver(), 1);
        var batch = new SolverBatch(pool, Problem);
        float[] costs = [1, 2, 3, 4, 4, 3, 2, 1], solutions = new float[8];
        batch.Solve(costs, solutions);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int repeat = 0; repeat < 10; repeat++)
        {
            batch.Solve(costs, solutions);
        }

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(22, batch.Statistics.Calls);
    }

    private static string Refused(SolverBatch batch, int costs, int solutions) =>
        Assert.ThrowsExactly<ArgumentException>(() => batch.Solve(new float[costs], new float[solutions])).Message;

    /// <summary>Is optimal if it may take 5 milliseconds.</summary>
    private sealed class SleepySolver : CombinatorialSolver<LinearAssignmentProblem>
    {
        protected override void PrepareCore(LinearAssignmentProblem problem)
        {
        }

        protected override SolverResult SolveCore(
            LinearAssignmentProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
        {
            long start = Environment.TickCount64;
            while (!limits.Reached() && Environment.TickCount64 - start < 5)
            {
                Thread.Yield();
            }

            return limits.Reached() ? SolverResult.Feasible(0) : SolverResult.Optimal(0);
        }
    }

    /// <summary>Solves each row by a batch of eight.</summary>
    private sealed class NestedSolver(SolverBatch batch) : CombinatorialSolver<LinearAssignmentProblem>
    {
        protected override void PrepareCore(LinearAssignmentProblem problem)
        {
        }

        protected override SolverResult SolveCore(
            LinearAssignmentProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
        {
            var solutions = new float[8 * 4];
            batch.Solve(new float[8 * 4], solutions);
            solutions.AsSpan(28).CopyTo(solution);
            return SolverResult.Optimal(0);
        }
    }

    /// <summary>Finds nothing where the first cost is negative.</summary>
    private sealed class PickySolver : CombinatorialSolver<LinearAssignmentProblem>
    {
        protected override void PrepareCore(LinearAssignmentProblem problem)
        {
        }

        protected override SolverResult SolveCore(
            LinearAssignmentProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits) =>
            costs[0] < 0 ? SolverResult.None(SolverStatus.Infeasible) : SolverResult.Feasible(0);
    }
}
