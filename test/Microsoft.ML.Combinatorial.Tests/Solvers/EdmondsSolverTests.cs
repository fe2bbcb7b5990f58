using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class EdmondsSolverTests
{
    [TestMethod]
    public void Breaks_a_cycle_where_that_costs_least()
    {
        // 1 and 2 feed each other for 1; entering at 1 costs 5 − 1 more, at 2 costs 4 − 1 more: so 0→2→1.
        var problem = new ArborescenceProblem(3, 0, [new(0, 1), new(0, 2), new(1, 2), new(2, 1)]);
        (SolverResult result, float[] solution) = Solve(problem, [5, 4, 1, 1]);
        Assert.AreEqual(SolverResult.Optimal(5), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1 }, solution);
    }

    [TestMethod]
    public void Undoes_cycles_within_cycles()
    {
        // 1 ⇄ 2 for nothing, contracted; then {1, 2} ⇄ 3 for 1, contracted; the root enters at 2, which frees the arc into 2, and keeps 2→1, 1→3.
        var problem = new ArborescenceProblem(
            4, 0, [new(1, 2), new(2, 1), new(3, 1), new(1, 3), new(0, 2), new(0, 3), new(0, 1)]);
        (SolverResult result, float[] solution) = Solve(problem, [0, 0, 1, 1, 6, 9, 8]);
        Assert.AreEqual(SolverResult.Optimal(7), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1, 1, 0, 0 }, solution);
    }

    [TestMethod]
    public void Takes_the_only_arcs_and_none_into_the_root()
    {
        var problem = new ArborescenceProblem(3, 2, [new(0, 2), new(2, 1), new(1, 0)]);
        (SolverResult result, float[] solution) = Solve(problem, [-100, 3, -2]);
        Assert.AreEqual(SolverResult.Optimal(1), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 1 }, solution);
    }

    [TestMethod]
    public void Of_equal_arcs_the_lower_slot_is_taken()
    {
        var problem = ArborescenceProblem.Complete(3);
        CollectionAssert.AreEqual(new float[] { 1, 1, 0, 0, 0, 0 }, Solve(problem, [0, 0, 0, 0, 0, 0]).Solution);
    }

    [TestMethod]
    public void Equals_a_spanning_tree_where_both_directions_cost_the_same()
    {
        var random = new Random(2);
        for (int instance = 0; instance < 50; instance++)
        {
            int nodes = random.Next(2, 70);
            GraphEdge[] edges = Laws.RandomGraphs.Edges(nodes, random.NextDouble(), random, Laws.RandomGraphs.Tree(nodes, random));
            float[] costs = [.. edges.Select(_ => random.NextSingle() - 0.5f)];
            Arc[] arcs = [.. edges.SelectMany(edge => new Arc[] { new(edge.From, edge.To), new(edge.To, edge.From) })];
            float[] arcCosts = [.. costs.SelectMany(cost => new[] { cost, cost })];
            using var kruskal = new KruskalSolver();
            kruskal.Prepare(new SpanningTreeProblem(nodes, edges));
            double expected = kruskal.Solve(costs, new float[costs.Length]).Objective;
            var problem = new ArborescenceProblem(nodes, random.Next(nodes), arcs);
            (SolverResult result, float[] solution) = Solve(problem, arcCosts);
            Assert.IsTrue(problem.IsFeasible(solution));
            Assert.AreEqual(expected, result.Objective, 1e-6, $"instance {instance}");
        }
    }

    private static (SolverResult Result, float[] Solution) Solve(ArborescenceProblem problem, float[] costs)
    {
        using var solver = new EdmondsSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        return (solver.Solve(costs, solution), solution);
    }
}
