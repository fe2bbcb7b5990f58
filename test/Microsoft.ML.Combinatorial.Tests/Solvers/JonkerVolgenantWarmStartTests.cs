using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class JonkerVolgenantWarmStartTests
{
    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.001)]
    [DataRow(0.1)]
    [DataRow(100.0)]
    public void Finds_the_unique_optimum_of_each_matrix_in_a_row(double change)
    {
        var random = new Random(1);
        foreach (int size in new[] { 1, 2, 7, 40, 130 })
        {
            var problem = new LinearAssignmentProblem(size, size);
            using var warm = new JonkerVolgenantSolver(warmStart: true);
            warm.Prepare(problem);
            double[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => random.NextDouble())];
            for (int step = 0; step < 20; step++)
            {
                float[] narrow = [.. costs.Select(cost => (float)(cost + (change * random.NextDouble())))];
                var solution = new float[problem.Size];
                SolverResult result = warm.Solve(narrow, solution);
                (SolverResult expected, float[] cold) = Cold(problem, narrow);
                Assert.AreEqual(expected, result, $"{size}, step {step}");
                CollectionAssert.AreEqual(cold, solution, $"{size}, step {step}");
            }
        }
    }

    [TestMethod]
    public void Has_the_optimal_objective_where_there_are_ties()
    {
        var random = new Random(2);
        var problem = new LinearAssignmentProblem(30, 30);
        using var warm = new JonkerVolgenantSolver(warmStart: true);
        warm.Prepare(problem);
        for (int step = 0; step < 50; step++)
        {
            float[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => (float)random.Next(-4, 5))];
            var solution = new float[problem.Size];
            SolverResult result = warm.Solve(costs, solution);
            Assert.IsTrue(problem.IsFeasible(solution));
            Assert.AreEqual(Cold(problem, costs).Result, result, $"step {step}");
        }
    }

    [TestMethod]
    public void Survives_changes_of_size_of_shape_of_scale_and_a_time_limit()
    {
        var random = new Random(3);
        using var warm = new JonkerVolgenantSolver(warmStart: true);
        (int Rows, int Columns, double Scale)[] steps =
        [
            (20, 20, 1), (20, 20, 1e30), (20, 20, 1e-30), (20, 20, 1), (12, 20, 1), (20, 12, 1), (12, 12, 1), (20, 20, 1e6), (20, 20, 1),
        ];
        foreach ((int rows, int columns, double scale) in steps)
        {
            var problem = new LinearAssignmentProblem(rows, columns);
            float[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => (float)(scale * (random.NextDouble() - 0.5)))];
            var solution = new float[problem.Size];
            warm.Prepare(problem);
            warm.Solve(costs, solution, new SolverLimits(TimeSpan.FromTicks(1)));
            warm.Solve(costs, solution);
            CollectionAssert.AreEqual(Cold(problem, costs).Solution, solution, $"{rows} × {columns}, scale {scale}");
        }
    }

    [TestMethod]
    public void Prices_do_not_drift_away()
    {
        var random = new Random(4);
        var problem = new LinearAssignmentProblem(6, 6);
        using var warm = new JonkerVolgenantSolver(warmStart: true);
        warm.Prepare(problem);
        float[] costs = new float[problem.Size];
        var solution = new float[problem.Size];
        for (int step = 0; step < 200_000; step++)
        {
            for (int slot = 0; slot < costs.Length; slot++)
            {
                costs[slot] = random.NextSingle();
            }

            warm.Solve(costs, solution);
        }

        CollectionAssert.AreEqual(Cold(problem, costs).Solution, solution);
    }

    private static (SolverResult Result, float[] Solution) Cold(LinearAssignmentProblem problem, float[] costs)
    {
        using var solver = new JonkerVolgenantSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        return (solver.Solve(costs, solution), solution);
    }
}
