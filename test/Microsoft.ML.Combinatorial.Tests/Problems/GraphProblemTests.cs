using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

/// <summary>Spanning trees, arborescences and perfect matchings: what is feasible, what is refused.</summary>
[TestClass]
public class GraphProblemTests
{
    [TestMethod]
    public void A_spanning_tree_reaches_all_nodes_without_a_cycle()
    {
        var problem = new SpanningTreeProblem(4, [new(0, 1), new(1, 2), new(2, 0), new(2, 3)]);
        Assert.IsTrue(problem.IsFeasible([1, 1, 0, 1]));
        Assert.IsFalse(problem.IsFeasible([1, 1, 1, 0]), "a cycle");
        Assert.IsFalse(problem.IsFeasible([1, 0, 0, 1]), "two parts");
        Assert.IsFalse(problem.IsFeasible([1, 1, 0, 0.5f]), "not 0/1");
        Assert.IsFalse(problem.IsFeasible([1, 1, 0]), "too short");
        Assert.AreEqual(3.0, problem.SolutionSum);
        Assert.AreEqual("edge 2–0", problem.DescribeSlot(2));
    }

    [TestMethod]
    public void An_arborescence_leads_from_the_root_to_every_node_once()
    {
        var problem = new ArborescenceProblem(3, 0, [new(0, 1), new(0, 2), new(1, 2), new(2, 1), new(1, 0)]);
        Assert.IsTrue(problem.IsFeasible([1, 1, 0, 0, 0]));
        Assert.IsTrue(problem.IsFeasible([1, 0, 1, 0, 0]));
        Assert.IsFalse(problem.IsFeasible([0, 0, 1, 1, 0]), "a cycle apart from the root");
        Assert.IsFalse(problem.IsFeasible([1, 0, 0, 1, 0]), "a node entered twice");
        Assert.IsFalse(problem.IsFeasible([0, 0, 1, 0, 1]), "the root entered");
        Assert.IsFalse(problem.IsFeasible([1, 0, 0, 0, 0]), "a node not reached");
        Assert.AreEqual(2.0, problem.SolutionSum);
        Assert.AreEqual("arc 2→1", problem.DescribeSlot(3));
    }

    [TestMethod]
    public void A_perfect_matching_covers_every_node_once()
    {
        var problem = PerfectMatchingProblem.Grid(2, 2);
        CollectionAssert.AreEqual(
            new GraphEdge[] { new(0, 1), new(0, 2), new(1, 3), new(2, 3) }, problem.Edges.ToArray());
        Assert.IsTrue(problem.IsFeasible([1, 0, 0, 1]));
        Assert.IsFalse(problem.IsFeasible([1, 1, 0, 0]), "a node twice");
        Assert.IsFalse(problem.IsFeasible([1, 0, 0, 0]), "a node without partner");
        Assert.IsFalse(problem.IsFeasible([2, 0, 0, 1]), "not 0/1");
        Assert.AreEqual(2.0, problem.SolutionSum);
        Assert.AreEqual("edge 1–3", problem.DescribeSlot(2));
        Assert.AreEqual(15, PerfectMatchingProblem.Complete(6).Size);
    }

    [TestMethod]
    public void Refuses_edges_that_are_none()
    {
        Refuses("edges[1] goes from node 1 to node 4; nodes are 0 … 3.", () => new SpanningTreeProblem(4, [new(0, 1), new(1, 4)]));
        Refuses("edges[0] goes from node -1 to node 1; nodes are 0 … 3.", () => new PerfectMatchingProblem(4, [new(-1, 1)]));
        Refuses("edges[0] joins node 2 to itself; an edge needs two nodes.", () => new SpanningTreeProblem(4, [new(2, 2)]));
        Refuses(
            "edges[1] joins nodes 1 and 0, which an earlier edge joins too.", () => new SpanningTreeProblem(2, [new(0, 1), new(1, 0)]));
        Refuses(
            "arcs[2] leads from node 0 to node 1, as an earlier arc does.",
            () => new ArborescenceProblem(2, 0, [new(0, 1), new(1, 0), new(0, 1)]));
        Refuses("arcs[0] joins node 1 to itself; an arc needs two nodes.", () => new ArborescenceProblem(2, 0, [new(1, 1)]));
    }

    [TestMethod]
    public void Refuses_graphs_without_any_solution()
    {
        Refuses(
            "edges leave no way from node 0 to node 2; a spanning tree needs a connected graph.",
            () => new SpanningTreeProblem(4, [new(0, 1), new(2, 3)]));
        Refuses("no path of arcs leads from the root, node 1, to node 0.", () => new ArborescenceProblem(2, 1, [new(0, 1)]));
        Refuses("nodeCount is 3; a perfect matching needs an even number of nodes.", () => PerfectMatchingProblem.Complete(3));
        Refuses(
            "edges leave node 0 in a component of 3 nodes; no odd component has a perfect matching.",
            () => new PerfectMatchingProblem(4, [new(0, 1), new(1, 2)]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SpanningTreeProblem(1, []));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ArborescenceProblem.Complete(3, 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PerfectMatchingProblem.Grid(0, 2));
    }

    private static void Refuses(string message, Func<object> make) =>
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => make()).Message, message, StringComparison.Ordinal);
}
