using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class SpanningTreeSolverTests
{
    public static IEnumerable<object[]> Solvers => [[new KruskalSolver()], [new PrimSolver()]];

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Solves_an_instance_by_hand(ICombinatorialSolver solver)
    {
        // A square with both diagonals: 1 and 2 are taken, 3 would close a cycle, 4 is taken.
        var problem = SpanningTreeProblem.Complete(4);
        (SolverResult result, float[] solution) = Solve(solver, problem, [1, 3, 5, 2, 6, 4]);
        Assert.AreEqual(SolverResult.Optimal(7), result);
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 1, 0, 1 }, solution);
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Of_equal_edges_the_lower_slot_is_taken(ICombinatorialSolver solver)
    {
        var problem = SpanningTreeProblem.Grid(2, 2);
        CollectionAssert.AreEqual(new float[] { 1, 1, 1, 0 }, Solve(solver, problem, [0, 0, 0, 0]).Solution);
        CollectionAssert.AreEqual(new float[] { 1, 1, 1, 0 }, Solve(solver, problem, [0, -0f, 0, -0f]).Solution);
        CollectionAssert.AreEqual(new float[] { 1, 1, 0, 1 }, Solve(solver, problem, [2, 2, 2, -1]).Solution);
    }

    [TestMethod]
    public void Both_solvers_find_the_same_tree()
    {
        var random = new Random(1);
        for (int instance = 0; instance < 200; instance++)
        {
            int nodes = random.Next(2, 60);
            var problem = new SpanningTreeProblem(
                nodes, Laws.RandomGraphs.Edges(nodes, random.NextDouble(), random, Laws.RandomGraphs.Tree(nodes, random)));
            float[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => (float)random.Next(-4, 5))];
            (SolverResult expected, float[] tree) = Solve(new KruskalSolver(), problem, costs);
            (SolverResult result, float[] same) = Solve(new PrimSolver(), problem, costs);
            Assert.AreEqual(expected.Objective, result.Objective);
            CollectionAssert.AreEqual(tree, same, $"instance {instance}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void A_cost_out_of_order_is_named_by_its_edge(ICombinatorialSolver solver)
    {
        string message = Assert.ThrowsExactly<ArgumentException>(
            () => Solve(solver, SpanningTreeProblem.Complete(3), [0, float.NaN, 0])).Message;
        StringAssert.Contains(message, "the cost of edge 0–2 (slot 1) is NaN; it must be finite.", StringComparison.Ordinal);
    }

    private static (SolverResult Result, float[] Solution) Solve(ICombinatorialSolver solver, SpanningTreeProblem problem, float[] costs)
    {
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        return (solver.Solve(costs, solution), solution);
    }
}
