using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class MultiKnapsackSolverTests
{
    [TestMethod]
    public void Solves_an_instance_by_hand()
    {
        // Items 0 and 1 are the dearest but need 6 of 5 of the first resource; 0 and 2 need 4 and 4.
        var problem = new MultiKnapsackProblem([3, 3, 1, 5, 1, 1, 3, 0], [5, 4]);
        (SolverResult result, float[] solution) = Solve(problem, [-9, -8, -5, -10]);
        Assert.AreEqual(SolverResult.Optimal(-14), result);
        CollectionAssert.AreEqual(new float[] { 1, 0, 1, 0 }, solution);
    }

    [TestMethod]
    public void A_resource_without_capacity_bars_what_needs_it()
    {
        var problem = new MultiKnapsackProblem([0, 1, 0, 2, 2, 9], [0, 4]);
        (SolverResult result, float[] solution) = Solve(problem, [-1, -9, -3]);
        Assert.AreEqual(SolverResult.Optimal(-1), result);
        CollectionAssert.AreEqual(new float[] { 1, 0, 0 }, solution);
        Assert.AreEqual(SolverResult.Optimal(0), Solve(problem, [1, -9, 3]).Result);
    }

    [TestMethod]
    [DataRow(14, 2)]
    [DataRow(14, 5)]
    [DataRow(12, 10)]
    public void Agrees_with_all_choices_of_items(int items, int resources)
    {
        var random = new Random(items + resources);
        for (int instance = 0; instance < 20; instance++)
        {
            MultiKnapsackProblem problem = MultiKnapsackFamily.Draw(items, resources, 200, random);
            float[][] choices = [.. KnapsackOracle.Choices(problem)];
            float[] free = [.. Enumerable.Range(0, items).Select(_ => 1 - (3 * random.NextSingle()))];

            // Values close to the needs leave the bounds little to tell.
            float[] close = [.. Enumerable.Range(0, items).Select(item => -MeanNeed(problem, item) - (20 * random.NextSingle()))];
            float[] whole = [.. Enumerable.Range(0, items).Select(_ => (float)random.Next(-4, 2))];
            foreach (float[] costs in new[] { free, close, whole })
            {
                (SolverResult result, _) = Solve(problem, costs);
                Assert.AreEqual(SolverStatus.Optimal, result.Status);
                Assert.AreEqual(choices.Min(choice => problem.Objective(costs, choice)), result.Objective, 1e-9, $"instance {instance}");
            }
        }
    }

    [TestMethod]
    public void With_one_resource_it_agrees_with_the_knapsack()
    {
        var random = new Random(5);
        for (int instance = 0; instance < 10; instance++)
        {
            MultiKnapsackProblem problem = MultiKnapsackFamily.Draw(60, 1, 200, random);
            float[] costs = ProblemFamily.Costs(problem, random);
            using var knapsack = new KnapsackSolver();
            knapsack.Prepare(new KnapsackProblem(problem.Weights, problem.Capacities[0]));
            Assert.AreEqual(knapsack.Solve(costs, new float[60]).Objective, Solve(problem, costs).Result.Objective, 1e-9);
        }
    }

    [TestMethod]
    public void At_the_time_limit_the_bound_holds()
    {
        MultiKnapsackProblem problem = MultiKnapsackFamily.Draw(50, 5, 1000, new Random(6));
        float[] costs = ProblemFamily.Costs(problem, new Random(6));
        using var solver = new MultiKnapsackSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult limited = solver.Solve(costs, solution, new SolverLimits(TimeSpan.FromTicks(1)));
        double least = solver.Solve(costs, new float[problem.Size]).Objective;
        Assert.AreEqual(SolverStatus.Feasible, limited.Status);
        Assert.IsTrue(problem.IsFeasible(solution));
        Assert.IsTrue(limited.Bound <= least + 1e-9 && least <= limited.Objective + 1e-9, $"{limited}, least {least}");
        Assert.IsLessThan(0.1 * -least, least - limited.Bound);
    }

    private static float MeanNeed(MultiKnapsackProblem problem, int item) =>
        (float)Enumerable.Range(0, problem.Capacities.Length).Average(resource => problem.WeightsOf(resource)[item]);

    private static (SolverResult Result, float[] Solution) Solve(MultiKnapsackProblem problem, float[] costs)
    {
        using var solver = new MultiKnapsackSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult result = solver.Solve(costs, solution);
        Assert.IsTrue(problem.IsFeasible(solution));
        return (result, solution);
    }
}
