using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class SolutionPoolTests
{
    // One row, three columns: the solutions are the three unit vectors.
    private static readonly LinearAssignmentProblem Problem = new(1, 3);

    private static readonly float[] First = [1, 0, 0], Second = [0, 1, 0], Third = [0, 0, 1];

    [TestMethod]
    public void The_best_of_the_pool_by_hand()
    {
        SolutionPool pool = Pool(10, First, Third);
        Assert.AreEqual(0, pool.BestOf([1, 2, 3], out double least));
        Assert.AreEqual(1, least);
        Assert.AreEqual(1, pool.BestOf([3, 2, 1], out least));
        Assert.AreEqual(1, least);
        CollectionAssert.AreEqual(Third, pool.Solution(1).ToArray());
        CollectionAssert.AreEqual((float[])[.. First, .. Third], pool.Solutions.ToArray());
        Assert.AreEqual(0, pool.BestOf([2, 1, 2], out least), "a tie goes to the lowest index");
    }

    [TestMethod]
    public void A_solution_stands_once()
    {
        SolutionPool pool = Pool(10, First, Third);
        var counts = new List<int> { pool.Count };
        foreach (float[] solution in new[] { First, Third, Second })
        {
            pool.Add(solution);
            counts.Add(pool.Count);
        }

        Assert.AreEqual(0.4, pool.HitRate, 1e-12);
        Assert.AreEqual(2, pool.Hits);
        pool.Clear();
        Assert.IsTrue(pool.Add(Second));
        counts.Add(pool.Count);
        CollectionAssert.AreEqual(new[] { 2, 2, 2, 3, 1 }, counts);
        Assert.AreEqual(0, pool.HitRate);
    }

    [TestMethod]
    public void The_least_recently_hit_makes_room()
    {
        SolutionPool pool = Pool(2, First, Second);
        pool.BestOf([0, 1, 1], out _);
        Assert.IsFalse(pool.Add(First));
        Assert.IsTrue(pool.Add(Third));
        CollectionAssert.AreEqual((float[])[.. First, .. Third], pool.Solutions.ToArray(), "First was hit after Second");
        Assert.IsTrue(pool.Add(Second));
        CollectionAssert.AreEqual((float[])[.. Second, .. Third], pool.Solutions.ToArray(), "Third was added after First was hit");
    }

    [TestMethod]
    public void Finds_what_a_plain_search_finds()
    {
        var random = new Random(1);
        var problem = new LinearAssignmentProblem(12, 12);
        var pool = new SolutionPool(problem, 60);
        while (pool.Count < 60)
        {
            int[] order = Laws.Order.Random(12, random);
            var solution = new float[problem.Size];
            for (int row = 0; row < 12; row++)
            {
                solution[(problem.Columns * row) + order[row]] = 1;
            }

            pool.Add(solution);
        }

        for (int instance = 0; instance < 200; instance++)
        {
            // Large and nearly equal, so that single precision alone could not tell them apart.
            float[] costs = [.. ProblemFamily.Costs(problem, random).Select(cost => instance % 2 == 0 ? cost : 1e6f + cost)];
            double[] objectives = [.. Enumerable.Range(0, 60).Select(i => problem.Objective(costs, pool.Solution(i)))];
            Assert.AreEqual(Array.IndexOf(objectives, objectives.Min()), pool.BestOf(costs, out double least), $"instance {instance}");
            Assert.AreEqual(objectives.Min(), least);
        }
    }

    [TestMethod]
    public void Refuses_what_does_not_fit()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SolutionPool(Problem, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SolutionPool(new LinearAssignmentProblem(1000, 1000), 1_000_000));
        SolutionPool pool = Pool(4);
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => pool.Add([1, 1, 0])).Message, "not a feasible solution", StringComparison.Ordinal);
        Assert.ThrowsExactly<InvalidOperationException>(() => pool.BestOf([1, 2, 3], out _));
        Assert.ThrowsExactly<ArgumentException>(() => pool.BestOf([1, 2], out _));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => pool.Solution(0).Length);
    }

    private static SolutionPool Pool(int capacity, params float[][] solutions)
    {
        var pool = new SolutionPool(Problem, capacity);
        foreach (float[] solution in solutions)
        {
            Assert.IsTrue(pool.Add(solution));
        }

        return pool;
    }
}
