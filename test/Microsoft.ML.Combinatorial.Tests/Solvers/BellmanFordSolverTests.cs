using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class BellmanFordSolverTests
{
    // 0 → 1 → 2 → 3 with the way back 2 → 1, a way on 3 → 4, and 4 → 3 into a dead end.
    private static readonly Arc[] Loop = [new(0, 1), new(1, 2), new(2, 1), new(2, 3), new(2, 4), new(4, 5), new(5, 4), new(1, 0)];

    [TestMethod]
    public void A_negative_cycle_is_refused_by_name()
    {
        string message = Assert.ThrowsExactly<ArgumentException>(() => Solve([5, 1, -1.5f, 1, 0, 0, 0, 0])).Message;
        StringAssert.Contains(
            message,
            "BellmanFordSolver: the cycle 1 → 2 → 1 costs -0.5; no cycle may have a negative cost.",
            StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_negative_cycle_that_no_path_touches_does_not_count()
    {
        // 4 ↔ 5 leads nowhere, and no path comes back to 0.
        Assert.AreEqual(SolverResult.Optimal(7), Solve([5, 1, 2, 1, 0, -3, -3, -9]));
    }

    [TestMethod]
    public void A_cycle_of_no_cost_is_no_negative_one()
    {
        foreach (float cost in new[] { 0.1f, 1 / 3f, 1e-30f, 3e38f })
        {
            Assert.AreEqual(SolverStatus.Optimal, Solve([cost, cost, -cost, cost, 0, 0, 0, 0]).Status, $"{cost}");
        }
    }

    [TestMethod]
    public void A_long_negative_cycle_is_found_and_shortened_in_the_message()
    {
        const int Nodes = 50;
        Arc[] arcs = [.. Enumerable.Range(0, Nodes - 1).Select(node => new Arc(node, node + 1)), new(Nodes - 2, 1)];
        float[] costs = [.. Enumerable.Repeat(1f, Nodes - 1), -50];
        var problem = new ShortestPathProblem(Nodes, arcs, 0, Nodes - 1, allowNegativeCosts: true);
        using var solver = new BellmanFordSolver();
        solver.Prepare(problem);
        string message = Assert.ThrowsExactly<ArgumentException>(() => solver.Solve(costs, new float[problem.Size])).Message;
        StringAssert.Contains(message, "the cycle 1 → 2 → 3 → ", StringComparison.Ordinal);
        StringAssert.Contains(message, "20 → … (28 more) → 1 costs -3;", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Negative_arcs_without_negative_cycle_give_the_best_path()
    {
        var random = new Random(1);
        for (int instance = 0; instance < 200; instance++)
        {
            ShortestPathProblem drawn = ShortestPathFamily.Draw(6, 0.5, acyclic: false, random);
            var problem = new ShortestPathProblem(6, drawn.Arcs, drawn.Source, drawn.Target, allowNegativeCosts: true);

            // Heights of the nodes change every cycle by nothing, and every path by the same.
            int[] height = [.. Enumerable.Range(0, 6).Select(_ => random.Next(-8, 9))];
            float[] costs = [.. problem.Arcs.ToArray().Select(arc => random.Next(4) + height[arc.From] - (float)height[arc.To])];
            using var solver = new BellmanFordSolver();
            var solution = new float[problem.Size];
            solver.Prepare(problem);
            SolverResult result = solver.Solve(costs, solution);
            double least = PathEnumeration.Paths(problem).Min(path => problem.Objective(costs, path));
            Assert.AreEqual(SolverResult.Optimal(least), result, $"instance {instance}");
            Assert.IsTrue(problem.IsFeasible(solution), $"instance {instance}");
        }
    }

    private static SolverResult Solve(float[] costs)
    {
        var problem = new ShortestPathProblem(6, Loop, 0, 3, allowNegativeCosts: true);
        using var solver = new BellmanFordSolver();
        solver.Prepare(problem);
        return solver.Solve(costs, new float[problem.Size]);
    }
}
