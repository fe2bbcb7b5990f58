using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.Knapsack;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class KnapsackSolverTests
{
    [TestMethod]
    public void Solves_an_instance_by_hand()
    {
        // By value for weight it would take item 0 (10 for 5) and then nothing that fits but item 3; items 1 and 2 are worth 14 together.
        var problem = new KnapsackProblem([5, 4, 4, 3], 8);
        Check(problem, [-10, -7, -7, -2], -14, [0, 1, 1, 0]);
    }

    [TestMethod]
    public void Takes_as_many_copies_as_pay()
    {
        // 2 · 6 + 1 · 4 + 1 · 3 weighs 13; a third copy of item 0 does not exist.
        Check(new KnapsackProblem([4, 3, 2], 13, [2, 5, 1]), [-6, -4, -3], -19, [2, 1, 1]);
        Check(new KnapsackProblem([2], 1_000_001, [KnapsackProblem.MostCopies]), [-1], -500_000, [500_000]);
    }

    [TestMethod]
    public void Leaves_out_what_costs_and_takes_what_weighs_nothing()
    {
        Check(new KnapsackProblem([1, 1, 0, 0, 0], 2, [1, 1, 3, 3, 3]), [0, 2, -0.5f, 0, 1], -1.5, [0, 0, 3, 0, 0]);
        Check(new KnapsackProblem([1, 0], 0), [-5, -1], -1, [0, 1]);
        Check(new KnapsackProblem([9, 8], 7), [-5, -6], 0, [0, 0]);
    }

    [TestMethod]
    public void Of_equal_sacks_it_finds_one()
    {
        (SolverResult result, float[] solution) = Solve(new KnapsackProblem([1, 1, 1, 1], 2), [-1, -1, -1, -1]);
        Assert.AreEqual(SolverResult.Optimal(-2), result);
        Assert.AreEqual(2, solution.Sum());
    }

    [TestMethod]
    [DataRow(60, 1000)]
    [DataRow(100, 2500)]
    [DataRow(25, 20_000)]
    public void Agrees_with_a_table_over_all_capacities(int items, int capacity)
    {
        var random = new Random(items);
        int most = Math.Max(4, 4 * capacity / items);
        for (int instance = 0; instance < 8; instance++)
        {
            int[] weights = [.. Enumerable.Range(0, items).Select(_ => random.Next(1, most))];
            int[] bounds = [.. weights.Select(_ => instance % 2 == 0 ? 1 : random.Next(0, 6))];
            var problem = new KnapsackProblem(weights, capacity, bounds);
            foreach (Func<int, float> draw in CostKinds(random, most))
            {
                float[] costs = [.. weights.Select(draw)];
                (SolverResult result, _) = Solve(problem, costs);
                Assert.AreEqual(SolverStatus.Optimal, result.Status);
                Assert.AreEqual(KnapsackOracle.LeastCost(problem, costs), result.Objective, 1e-9 * capacity, $"instance {instance}");
            }
        }
    }

    [TestMethod]
    public void The_table_and_the_list_of_states_agree()
    {
        var random = new Random(3);
        var items = new KnapsackItems();
        var core = new KnapsackCore();
        var table = new DenseKnapsack();
        for (int instance = 0; instance < 200; instance++)
        {
            int[] weights = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(1, 60))];
            int capacity = random.Next(1, weights.Sum() + 1);
            int[] ones = [.. weights.Select(_ => 1)];
            float[] costs = [.. weights.Select(weight => -weight - 10 + (0.1f * random.NextSingle()))];
            var taken = new bool[weights.Length];
            items.Reserve(weights, ones, capacity);
            items.Load(weights, ones, capacity, costs, new float[weights.Length]);
            if (core.Start(items, capacity))
            {
                continue;
            }

            core.Read(taken);
            Assert.IsTrue(table.Run(items, core, capacity, taken, default));
            double value = 0;
            int weight = 0;
            for (int item = 0; item < items.Count; item++)
            {
                value += taken[item] ? items.Value[item] : 0;
                weight += taken[item] ? items.Weight[item] : 0;
            }

            Assert.IsTrue(core.Run(long.MaxValue, default));
            Assert.AreEqual(core.Best, value, 1e-9, $"instance {instance}");
            Assert.IsLessThanOrEqualTo(capacity, weight);
        }
    }

    [TestMethod]
    public void At_the_time_limit_the_bound_holds()
    {
        var random = new Random(4);
        int[] weights = [.. Enumerable.Range(0, 200).Select(_ => random.Next(1, 1000))];
        var problem = new KnapsackProblem(weights, weights.Sum() / 2);
        float[] costs = [.. weights.Select(weight => -weight - 100 - random.NextSingle())];
        using var solver = new KnapsackSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult limited = solver.Solve(costs, solution, new SolverLimits(TimeSpan.FromTicks(1)));
        double least = solver.Solve(costs, new float[problem.Size]).Objective;
        Assert.AreEqual(SolverStatus.Feasible, limited.Status);
        Assert.IsTrue(problem.IsFeasible(solution));
        Assert.IsTrue(limited.Bound <= least + 1e-6 && least <= limited.Objective + 1e-6, $"{limited}, least {least}");
        Assert.IsLessThan(0.01 * -least, limited.Objective - limited.Bound);
    }

    private static IEnumerable<Func<int, float>> CostKinds(Random random, int most)
    {
        yield return _ => (most * random.NextSingle()) - most;
        yield return weight => -weight;
        yield return weight => -weight - (most / 10);
        yield return weight => -weight - (most / 10) - random.NextSingle();
        yield return _ => random.Next(-3, 2);
    }

    private static void Check(KnapsackProblem problem, float[] costs, double least, float[] expected)
    {
        (SolverResult result, float[] solution) = Solve(problem, costs);
        Assert.AreEqual(SolverResult.Optimal(least), result);
        CollectionAssert.AreEqual(expected, solution);
    }

    private static (SolverResult Result, float[] Solution) Solve(KnapsackProblem problem, float[] costs)
    {
        using var solver = new KnapsackSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult result = solver.Solve(costs, solution);
        Assert.IsTrue(problem.IsFeasible(solution));
        return (result, solution);
    }
}
