using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.OrTools;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class JonkerVolgenantSolverTests
{
    [TestMethod]
    public void Solves_an_instance_by_hand()
    {
        // 1 + 2 + 2: row 0 takes column 1, row 1 column 0, row 2 column 2.
        float[] costs = [4, 1, 3, 2, 0, 5, 3, 2, 2];
        (SolverResult result, float[] solution) = Solve(3, 3, costs);
        Assert.AreEqual(SolverResult.Optimal(5), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1, 0, 0, 0, 0, 1 }, solution);
    }

    [TestMethod]
    public void Leaves_the_surplus_of_the_larger_side_without_partner()
    {
        CollectionAssert.AreEqual(new float[] { 0, 0, 1 }, Solve(1, 3, [5, 4, -1]).Solution);
        CollectionAssert.AreEqual(new float[] { 0, 0, 1 }, Solve(3, 1, [5, 4, -1]).Solution);
    }

    [TestMethod]
    [DataRow(40, 40, 1)]
    [DataRow(37, 64, 2)]
    [DataRow(90, 33, 3)]
    [DataRow(129, 130, 4)]
    public void Agrees_with_another_algorithm_on_larger_instances(int rows, int columns, int seed)
    {
        var problem = new LinearAssignmentProblem(rows, columns);
        using var other = new OrToolsAssignmentSolver();
        other.Prepare(problem);
        var random = new Random(seed);
        foreach (Func<int, float> draw in CostKinds(random, columns))
        {
            float[] costs = [.. Enumerable.Range(0, problem.Size).Select(draw)];
            (SolverResult result, float[] solution) = Solve(rows, columns, costs);
            SolverResult expected = other.Solve(costs, new float[problem.Size]);
            Assert.IsTrue(problem.IsFeasible(solution));
            Assert.AreEqual(expected.Objective, result.Objective, 1e-7 * Math.Max(1, Math.Abs(expected.Objective)));
        }
    }

    [TestMethod]
    public void Ends_on_costs_that_rounding_makes_hard()
    {
        // Prices of 3e38 beside differences of 1e-38: nothing is asked of the last digits, only that an answer comes.
        var random = new Random(5);
        float Draw() => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-38, 39)));
        float[] costs = [.. Enumerable.Range(0, 50 * 50).Select(_ => Draw())];
        (SolverResult result, float[] solution) = Solve(50, 50, costs);
        Assert.AreEqual(SolverStatus.Optimal, result.Status);
        Assert.IsTrue(new LinearAssignmentProblem(50, 50).IsFeasible(solution));
    }

    [TestMethod]
    public void Serves_problems_of_changing_size()
    {
        using var solver = new JonkerVolgenantSolver();
        foreach ((int rows, int columns) in new[] { (30, 30), (2, 2), (1, 50), (50, 1), (31, 29), (2, 2) })
        {
            var problem = new LinearAssignmentProblem(rows, columns);
            float[] costs = [.. Enumerable.Range(0, problem.Size).Select(slot => (float)Math.Sin(slot))];
            var solution = new float[problem.Size];
            solver.Prepare(problem);
            SolverResult result = solver.Solve(costs, solution);
            Assert.IsTrue(problem.IsFeasible(solution), $"{rows} × {columns}");
            Assert.AreEqual(Solve(rows, columns, costs).Result, result);
        }
    }

    [TestMethod]
    public void At_the_time_limit_the_bound_holds()
    {
        var problem = new LinearAssignmentProblem(300, 300);
        var random = new Random(6);
        float[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => random.NextSingle())];
        using var solver = new JonkerVolgenantSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult limited = solver.Solve(costs, solution, new SolverLimits(TimeSpan.FromTicks(1)));
        double least = solver.Solve(costs, new float[problem.Size]).Objective;
        Assert.AreEqual(SolverStatus.Feasible, limited.Status);
        Assert.IsTrue(problem.IsFeasible(solution));
        Assert.IsTrue(limited.Bound <= least + 1e-9 && least <= limited.Objective + 1e-9, $"{limited}, least {least}");
        Assert.IsGreaterThan(0.5 * least, limited.Bound);
    }

    private static IEnumerable<Func<int, float>> CostKinds(Random random, int columns)
    {
        yield return _ => random.NextSingle();
        yield return _ => random.Next(10);
        yield return _ => 0;
        yield return slot => ((slot / columns) + 1) * ((slot % columns) + 1);
        yield return slot => -MathF.Abs((slot / columns) - (slot % columns)) + (0.01f * random.NextSingle());
    }

    private static (SolverResult Result, float[] Solution) Solve(int rows, int columns, float[] costs)
    {
        var problem = new LinearAssignmentProblem(rows, columns);
        using var solver = new JonkerVolgenantSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        return (solver.Solve(costs, solution), solution);
    }
}
