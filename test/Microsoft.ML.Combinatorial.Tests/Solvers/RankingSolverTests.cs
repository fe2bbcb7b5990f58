using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class RankingSolverTests
{
    [TestMethod]
    public void Solves_an_instance_by_hand()
    {
        // 3·0.5 + 1·2 + 4·(−1) + 2·1.
        (SolverResult result, float[] ranks) = Solve([0.5f, 2, -1, 1]);
        Assert.AreEqual(SolverResult.Optimal(1.5), result);
        CollectionAssert.AreEqual(new float[] { 3, 1, 4, 2 }, ranks);
    }

    [TestMethod]
    public void Ranks_are_those_of_the_published_example() =>
        CollectionAssert.AreEqual(new float[] { 2, 1, 3 }, Solve([0.3f, 0.9f, 0.1f]).Ranks);

    [TestMethod]
    public void Of_equal_costs_the_lower_index_ranks_first()
    {
        CollectionAssert.AreEqual(new float[] { 3, 1, 4, 2 }, Solve([0, 7, 0, 7]).Ranks);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, Solve([-0f, 0, -0f]).Ranks);
        float[] many = [.. Enumerable.Range(0, 200).Select(slot => slot % 2 == 0 ? -0f : 0f)];
        CollectionAssert.AreEqual(Enumerable.Range(1, 200).Select(rank => (float)rank).ToArray(), Solve(many).Ranks);
    }

    [TestMethod]
    [DataRow(63)]
    [DataRow(64)]
    [DataRow(65)]
    [DataRow(1000)]
    [DataRow(70_000)]
    public void Agrees_with_a_stable_sort(int size)
    {
        var random = new Random(size);
        Func<float>[] kinds =
        [
            () => (float)(random.NextDouble() - 0.5),
            () => random.Next(-9, 10),
            () => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-45, 39))),
        ];
        foreach (Func<float> draw in kinds)
        {
            float[] costs = [.. Enumerable.Range(0, size).Select(_ => draw())];
            var expected = new float[size];
            int rank = 0;
            foreach (int slot in Enumerable.Range(0, size).OrderByDescending(slot => costs[slot] + 0f))
            {
                expected[slot] = ++rank;
            }

            CollectionAssert.AreEqual(expected, Solve(costs).Ranks);
        }
    }

    private static (SolverResult Result, float[] Ranks) Solve(float[] costs)
    {
        using var solver = new RankingSolver();
        solver.Prepare(new RankingProblem(costs.Length));
        var ranks = new float[costs.Length];
        return (solver.Solve(costs, ranks), ranks);
    }
}
