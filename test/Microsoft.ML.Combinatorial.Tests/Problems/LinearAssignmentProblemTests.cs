using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class LinearAssignmentProblemTests
{
    [TestMethod]
    public void Knows_feasible_from_infeasible()
    {
        var problem = new LinearAssignmentProblem(2, 3);
        Assert.IsTrue(problem.IsFeasible([0, 1, 0, 1, 0, 0]));
        Assert.IsFalse(problem.IsFeasible([0, 1, 0, 0, 1, 0]), "a column twice");
        Assert.IsFalse(problem.IsFeasible([1, 1, 0, 0, 0, 0]), "a row twice");
        Assert.IsFalse(problem.IsFeasible([1, 0, 0, 0, 0, 0]), "a row without column");
        Assert.IsFalse(problem.IsFeasible([0.5f, 0, 0, 0, 1, 0]), "not 0/1");
        Assert.IsFalse(problem.IsFeasible([1, 0, 0, 0, 1]), "too short");
    }

    [TestMethod]
    public void Describes_itself()
    {
        var problem = new LinearAssignmentProblem(2, 3);
        Assert.AreEqual(6, problem.Size);
        Assert.AreEqual(2.0, problem.SolutionSum);
        Assert.AreEqual(CostDomain.Finite, problem.CostDomain);
        Assert.AreEqual("row 1, column 2", problem.DescribeSlot(5));
    }

    [TestMethod]
    public void Refuses_sizes_that_are_none()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LinearAssignmentProblem(0, 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LinearAssignmentProblem(3, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LinearAssignmentProblem(100_000, 100_000));
    }

    [TestMethod]
    public void The_objective_skips_slots_that_are_not_chosen()
    {
        var problem = new LinearAssignmentProblem(1, 3);
        Assert.AreEqual(2.5, problem.Objective([float.PositiveInfinity, 2.5f, float.NaN, 9], [0, 1, 0]));
    }
}
