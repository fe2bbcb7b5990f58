using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class SolverPoolTests
{
    [TestMethod]
    public void Makes_at_most_one_solver_a_thread_and_disposes_them_all()
    {
        var made = new List<CountingSolver>();
        ICombinatorialSolver Create()
        {
            lock (made)
            {
                made.Add(new CountingSolver());
                return made[^1];
            }
        }

        var pool = new SolverPool(Create, 3);
        var batch = new SolverBatch(pool, new LinearAssignmentProblem(1, 1));
        for (int repeat = 0; repeat < 5; repeat++)
        {
            batch.Solve(new float[64], new float[64]);
        }

        Assert.IsInRange(1, 3, made.Count);
        Assert.AreEqual(5 * 64, made.Sum(solver => solver.Solves));
        pool.Dispose();
        Assert.IsTrue(made.All(solver => solver.Disposed));
        Assert.ThrowsExactly<ObjectDisposedException>(() => batch.Solve(new float[1], new float[1]));
    }

    [TestMethod]
    public void A_solver_that_cannot_be_made_is_told_as_such()
    {
        using var pool = new SolverPool(() => throw new NotSupportedException("no licence"), 2);
        var batch = new SolverBatch(pool, new LinearAssignmentProblem(1, 1));
        Assert.AreEqual("no licence", Assert.ThrowsExactly<NotSupportedException>(() => batch.Solve(new float[8], new float[8])).Message);
        Assert.AreEqual("no licence", Assert.ThrowsExactly<NotSupportedException>(() => batch.Solve(new float[1], new float[1])).Message);
    }

    [TestMethod]
    public void Refuses_a_degree_that_is_none()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SolverPool(() => new CountingSolver(), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SolverPool(() => new CountingSolver(), -2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SolverLimits(TimeSpan.Zero));
    }

    private sealed class CountingSolver : CombinatorialSolver<LinearAssignmentProblem>
    {
        public int Solves { get; private set; }

        public bool Disposed { get; private set; }

        protected override void PrepareCore(LinearAssignmentProblem problem)
        {
        }

        protected override SolverResult SolveCore(
            LinearAssignmentProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
        {
            Solves++;
            return SolverResult.Optimal(0);
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Disposed = true;
        }
    }
}
