using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class GridDijkstraSolverTests
{
    private static readonly float[] ThreeByThree =
    [
        1, 9, 1,
        2, 7, 1,
        1, 1, 4,
    ];

    [TestMethod]
    public void Solves_an_instance_by_hand()
    {
        // Down the left side, then to the right: 1 + 2 + 1 + 4 with the corner cut, 1 + 2 + 1 + 1 + 4 without.
        Holds(new GridShortestPathProblem(3, 3), 8, [1, 0, 0, 1, 0, 0, 0, 1, 1]);
        Holds(new GridShortestPathProblem(3, 3, GridNeighbourhood.Four), 9, [1, 0, 0, 1, 0, 0, 1, 1, 1]);
        Holds(
            new GridShortestPathProblem(3, 3, start: new GridCell(0, 2), target: new GridCell(1, 0)), 5, [0, 0, 1, 1, 0, 1, 0, 1, 0]);
    }

    [TestMethod]
    public void One_cell_is_a_path()
    {
        Holds(new GridShortestPathProblem(3, 3, target: new GridCell(0, 0)), 1, [1, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    [TestMethod]
    public void Among_equal_paths_the_first_settled_neighbour_is_entered_from()
    {
        // (0, 0) finds (0, 1), (1, 0) and (1, 1); the diagonal is the only path of three cells.
        var ones = Enumerable.Repeat(1f, 9).ToArray();
        Holds(new GridShortestPathProblem(3, 3), 3, [1, 0, 0, 0, 1, 0, 0, 0, 1], ones);

        // Without diagonals all six paths cost 5; cells of equal distance are settled row by row, so the upper one enters first.
        Holds(new GridShortestPathProblem(3, 3, GridNeighbourhood.Four), 5, [1, 1, 1, 0, 0, 1, 0, 0, 1], ones);
    }

    [TestMethod]
    [DataRow(GridNeighbourhood.Four)]
    [DataRow(GridNeighbourhood.Eight)]
    public void Costs_of_any_size_are_exact(GridNeighbourhood neighbourhood)
    {
        var random = new Random(1);
        Func<float>[] kinds =
        [
            () => 0,
            () => random.Next(3),
            () => random.Next(4) == 0 ? 1e6f : random.NextSingle(),
            () => random.Next(3) == 0 ? float.MaxValue : random.NextSingle(),
            () => float.Epsilon * random.Next(5),
            () => float.MaxValue * random.NextSingle(),
        ];
        foreach (Func<float> draw in kinds)
        {
            for (int instance = 0; instance < 30; instance++)
            {
                var problem = new GridShortestPathProblem(3, random.Next(2, 5), neighbourhood);
                float[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => draw())];
                double least = PathEnumeration.GridPaths(problem).Min(path => problem.Objective(costs, path));
                (SolverResult result, float[] solution) = Solve(problem, costs);
                Assert.IsTrue(problem.IsFeasible(solution), string.Join(" ", costs));
                Assert.AreEqual(least, result.Objective, 1e-10 * least, string.Join(" ", costs));
            }
        }
    }

    [TestMethod]
    public void Shortcuts_are_never_dearer()
    {
        var random = new Random(2);
        foreach (GridShortestPathProblem problem in new[]
            { new GridShortestPathProblem(4, 4, GridNeighbourhood.Four), new GridShortestPathProblem(3, 3) })
        {
            float[][] all = [.. PathEnumeration.GridPaths(problem, withShortcuts: true)];
            for (int instance = 0; instance < 50; instance++)
            {
                float[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => (float)random.Next(4))];
                Assert.AreEqual(all.Min(path => problem.Objective(costs, path)), Solve(problem, costs).Result.Objective);
            }
        }
    }

    [TestMethod]
    [DataRow(1, 40)]
    [DataRow(40, 1)]
    [DataRow(7, 9)]
    [DataRow(61, 8)]
    [DataRow(64, 83)]
    public void Agrees_with_the_general_graph(int rows, int columns)
    {
        var random = new Random(rows);
        foreach (GridNeighbourhood neighbourhood in Enum.GetValues<GridNeighbourhood>())
        {
            var grid = new GridShortestPathProblem(rows, columns, neighbourhood);
            (ShortestPathProblem graph, int[] cellOf) = GridGraph.Of(grid);
            float[] costs = [.. Enumerable.Range(0, grid.Size).Select(_ => random.NextSingle())];
            float[] arcCosts = [.. cellOf.Select(cell => costs[cell])];
            double found = Solve(grid, costs).Result.Objective;
            foreach (ICombinatorialSolver solver in new ICombinatorialSolver[] { new DijkstraSolver(), new BellmanFordSolver() })
            {
                solver.Prepare(graph);
                Assert.AreEqual(solver.Solve(arcCosts, new float[graph.Size]).Objective + costs[0], found, 1e-9, solver.GetType().Name);
            }
        }
    }

    [TestMethod]
    public void Serves_grids_of_changing_size()
    {
        using var solver = new GridDijkstraSolver();
        var random = new Random(3);
        for (int instance = 0; instance < 60; instance++)
        {
            var problem = new GridShortestPathProblem(
                random.Next(1, 30), random.Next(1, 30), (GridNeighbourhood)random.Next(2));
            float[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => random.NextSingle())];
            (SolverResult expected, float[] solution) = Solve(problem, costs);
            var again = new float[problem.Size];
            solver.Prepare(problem);
            Assert.AreEqual(expected, solver.Solve(costs, again));
            CollectionAssert.AreEqual(solution, again);
        }
    }

    [TestMethod]
    public void A_negative_cost_is_refused_by_name()
    {
        string message = Assert.ThrowsExactly<ArgumentException>(
            () => Solve(new GridShortestPathProblem(2, 2), [1, 1, -0.5f, 1])).Message;
        StringAssert.Contains(
            message,
            "GridDijkstraSolver: the cost of cell (1, 0) (slot 2) is -0.5; it must be finite and not negative.",
            StringComparison.Ordinal);
    }

    private static void Holds(GridShortestPathProblem problem, double objective, float[] expected, float[]? costs = null)
    {
        (SolverResult result, float[] solution) = Solve(problem, costs ?? ThreeByThree);
        CollectionAssert.AreEqual(expected, solution);
        Assert.AreEqual(SolverResult.Optimal(objective), result);
    }

    private static (SolverResult Result, float[] Solution) Solve(GridShortestPathProblem problem, float[] costs)
    {
        using var solver = new GridDijkstraSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        return (solver.Solve(costs, solution), solution);
    }
}
