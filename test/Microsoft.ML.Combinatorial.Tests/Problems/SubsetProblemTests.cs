using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class SubsetProblemTests
{
    [TestMethod]
    public void Knows_feasible_from_infeasible()
    {
        var problem = new SubsetProblem(4, 2);
        Assert.IsTrue(problem.IsFeasible([0, 1, 0, 1]));
        Assert.IsFalse(problem.IsFeasible([0, 1, 0, 0]), "one too few");
        Assert.IsFalse(problem.IsFeasible([1, 1, 0, 1]), "one too many");
        Assert.IsFalse(problem.IsFeasible([1, 0.5f, 0.5f, 0]), "not 0/1");
        Assert.IsFalse(problem.IsFeasible([1, 1, 0, float.NaN]), "not a number");
        Assert.IsFalse(problem.IsFeasible([1, 1]), "too short");
    }

    [TestMethod]
    public void Describes_itself()
    {
        var problem = new SubsetProblem(4, 3);
        Assert.AreEqual(4, problem.Size);
        Assert.AreEqual(3.0, problem.SolutionSum);
        Assert.AreEqual(CostDomain.Finite, problem.CostDomain);
        Assert.AreEqual("item 2", problem.DescribeSlot(2));
    }

    [TestMethod]
    public void Refuses_numbers_out_of_range()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SubsetProblem(0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SubsetProblem(3, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SubsetProblem(3, 4));
    }
}
