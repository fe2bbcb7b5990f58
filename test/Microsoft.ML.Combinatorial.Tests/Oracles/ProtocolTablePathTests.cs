using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>
/// Sums of optimal costs that other solvers (a Dijkstra in another language, LEMON, Boost, SciPy, HiGHS, GLPK, CBC) found on the same
/// inputs.
/// </summary>
[TestClass]
public class ProtocolTablePathTests
{
    [TestMethod]
    [DataRow(12, 3364.6866, 1047)]
    [DataRow(18, 4758.2987, 1594)]
    [DataRow(24, 6202.6226, 2154)]
    [DataRow(30, 7571.3256, 2648)]
    public void A_batch_of_70_grids(int side, double expected, int pathCells)
    {
        const int Batch = 70;
        double[] exact = CellCosts((ulong)(200 + side), Batch * side * side);
        float[] costs = Narrow(exact), solutions = new float[costs.Length];
        var results = new SolverResult[Batch];
        using var pool = new SolverPool(() => new GridDijkstraSolver(), 1);
        new SolverBatch(pool, new GridShortestPathProblem(side, side)).Solve(costs, solutions, results);

        // The recorded sums were taken in single precision: their last digit is within 2 of the exact one.
        Assert.AreEqual(expected, results.Sum(result => result.Objective), 2.1e-4);
        Assert.AreEqual(expected, Sum(exact, solutions), 2.1e-4);
        Assert.AreEqual(pathCells, solutions.Count(value => value == 1));
    }

    [TestMethod]
    [DataRow(12, 59.756796481)]
    [DataRow(30, 106.480978818)]
    [DataRow(100, 341.981910586)]
    [DataRow(300, 945.353710666)]
    [DataRow(1000, 3147.669973371)]
    public void One_grid(int side, double expected)
    {
        double[] exact = CellCosts((ulong)(2000 + side), side * side);
        float[] solution = Solve(new GridDijkstraSolver(), new GridShortestPathProblem(side, side), Narrow(exact));
        Assert.AreEqual(expected, Sum(exact, solution), 6e-10);
    }

    [TestMethod]
    [DataRow(5, 2.255733928)]
    [DataRow(12, 4.991642598)]
    [DataRow(30, 15.201617504)]
    public void Grids_with_arcs_to_the_right_and_down(int side, double expected)
    {
        ShortestPathProblem problem = ShortestPathProblem.RightDownGrid(side, side);
        double[] exact = SplitMix64.Uniform((ulong)(2200 + side), problem.Size);
        foreach (ICombinatorialSolver solver in new ICombinatorialSolver[]
            { new AcyclicShortestPathSolver(), new DijkstraSolver(), new BellmanFordSolver() })
        {
            Assert.AreEqual(expected, Sum(exact, Solve(solver, problem, Narrow(exact))), 6e-10, solver.GetType().Name);
        }
    }

    private static double[] CellCosts(ulong seed, int count) => [.. SplitMix64.Uniform(seed, count).Select(u => 0.8 + (8.4 * u))];

    private static float[] Narrow(double[] costs) => [.. costs.Select(cost => (float)cost)];

    private static double Sum(double[] costs, float[] solution) => costs.Zip(solution).Sum(pair => pair.First * pair.Second);

    private static float[] Solve(ICombinatorialSolver solver, CombinatorialProblem problem, float[] costs)
    {
        using (solver)
        {
            var solution = new float[problem.Size];
            solver.Prepare(problem);
            Assert.AreEqual(SolverStatus.Optimal, solver.Solve(costs, solution).Status);
            return solution;
        }
    }
}
