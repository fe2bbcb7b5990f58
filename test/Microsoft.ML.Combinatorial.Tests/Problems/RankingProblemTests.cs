using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class RankingProblemTests
{
    [TestMethod]
    public void Knows_feasible_from_infeasible()
    {
        var problem = new RankingProblem(3);
        Assert.IsTrue(problem.IsFeasible([3, 1, 2]));
        Assert.IsFalse(problem.IsFeasible([3, 1, 1]), "a rank twice");
        Assert.IsFalse(problem.IsFeasible([0, 1, 2]), "counted from 0");
        Assert.IsFalse(problem.IsFeasible([1.5f, 1, 2]), "not integral");
        Assert.IsFalse(problem.IsFeasible([float.NaN, 1, 2]), "not a number");
        Assert.IsFalse(problem.IsFeasible([1, 2]), "too short");
    }

    [TestMethod]
    public void Describes_itself()
    {
        var problem = new RankingProblem(4);
        Assert.AreEqual(4, problem.Size);
        Assert.AreEqual(10.0, problem.SolutionSum);
        Assert.AreEqual("item 0", problem.DescribeSlot(0));
    }

    [TestMethod]
    public void Refuses_sizes_whose_ranks_a_float_cannot_hold()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new RankingProblem(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new RankingProblem(RankingProblem.MaxSize + 1));
    }
}
