using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class TravellingSalesmanProblemTests
{
    private static readonly TravellingSalesmanProblem Five = new(5);

    [TestMethod]
    public void Slots_are_the_upper_triangle_row_by_row()
    {
        Assert.AreEqual(10, Five.Size);
        Assert.AreEqual(5.0, Five.SolutionSum);
        int slot = 0;
        for (int i = 0; i < 5; i++)
        {
            for (int j = i + 1; j < 5; j++, slot++)
            {
                Assert.AreEqual(slot, Five.EdgeSlot(i, j));
                Assert.AreEqual(slot, Five.EdgeSlot(j, i));
                Assert.AreEqual($"edge {i}–{j}", Five.DescribeSlot(slot));
            }
        }

        // Where i · (cities − 1) is beyond 2³¹ the slots still fit.
        var large = new TravellingSalesmanProblem(60_000);
        Assert.AreEqual(large.Size - 1, large.EdgeSlot(59_998, 59_999));
    }

    [TestMethod]
    public void A_tour_goes_there_and_back()
    {
        var solution = new float[Five.Size];
        Five.WriteSolution([3, 0, 2, 1, 4], solution);
        Assert.IsTrue(Five.IsFeasible(solution));
        CollectionAssert.AreEquivalent(
            new[] { Five.EdgeSlot(0, 3), Five.EdgeSlot(0, 2), Five.EdgeSlot(1, 2), Five.EdgeSlot(1, 4), Five.EdgeSlot(3, 4) },
            Enumerable.Range(0, Five.Size).Where(slot => solution[slot] == 1).ToArray());
        var tour = new int[5];
        Five.ReadTour(solution, tour);
        CollectionAssert.AreEqual(new[] { 0, 2, 1, 4, 3 }, tour);
    }

    [TestMethod]
    public void Knows_infeasible_vectors()
    {
        // Two triangles on six cities: every city has two edges.
        var six = new TravellingSalesmanProblem(6);
        var triangles = new float[six.Size];
        foreach ((int i, int j) in new[] { (0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5) })
        {
            triangles[six.EdgeSlot(i, j)] = 1;
        }

        Assert.IsFalse(six.IsFeasible(triangles), "two cycles");
        var solution = new float[Five.Size];
        Five.WriteSolution([0, 1, 2, 3, 4], solution);
        float[] open = [.. solution];
        open[Five.EdgeSlot(2, 3)] = 0;
        Assert.IsFalse(Five.IsFeasible(open), "a path");
        float[] chord = [.. solution];
        chord[Five.EdgeSlot(0, 2)] = 1;
        Assert.IsFalse(Five.IsFeasible(chord), "a city with three edges");
        float[] half = [.. solution];
        half[0] = 0.5f;
        Assert.IsFalse(Five.IsFeasible(half), "half an edge");
        Assert.IsFalse(Five.IsFeasible(solution.AsSpan(1)), "too short");
        Assert.IsFalse(Five.IsFeasible(new float[Five.Size]), "nothing");
    }

    [TestMethod]
    public void Refuses_what_is_no_tour()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TravellingSalesmanProblem(2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TravellingSalesmanProblem(70_000));
        var solution = new float[Five.Size];
        foreach (int[] tour in new int[][] { [0, 1, 2, 3], [0, 1, 2, 3, 5], [0, 1, 2, 3, -1], [0, 0, 1, 2, 3], [0, 1, 0, 1, 2] })
        {
            Assert.ThrowsExactly<ArgumentException>(() => Five.WriteSolution(tour, solution));
        }

        Assert.ThrowsExactly<ArgumentException>(() => Five.ReadTour(new float[Five.Size], new int[5]));
        string message = Assert.ThrowsExactly<ArgumentException>(() => Five.WriteSolution([0, 1, 2, 3, 5], solution)).Message;
        StringAssert.Contains(message, "tour[4] = 5", StringComparison.Ordinal);
    }
}
