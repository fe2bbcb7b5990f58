using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class GridShortestPathProblemTests
{
    [TestMethod]
    public void Knows_feasible_from_infeasible()
    {
        var eight = new GridShortestPathProblem(3, 3);
        Assert.IsTrue(eight.IsFeasible([1, 0, 0, 0, 1, 0, 0, 0, 1]));
        Assert.IsTrue(eight.IsFeasible([1, 1, 0, 0, 0, 1, 0, 0, 1]));
        Assert.IsFalse(eight.IsFeasible([1, 1, 1, 0, 0, 1, 0, 0, 1]), "a shortcut past the corner");
        Assert.IsFalse(eight.IsFeasible([1, 0, 0, 0, 0, 0, 0, 0, 1]), "a gap");
        Assert.IsFalse(eight.IsFeasible([0, 0, 0, 0, 1, 0, 0, 0, 1]), "no start");
        Assert.IsFalse(eight.IsFeasible([1, 0, 0, 0, 1, 0, 0, 0, 0]), "no target");
        Assert.IsFalse(eight.IsFeasible([1, 0, 0, 0, 2, 0, 0, 0, 1]), "not 0/1");
        Assert.IsFalse(eight.IsFeasible([1, 0, 1]), "too short");
        var four = new GridShortestPathProblem(3, 3, GridNeighbourhood.Four);
        Assert.IsFalse(four.IsFeasible([1, 0, 0, 0, 1, 0, 0, 0, 1]), "diagonal");
        Assert.IsTrue(four.IsFeasible([1, 1, 1, 0, 0, 1, 0, 0, 1]));
        Assert.IsFalse(four.IsFeasible([1, 1, 1, 1, 0, 1, 1, 1, 1]), "two ways at once");
    }

    [TestMethod]
    public void A_cell_apart_from_the_path_is_refused()
    {
        var problem = new GridShortestPathProblem(2, 5, target: new GridCell(0, 1));
        Assert.IsTrue(problem.IsFeasible([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.IsFalse(problem.IsFeasible([1, 1, 0, 0, 1, 0, 0, 0, 0, 0]));
    }

    [TestMethod]
    [DataRow(GridNeighbourhood.Four)]
    [DataRow(GridNeighbourhood.Eight)]
    public void Feasible_vectors_are_exactly_the_paths_without_shortcut(GridNeighbourhood neighbourhood)
    {
        var problem = new GridShortestPathProblem(3, 4, neighbourhood, new GridCell(1, 0), new GridCell(0, 3));
        var listed = PathEnumeration.GridPaths(problem).Select(Key).ToHashSet();
        for (int bits = 0; bits < 1 << problem.Size; bits++)
        {
            float[] vector = [.. Enumerable.Range(0, problem.Size).Select(slot => (float)((bits >> slot) & 1))];
            Assert.AreEqual(listed.Contains(Key(vector)), problem.IsFeasible(vector), Key(vector));
        }

        Assert.IsGreaterThan(3, listed.Count);
        static string Key(float[] vector) => string.Concat(vector);
    }

    [TestMethod]
    public void Reads_the_path_in_order()
    {
        var problem = new GridShortestPathProblem(2, 3, start: new GridCell(1, 2), target: new GridCell(0, 0));
        var slots = new int[6];
        Assert.AreEqual(3, problem.ReadPath([1, 0, 0, 0, 1, 1], slots));
        CollectionAssert.AreEqual(new[] { 5, 4, 0 }, slots[..3]);
        Assert.AreEqual(-1, problem.ReadPath([1, 0, 0, 0, 0, 1], slots));
        Assert.ThrowsExactly<ArgumentException>(() => problem.ReadPath([1, 0, 0, 0, 1, 1], new int[2]));
    }

    [TestMethod]
    public void Describes_itself()
    {
        var problem = new GridShortestPathProblem(2, 3);
        Assert.AreEqual(6, problem.Size);
        Assert.AreEqual(CostDomain.NonNegative, problem.CostDomain);
        Assert.IsNull(problem.SolutionSum);
        Assert.AreEqual("cell (1, 2)", problem.DescribeSlot(5));
        Assert.AreEqual(new GridCell(0, 0), problem.Start);
        Assert.AreEqual(new GridCell(1, 2), problem.Target);
        Assert.AreEqual(new GridCell(1, 1), problem.Cell(4));
    }

    [TestMethod]
    public void Refuses_what_is_no_grid()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GridShortestPathProblem(0, 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GridShortestPathProblem(3, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GridShortestPathProblem(100_000, 100_000));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GridShortestPathProblem(3, 3, (GridNeighbourhood)7));
        string message = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => new GridShortestPathProblem(3, 4, target: new GridCell(3, 0))).Message;
        StringAssert.Contains(message, "target must lie in rows 0 … 2 and columns 0 … 3", StringComparison.Ordinal);
    }
}
