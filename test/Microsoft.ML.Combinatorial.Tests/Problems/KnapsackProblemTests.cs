using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class KnapsackProblemTests
{
    [TestMethod]
    public void Knows_feasible_from_infeasible()
    {
        var problem = new KnapsackProblem([3, 4, 0], 7, [2, 1, 5]);
        Assert.IsTrue(problem.IsFeasible([0, 0, 0]));
        Assert.IsTrue(problem.IsFeasible([1, 1, 5]));
        Assert.IsTrue(problem.IsFeasible([2, 0, 0]));
        Assert.IsFalse(problem.IsFeasible([2, 1, 0]), "too heavy");
        Assert.IsFalse(problem.IsFeasible([0, 2, 0]), "above the bound");
        Assert.IsFalse(problem.IsFeasible([0.5f, 0, 0]), "half an item");
        Assert.IsFalse(problem.IsFeasible([-1, 0, 0]), "less than nothing");
        Assert.IsFalse(problem.IsFeasible([float.NaN, 0, 0]), "not a number");
        Assert.IsFalse(problem.IsFeasible([1, 1]), "too short");
        Assert.IsFalse(new KnapsackProblem([1], 5).IsFeasible([2]), "0/1 unless bounds say otherwise");
    }

    [TestMethod]
    public void Describes_itself()
    {
        var problem = new KnapsackProblem([3, 4], 7);
        Assert.AreEqual(2, problem.Size);
        Assert.IsNull(problem.SolutionSum);
        Assert.AreEqual(CostDomain.Finite, problem.CostDomain);
        Assert.AreEqual("item 1", problem.DescribeSlot(1));
        CollectionAssert.AreEqual(new[] { 1, 1 }, problem.Bounds.ToArray());
    }

    [TestMethod]
    public void Refuses_numbers_that_make_no_sense()
    {
        Refused<ArgumentException>(() => new KnapsackProblem([], 3), "at least one item");
        Refused<ArgumentException>(() => new KnapsackProblem([1, 2], 3, [1]), "2 weights and 1 bounds");
        Refused<ArgumentException>(() => new KnapsackProblem([1, -2], 3), "weights[1] = -2: must be at least 0");
        Refused<ArgumentException>(() => new KnapsackProblem([1, 2], 3, [1, -4]), "bounds[1] = -4: must be at least 0");
        Refused<ArgumentException>(() => new KnapsackProblem([1], 3, [20_000_000]), "bounds[0] = 20000000: must be at most 16777216");
        Refused<ArgumentOutOfRangeException>(() => new KnapsackProblem([1], -1), "capacity");
    }

    [TestMethod]
    public void Several_resources_limit_each_on_its_own()
    {
        var problem = new MultiKnapsackProblem([1, 2, 3, 4, 0, 4], [5, 4]);
        Assert.AreEqual(3, problem.Size);
        CollectionAssert.AreEqual(new[] { 4, 0, 4 }, problem.WeightsOf(1).ToArray());
        Assert.AreEqual("item 2", problem.DescribeSlot(2));
        Assert.IsTrue(problem.IsFeasible([1, 1, 0]));
        Assert.IsTrue(problem.IsFeasible([0, 1, 1]));
        Assert.IsFalse(problem.IsFeasible([1, 0, 1]), "8 of 4 of the second resource");
        Assert.IsFalse(problem.IsFeasible([1, 1, 1]), "6 of 5 of the first resource");
        Assert.IsFalse(problem.IsFeasible([2, 0, 0]), "not 0/1");
        Assert.IsFalse(problem.IsFeasible([float.NaN, 0, 0]), "not a number");
        Assert.IsFalse(problem.IsFeasible([0, 0]), "too short");
        Refused<ArgumentException>(() => new MultiKnapsackProblem([1, 2, 3], [1, 2]), "3 weights and 2 capacities");
        Refused<ArgumentException>(() => new MultiKnapsackProblem([], [1]), "0 weights");
        Refused<ArgumentException>(() => new MultiKnapsackProblem([1, -1], [1]), "weights[1] = -1");
        Refused<ArgumentException>(() => new MultiKnapsackProblem([1], [-1]), "capacities[0] = -1");
    }

    private static void Refused<T>(Func<object> make, string text)
        where T : Exception => StringAssert.Contains(Assert.ThrowsExactly<T>(make).Message, text, StringComparison.Ordinal);
}
