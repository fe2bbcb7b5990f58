using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class ShortestPathSolverTests
{
    [TestMethod]
    public void Solve_an_instance_by_hand()
    {
        // 0 → 1 → 2 → 3 costs 1 + 1 + 2; straight on it is 5, by way of 2 alone 4 + 2.
        ShortestPathProblem problem = new(4, [new(0, 3), new(0, 1), new(0, 2), new(1, 2), new(2, 3)], 0, 3);
        foreach (ICombinatorialSolver solver in new ICombinatorialSolver[]
            { new DijkstraSolver(), new AcyclicShortestPathSolver(), new BellmanFordSolver() })
        {
            (SolverResult result, float[] solution) = Solve(solver, problem, [5, 1, 4, 1, 2]);
            Assert.AreEqual(SolverResult.Optimal(4), result, solver.GetType().Name);
            CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1, 1 }, solution, solver.GetType().Name);
        }
    }

    [TestMethod]
    public void Negative_costs_are_welcome_without_cycles()
    {
        ShortestPathProblem problem = new(4, [new(0, 3), new(0, 1), new(0, 2), new(1, 2), new(2, 3)], 0, 3);
        foreach (ICombinatorialSolver solver in new ICombinatorialSolver[] { new AcyclicShortestPathSolver(), new BellmanFordSolver() })
        {
            (SolverResult result, float[] solution) = Solve(solver, problem, [-4, 3, 0, -5, -1.5f]);
            Assert.AreEqual(SolverResult.Optimal(-4), result, solver.GetType().Name);
            CollectionAssert.AreEqual(new float[] { 1, 0, 0, 0, 0 }, solution, solver.GetType().Name);
        }
    }

    [TestMethod]
    public void Of_equal_arcs_between_two_nodes_the_first_is_taken()
    {
        ShortestPathProblem problem = new(3, [new(0, 1), new(0, 1), new(1, 2), new(1, 2)], 0, 2);
        foreach (ICombinatorialSolver solver in new ICombinatorialSolver[]
            { new DijkstraSolver(), new AcyclicShortestPathSolver(), new BellmanFordSolver() })
        {
            CollectionAssert.AreEqual(new float[] { 1, 0, 1, 0 }, Solve(solver, problem, [2, 2, 3, 3]).Solution, solver.GetType().Name);
            CollectionAssert.AreEqual(new float[] { 0, 1, 1, 0 }, Solve(solver, problem, [2, 1, 0, 0]).Solution, solver.GetType().Name);
        }
    }

    [TestMethod]
    [DataRow(GridNeighbourhood.Four)]
    [DataRow(GridNeighbourhood.Eight)]
    public void Agree_with_all_paths_of_a_four_by_four_grid(GridNeighbourhood neighbourhood)
    {
        var grid = new GridShortestPathProblem(4, 4, neighbourhood);
        (ShortestPathProblem graph, int[] cellOf) = GridGraph.Of(grid);
        float[][] paths = [.. PathEnumeration.GridPaths(grid)];
        var random = new Random(1);
        for (int instance = 0; instance < 50; instance++)
        {
            float[] costs = [.. Enumerable.Range(0, 16).Select(_ => instance % 2 == 0 ? random.NextSingle() : random.Next(3))];
            double least = paths.Min(path => grid.Objective(costs, path));
            float[] arcCosts = [.. cellOf.Select(cell => costs[cell])];
            foreach (ICombinatorialSolver solver in new ICombinatorialSolver[] { new DijkstraSolver(), new BellmanFordSolver() })
            {
                (SolverResult result, float[] solution) = Solve(solver, graph, arcCosts);
                Assert.AreEqual(least, result.Objective + costs[0], 1e-6, solver.GetType().Name);
                Assert.IsTrue(graph.IsFeasible(solution), solver.GetType().Name);
            }

            Assert.AreEqual(least, Solve(new GridDijkstraSolver(), grid, costs).Result.Objective, 1e-6);
        }
    }

    [TestMethod]
    public void Agree_on_large_graphs()
    {
        var random = new Random(2);
        foreach (bool acyclic in new[] { true, false })
        {
            ShortestPathProblem problem = ShortestPathFamily.Draw(400, 0.02, acyclic, random);
            float[] costs = ProblemFamily.Costs(problem, random);
            double expected = Solve(new BellmanFordSolver(), problem, costs).Result.Objective;
            ICombinatorialSolver other = acyclic ? new AcyclicShortestPathSolver() : new DijkstraSolver();
            Assert.AreEqual(expected, Solve(other, problem, costs).Result.Objective, 1e-9);
        }
    }

    [TestMethod]
    public void Dijkstra_refuses_negative_costs_that_the_problem_would_accept()
    {
        ShortestPathProblem problem = new(3, [new(0, 1), new(1, 2)], 0, 2);
        string message = Assert.ThrowsExactly<ArgumentException>(() => Solve(new DijkstraSolver(), problem, [1, -2.5f])).Message;
        StringAssert.Contains(
            message,
            "DijkstraSolver: the cost of arc 1 → 2 (slot 1) is -2.5; it must not be negative. AcyclicShortestPathSolver takes",
            StringComparison.Ordinal);
        Assert.AreEqual(3, Solve(new DijkstraSolver(), problem, [1, 2]).Result.Objective);
    }

    [TestMethod]
    public void A_sweep_refuses_a_graph_with_a_cycle()
    {
        ShortestPathProblem problem = new(4, [new(0, 1), new(1, 2), new(2, 1), new(2, 3)], 0, 3);
        using var solver = new AcyclicShortestPathSolver();
        string message = Assert.ThrowsExactly<ArgumentException>(() => solver.Prepare(problem)).Message;
        StringAssert.Contains(message, "AcyclicShortestPathSolver: the graph has a cycle; use DijkstraSolver", StringComparison.Ordinal);
    }

    private static (SolverResult Result, float[] Solution) Solve(ICombinatorialSolver solver, CombinatorialProblem problem, float[] costs)
    {
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        return (solver.Solve(costs, solution), solution);
    }
}
