using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

/// <summary>The words in which the base class of all solvers refuses.</summary>
[TestClass]
public class CombinatorialSolverTests
{
    private static readonly LinearAssignmentProblem Problem = new(2, 2);

    [TestMethod]
    public void A_cost_that_is_not_finite_is_named()
    {
        using var solver = new JonkerVolgenantSolver();
        solver.Prepare(Problem);
        string message = Assert.ThrowsExactly<ArgumentException>(() => solver.Solve([0, 0, float.NaN, 0], new float[4])).Message;
        StringAssert.StartsWith(
            message,
            "JonkerVolgenantSolver: the cost of row 1, column 0 (slot 2) is NaN; it must be finite.",
            StringComparison.Ordinal);
    }

    [TestMethod]
    public void What_is_missing_or_wrong_is_named()
    {
        using var solver = new JonkerVolgenantSolver();
        Assert.AreEqual(
            "JonkerVolgenantSolver: Prepare must be called before Solve.",
            Assert.ThrowsExactly<InvalidOperationException>(() => solver.Solve(new float[4], new float[4])).Message);
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => solver.Prepare(new GraphMatchingProblem(1, 1, [], []))).Message,
            "JonkerVolgenantSolver solves LinearAssignmentProblem, not GraphMatchingProblem.",
            StringComparison.Ordinal);
        solver.Prepare(Problem);
        Assert.AreEqual(
            "JonkerVolgenantSolver: costs and solution must have at least 4 entries, had 3 and 4.",
            Assert.ThrowsExactly<ArgumentException>(() => solver.Solve(new float[3], new float[4])).Message);
    }
}
