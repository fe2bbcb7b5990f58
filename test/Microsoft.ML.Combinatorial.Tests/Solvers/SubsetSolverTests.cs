using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class SubsetSolverTests
{
    [TestMethod]
    public void Solves_an_instance_by_hand()
    {
        (SolverResult result, float[] solution) = Solve([3, -1, 2, -1, 0], 3);
        Assert.AreEqual(SolverResult.Optimal(-2), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1, 1 }, solution);
    }

    [TestMethod]
    public void Of_equal_costs_the_lowest_index_is_chosen()
    {
        CollectionAssert.AreEqual(new float[] { 1, 1, 0, 0, 1 }, Solve([1, 0, 1, 1, 0], 3).Solution);
        CollectionAssert.AreEqual(new float[] { 1, 1, 0, 0 }, Solve([5, 5, 5, 5], 2).Solution);
        CollectionAssert.AreEqual(new float[] { 1, 1, 0 }, Solve([0, -0f, -0f], 2).Solution);
    }

    [TestMethod]
    public void Chooses_all_items_where_all_are_asked_for()
    {
        (SolverResult result, float[] solution) = Solve([2, -0f, 7], 3);
        Assert.AreEqual(SolverResult.Optimal(9), result);
        CollectionAssert.AreEqual(new float[] { 1, 1, 1 }, solution);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(15)]
    [DataRow(16)]
    [DataRow(17)]
    [DataRow(100)]
    [DataRow(131)]
    [DataRow(1000)]
    public void Agrees_with_a_stable_sort(int size)
    {
        var random = new Random(size);
        Func<float>[] kinds =
        [
            () => (float)random.NextDouble(),
            () => random.Next(5),
            () => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-45, 39))),
            () => (random.Next(2) * 2 - 1) * random.Next(4) switch { 0 => 0f, 1 => float.MaxValue, 2 => float.Epsilon, _ => 1f },
        ];
        foreach (Func<float> draw in kinds)
        {
            for (int repeat = 0; repeat < 20; repeat++)
            {
                float[] costs = [.. Enumerable.Range(0, size).Select(_ => draw())];
                int chosen = random.Next(1, size + 1);
                var expected = new float[size];
                foreach (int slot in Enumerable.Range(0, size).OrderBy(slot => costs[slot] + 0f).Take(chosen))
                {
                    expected[slot] = 1;
                }

                CollectionAssert.AreEqual(expected, Solve(costs, chosen).Solution, $"k = {chosen}: {string.Join(" ", costs)}");
            }
        }
    }

    private static (SolverResult Result, float[] Solution) Solve(float[] costs, int chosen)
    {
        using var solver = new SubsetSolver();
        solver.Prepare(new SubsetProblem(costs.Length, chosen));
        var solution = new float[costs.Length];
        return (solver.Solve(costs, solution), solution);
    }
}
