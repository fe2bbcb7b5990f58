using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class ShortestPathProblemTests
{
    [TestMethod]
    public void Knows_feasible_from_infeasible()
    {
        ShortestPathProblem problem = new(4, [new(0, 1), new(1, 2), new(2, 1), new(1, 3), new(0, 3)], 0, 3);
        Assert.IsTrue(problem.IsFeasible([1, 0, 0, 1, 0]));
        Assert.IsTrue(problem.IsFeasible([0, 0, 0, 0, 1]));
        Assert.IsFalse(problem.IsFeasible([1, 0, 0, 1, 1]), "two paths");
        Assert.IsFalse(problem.IsFeasible([0, 1, 1, 0, 1]), "a cycle beside the path");
        Assert.IsFalse(problem.IsFeasible([1, 1, 1, 1, 0]), "a node twice");
        Assert.IsFalse(problem.IsFeasible([1, 1, 0, 0, 0]), "does not end in the target");
        Assert.IsFalse(problem.IsFeasible([0, 0, 0, 0, 0.5f]), "not 0/1");
        Assert.IsFalse(problem.IsFeasible([0, 0, 0, 0, 0]), "nothing");
        Assert.IsFalse(problem.IsFeasible([1]), "too short");
    }

    [TestMethod]
    public void Costs_may_be_negative_where_no_cycle_lies_on_the_way()
    {
        Arc[] withCycle = [new(0, 1), new(1, 2), new(2, 1), new(2, 3)];
        Assert.AreEqual(CostDomain.NonNegative, new ShortestPathProblem(4, withCycle, 0, 3).CostDomain);
        Assert.AreEqual(CostDomain.Finite, new ShortestPathProblem(4, withCycle, 0, 3, allowNegativeCosts: true).CostDomain);

        // Cycles that no path can touch: through an end, out of reach, or in a dead end.
        Arc[] elsewhere = [new(0, 1), new(1, 0), new(1, 2), new(2, 1), new(3, 4), new(4, 3), new(4, 1), new(1, 5), new(5, 6), new(6, 5)];
        ShortestPathProblem problem = new(7, elsewhere, 0, 2);
        Assert.IsTrue(problem.IsAcyclic);
        Assert.AreEqual(CostDomain.Finite, problem.CostDomain);
    }

    [TestMethod]
    public void Knows_when_all_paths_have_the_same_number_of_arcs()
    {
        Assert.AreEqual(6.0, ShortestPathProblem.RightDownGrid(3, 5).SolutionSum);
        Assert.IsNull(new ShortestPathProblem(3, [new(0, 1), new(1, 2), new(0, 2)], 0, 2).SolutionSum);
    }

    [TestMethod]
    public void The_grid_has_the_benchmarks_arc_order()
    {
        ShortestPathProblem problem = ShortestPathProblem.RightDownGrid(2, 3);
        CollectionAssert.AreEqual(
            new Arc[] { new(0, 1), new(1, 2), new(0, 3), new(1, 4), new(2, 5), new(3, 4), new(4, 5) }, problem.Arcs.ToArray());
        Assert.AreEqual((0, 5, 6), (problem.Source, problem.Target, problem.NodeCount));
        Assert.AreEqual(40, ShortestPathProblem.RightDownGrid(5, 5).Size);
        Assert.AreEqual("arc 1 → 4", problem.DescribeSlot(3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ShortestPathProblem.RightDownGrid(1, 1));
    }

    [TestMethod]
    public void Reads_the_path_in_order()
    {
        ShortestPathProblem problem = new(4, [new(2, 3), new(0, 1), new(1, 2)], 0, 3);
        var slots = new int[3];
        Assert.AreEqual(3, problem.ReadPath([1, 1, 1], slots));
        CollectionAssert.AreEqual(new[] { 1, 2, 0 }, slots);
        Assert.ThrowsExactly<ArgumentException>(() => problem.ReadPath([1, 1, 1], new int[2]));
    }

    [TestMethod]
    public void Refuses_what_is_no_graph()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ShortestPathProblem(1, [new(0, 1)], 0, 1));
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ShortestPathProblem(2, [new(0, 1)], 0, 2)).Message,
            "target must be one of the nodes 0 … 1",
            StringComparison.Ordinal);
        Refused(2, [new(0, 1)], 1, 1, "source and target are both node 1");
        Refused(2, [new(0, 1), new(0, 2)], 0, 1, "Arc 0 → 2 (slot 1) must join two different nodes of 0 … 1.");
        Refused(2, [new(1, 1), new(0, 1)], 0, 1, "Arc 1 → 1 (slot 0) must join two different nodes");
        Refused(3, [new(0, 1), new(2, 1)], 0, 2, "No path leads from node 0 to node 2.");
    }

    private static void Refused(int nodes, Arc[] arcs, int source, int target, string text)
    {
        string message = Assert.ThrowsExactly<ArgumentException>(() => new ShortestPathProblem(nodes, arcs, source, target)).Message;
        StringAssert.Contains(message, text, StringComparison.Ordinal);
    }
}
