using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>The recorded knapsack instances, whose optima other solvers agree on.</summary>
[TestClass]
public class ProtocolTableKnapsackTests
{
    [TestMethod]
    [DataRow(30, 1253)]
    [DataRow(100, 3891)]
    [DataRow(300, 11659)]
    public void The_most_value_is_the_recorded_one(int items, int value)
    {
        int[] weights = [.. SplitMix64.Uniform(2102, items).Select(u => (int)Math.Ceiling(1 + (99 * u)))];
        float[] costs = [.. SplitMix64.Uniform(2101, items).Select(u => -(float)Math.Ceiling(1 + (99 * u)))];
        Check(new KnapsackProblem(weights, weights.Sum() / 2), new KnapsackSolver(), costs, value);
        Check(new MultiKnapsackProblem(weights, [weights.Sum() / 2]), new MultiKnapsackSolver(), costs, value);
    }

    [TestMethod]
    public void The_generator_is_the_recorded_one()
    {
        CollectionAssert.AreEqual(new[] { 0.5665615751722809, 0.7457817572627011, 0.9710027535867962 }, SplitMix64.Uniform(1, 3));
        double[] normal = SplitMix64.Normal(1, 2);
        Assert.AreEqual(-0.034267321791851144, normal[0], 1e-15);
        Assert.AreEqual(-1.2926085332373187, normal[1], 1e-15);
    }

    private static void Check(CombinatorialProblem problem, ICombinatorialSolver solver, float[] costs, int value)
    {
        using (solver)
        {
            solver.Prepare(problem);
            var solution = new float[problem.Size];
            Assert.AreEqual(SolverResult.Optimal(-value), solver.Solve(costs, solution));
            Assert.IsTrue(problem.IsFeasible(solution));
            Assert.AreEqual(-value, problem.Objective(costs, solution));
        }
    }
}
