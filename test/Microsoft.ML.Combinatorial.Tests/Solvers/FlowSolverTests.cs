using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.OrTools;
using Microsoft.ML.Combinatorial.Tests.Laws;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class FlowSolverTests
{
    [TestMethod]
    public void Cuts_the_narrowest_place()
    {
        // Two ways of two arcs each, and an arc across: 0→1→3, 0→2→3, 1→2.
        FlowArc[] arcs = [new(0, 1), new(1, 3), new(0, 2), new(2, 3), new(1, 2)];
        var problem = new MinimumCutProblem(4, arcs, 0, 3);
        foreach (ICombinatorialSolver solver in new ICombinatorialSolver[] { new MinimumCutSolver(), new OrToolsMinimumCutSolver() })
        {
            CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1, 0 }, Solve(solver, problem, [5, 2, 4, 3, 1], 5), "what leads to the sink");
            CollectionAssert.AreEqual(new float[] { 0, 1, 1, 0, 1 }, Solve(solver, problem, [5, 2, 1, 9, 1], 4), "around 0 and 1");

            // All four: the smallest source side is taken.
            CollectionAssert.AreEqual(new float[] { 1, 0, 1, 0, 0 }, Solve(solver, problem, [1, 1, 1, 1, 0], 2));
        }
    }

    [TestMethod]
    public void An_undirected_edge_is_cut_both_ways()
    {
        FlowArc[] arcs = [new(1, 0), new(2, 1)];
        CollectionAssert.AreEqual(new float[] { 0, 0 }, Solve(new MinimumCutSolver(), new MinimumCutProblem(3, arcs, 0, 2), [3, 2], 0));
        CollectionAssert.AreEqual(new float[] { 0, 1 }, Solve(new MinimumCutSolver(), new MinimumCutProblem(3, arcs, 0, 2, false), [3, 2], 2));
    }

    [TestMethod]
    public void Capacities_of_any_size_are_served()
    {
        FlowArc[] arcs = [new(0, 1), new(1, 2)];
        var problem = new MinimumCutProblem(3, arcs, 0, 2);
        float almost = MathF.BitDecrement(1);
        CollectionAssert.AreEqual(new float[] { 0, 1 }, Solve(new MinimumCutSolver(), problem, [1, almost], almost));
        CollectionAssert.AreEqual(new float[] { 1, 0 }, Solve(new MinimumCutSolver(), problem, [almost, 1], almost));
        CollectionAssert.AreEqual(new float[] { 0, 1 }, Solve(new MinimumCutSolver(), problem, [3e38f, 1e38f], 1e38f));
        CollectionAssert.AreEqual(new float[] { 0, 1 }, Solve(new MinimumCutSolver(), problem, [3e-45f, 1e-45f], 1e-45f));
    }

    [TestMethod]
    public void Neighbours_smooth_a_grid()
    {
        // Three pixels in a row; the middle one alone would be 1.
        var problem = new GridCutProblem(1, 3);
        float[] costs = [0, 2, 1, 0, 0, 2, 0.6f, 0.6f];
        CollectionAssert.AreEqual(new float[] { 1, 0, 1, 0, 1, 0, 0, 0 }, Solve(new GridCutSolver(), problem, costs, 1));
        (costs[6], costs[7]) = (0.4f, 0.5f);
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 1, 1, 0, 1, 1 }, Solve(new GridCutSolver(), problem, costs, 0.9));
    }

    [TestMethod]
    public void A_grid_cut_is_the_minimum_cut_of_its_graph()
    {
        var random = new Random(4);
        var grid = new GridCutProblem(12, 17);
        var arcs = new List<FlowArc>();
        for (int pixel = 0; pixel < grid.PixelCount; pixel++)
        {
            arcs.AddRange([new(grid.PixelCount, pixel), new(pixel, grid.PixelCount + 1)]);
        }

        // A directed arc each way: the costs of neighbours stand twice.
        for (int slot = grid.RightSlotStart; slot < grid.Size; slot++)
        {
            (int first, int second) = grid.Neighbours(slot);
            arcs.AddRange([new(first, second), new(second, first)]);
        }

        var cut = new MinimumCutProblem(grid.PixelCount + 2, arcs.ToArray(), grid.PixelCount, grid.PixelCount + 1);
        for (int instance = 0; instance < 10; instance++)
        {
            float[] costs = ProblemFamily.Costs(grid, random);
            float[] doubled = [.. costs[..grid.RightSlotStart], .. costs[grid.RightSlotStart..].SelectMany(cost => new[] { cost, cost })];
            (SolverResult labelled, _) = Solve(new GridCutSolver(), grid, costs);
            (SolverResult expected, _) = Solve(new OrToolsMinimumCutSolver(), cut, doubled);
            Assert.AreEqual(expected.Objective, labelled.Objective, 1e-6, $"instance {instance}");
        }
    }

    [TestMethod]
    public void Flow_takes_the_cheap_way_first_and_fills_circles_that_pay()
    {
        // 0→1 directly for 4, or through 2 for 1 + 1 with room for two; 3 ⇄ 4 is a circle of cost −1.
        FlowArc[] arcs = [new(0, 1), new(0, 2), new(2, 1), new(3, 4), new(4, 3)];
        var problem = new MinimumCostFlowProblem([3, -3, 0, 0, 0], arcs, [9, 2, 5, 4, 3]);
        foreach (ICombinatorialSolver solver in new ICombinatorialSolver[] { new MinimumCostFlowSolver(), new OrToolsMinimumCostFlowSolver() })
        {
            CollectionAssert.AreEqual(new float[] { 1, 2, 2, 3, 3 }, Solve(solver, problem, [4, 1, 1, -3, 2], 8 - 3));
            CollectionAssert.AreEqual(new float[] { 3, 0, 0, 0, 0 }, Solve(solver, problem, [2, 1, 2, -2, 3], 6));
        }
    }

    [TestMethod]
    public void Flow_that_cannot_reach_its_demand_is_infeasible()
    {
        var narrow = new MinimumCostFlowProblem([2, -2], [new(0, 1), new(1, 0)], [1, 5]);
        foreach (ICombinatorialSolver solver in new ICombinatorialSolver[] { new MinimumCostFlowSolver(), new OrToolsMinimumCostFlowSolver() })
        {
            Assert.AreEqual(SolverStatus.Infeasible, Solve(solver, narrow, [1, 1]).Result.Status);
            Assert.AreEqual(SolverStatus.Infeasible, Solve(solver, narrow, [-1, -1]).Result.Status);
            var wide = new MinimumCostFlowProblem([2, -2], [new(0, 1), new(1, 0)], [3, 5]);
            CollectionAssert.AreEqual(new float[] { 3, 1 }, Solve(solver, wide, [-2, 1], -5), "solves on after an infeasible one");
        }
    }

    [TestMethod]
    public void Transport_of_large_amounts_agrees()
    {
        var random = new Random(8);
        using var managed = new MinimumCostFlowSolver();
        using var other = new OrToolsMinimumCostFlowSolver();
        for (int instance = 0; instance < 10; instance++)
        {
            TransportProblem problem = FlowFamily.Transport(12, 9, 1000, random);
            float[] costs = ProblemFamily.Costs(problem, random);
            (SolverResult first, float[] flow) = Solve(managed, problem, costs);
            Assert.AreEqual(Solve(other, problem, costs).Result.Objective, first.Objective, 1e-3, $"instance {instance}");
            Assert.IsTrue(problem.IsFeasible(flow));
        }
    }

    [TestMethod]
    public void At_the_time_limit_a_cut_is_feasible_and_bounded()
    {
        var problem = (MinimumCutProblem)MinimumCutFamily.Family.Large();
        using var solver = new MinimumCutSolver();
        solver.Prepare(problem);
        float[] costs = ProblemFamily.Costs(problem, new Random(1));
        var solution = new float[problem.Size];
        double least = solver.Solve(costs, solution).Objective;
        SolverResult limited = solver.Solve(costs, solution, new SolverLimits(TimeSpan.FromTicks(1)));
        Assert.AreEqual(SolverStatus.Feasible, limited.Status);
        Assert.IsTrue(problem.IsFeasible(solution));
        Assert.IsTrue(limited.Bound <= least && least <= limited.Objective, $"{limited}, least {least}");
    }

    private static float[] Solve(ICombinatorialSolver solver, CombinatorialProblem problem, float[] costs, double expected)
    {
        (SolverResult result, float[] solution) = Solve(solver, problem, costs);
        Assert.AreEqual(SolverStatus.Optimal, result.Status);
        Assert.AreEqual(expected, result.Objective, 1e-6 * Math.Max(Math.Abs(expected), float.Epsilon) + (expected == 0 ? 1e-9 : 0));
        return solution;
    }

    private static (SolverResult Result, float[] Solution) Solve(ICombinatorialSolver solver, CombinatorialProblem problem, float[] costs)
    {
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        return (solver.Solve(costs, solution), solution);
    }
}
