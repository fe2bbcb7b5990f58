using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class GraphMatchingProblemTests
{
    // Left 0–1–2, right 0–1: six node slots, five unmatched slots, 2·2·1 edge slots.
    private static readonly GraphMatchingProblem Path = new(3, 2, [new(0, 1), new(2, 1)], [new(1, 0)]);

    [TestMethod]
    public void Slots_lie_in_the_documented_order()
    {
        Assert.AreEqual(15, Path.Size);
        Assert.AreEqual(5, Path.NodeSlot(2, 1));
        Assert.AreEqual(6, Path.UnmatchedLeftSlot(0));
        Assert.AreEqual(9, Path.UnmatchedRightSlot(0));
        Assert.AreEqual(11, Path.EdgeSlot(0, 0, false));
        Assert.AreEqual(14, Path.EdgeSlot(1, 0, true));
        Assert.IsNull(Path.SolutionSum);
    }

    [TestMethod]
    public void A_matching_stands_for_its_edges()
    {
        var solution = new float[Path.Size];

        // Left 0 on right 0 and left 1 on right 1; the left edge 0–1 lies on the right edge 1–0 the other way round.
        Path.WriteSolution([0, 1, -1], solution);
        var expected = new float[Path.Size];
        foreach (int slot in new[] { Path.NodeSlot(0, 0), Path.NodeSlot(1, 1), Path.UnmatchedLeftSlot(2), Path.EdgeSlot(0, 0, true) })
        {
            expected[slot] = 1;
        }

        CollectionAssert.AreEqual(expected, solution);
        Assert.IsTrue(Path.IsFeasible(solution));
        var match = new int[3];
        Path.ReadMatch(solution, match);
        CollectionAssert.AreEqual(new[] { 0, 1, -1 }, match);
    }

    [TestMethod]
    public void Knows_infeasible_vectors()
    {
        var solution = new float[Path.Size];
        Path.WriteSolution([0, 1, -1], solution);
        float[] noEdge = [.. solution];
        noEdge[Path.EdgeSlot(0, 0, true)] = 0;
        Assert.IsFalse(Path.IsFeasible(noEdge), "the edge between two matches is missing");
        float[] twice = [.. solution];
        twice[Path.NodeSlot(2, 1)] = 1;
        Assert.IsFalse(Path.IsFeasible(twice), "a right keypoint twice");
        float[] both = [.. solution];
        both[Path.UnmatchedLeftSlot(0)] = 1;
        Assert.IsFalse(Path.IsFeasible(both), "matched and unmatched");
        Assert.IsFalse(Path.IsFeasible(solution.AsSpan(1)), "too short");
    }

    [TestMethod]
    public void Describes_every_kind_of_slot()
    {
        Assert.AreEqual("left keypoint 2 with right keypoint 1", Path.DescribeSlot(Path.NodeSlot(2, 1)));
        Assert.AreEqual("left keypoint 1 unmatched", Path.DescribeSlot(Path.UnmatchedLeftSlot(1)));
        Assert.AreEqual("right keypoint 1 unmatched", Path.DescribeSlot(Path.UnmatchedRightSlot(1)));
        Assert.AreEqual("left edge 2–1 on right edge 1–0", Path.DescribeSlot(Path.EdgeSlot(1, 0, false)));
        Assert.AreEqual("left edge 2–1 on right edge 0–1", Path.DescribeSlot(Path.EdgeSlot(1, 0, true)));
    }

    [TestMethod]
    public void Refuses_wrong_graphs_and_matchings()
    {
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new GraphMatchingProblem(2, 2, [new(0, 2)], [])).Message,
            "0–2",
            StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => new GraphMatchingProblem(2, 2, [new(1, 1)], []));
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new GraphMatchingProblem(2, 2, [], [new(0, 1), new(1, 0)])).Message,
            "stands twice",
            StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GraphMatchingProblem(0, 2, [], []));
        var solution = new float[Path.Size];
        Assert.ThrowsExactly<ArgumentException>(() => Path.WriteSolution([0, 0, -1], solution));
        Assert.ThrowsExactly<ArgumentException>(() => Path.WriteSolution([0, 2, -1], solution));
        Assert.ThrowsExactly<ArgumentException>(() => Path.WriteSolution([0, 1], solution));
    }
}
