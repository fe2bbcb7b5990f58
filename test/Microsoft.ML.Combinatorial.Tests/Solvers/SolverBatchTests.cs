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
