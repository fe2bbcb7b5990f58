using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.GraphMatching;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class GraphMatchingSolverTests
{
    [TestMethod]
    public void Without_edges_it_is_a_partial_assignment_and_exact()
    {
        // Pairing 0–0 and 1–1 costs 1 + 1 against 2 unmatched each; 2 stays alone, as its best pair costs 5 against 1 + 1.
        var problem = new GraphMatchingProblem(3, 3, [], []);
        float[] costs =
        [
            1, 9, 9,
            9, 1, 9,
            9, 9, 5,
            1, 1, 1,
            1, 1, 1,
        ];
        (SolverResult result, int[] match) = Solve(problem, costs);
        Assert.AreEqual(SolverResult.Optimal(4), result);
        CollectionAssert.AreEqual(new[] { 0, 1, -1 }, match);
    }

    [TestMethod]
    [DataRow(10, 10)]
    [DataRow(20, 15)]
    public void Without_edges_it_is_optimal_at_any_size(int left, int right)
    {
        var problem = new GraphMatchingProblem(left, right, [], []);
        float[] costs = ProblemFamily.Costs(problem, new Random(1));
        (SolverResult result, _) = Solve(problem, costs);
        Assert.AreEqual(SolverStatus.Optimal, result.Status);

        // The same as an assignment: a row or column of its own for every keypoint that stays alone.
        int size = left + right;
        var assignment = new LinearAssignmentProblem(size, size);
        var assignmentCosts = new float[assignment.Size];
        Array.Fill(assignmentCosts, 100);
        for (int i = 0; i < size; i++)
        {
            for (int s = 0; s < size; s++)
            {
                assignmentCosts[(i * size) + s] = (i < left, s < right) switch
                {
                    (true, true) => costs[problem.NodeSlot(i, s)],
                    (true, false) when s - right == i => costs[problem.UnmatchedLeftSlot(i)],
                    (false, true) when i - left == s => costs[problem.UnmatchedRightSlot(s)],
                    (false, false) => 0,
                    _ => 100,
                };
            }
        }

        using var solver = new JonkerVolgenantSolver();
        solver.Prepare(assignment);
        Assert.AreEqual(solver.Solve(assignmentCosts, new float[assignment.Size]).Objective, result.Objective, 1e-5);
    }

    [TestMethod]
    public void Edges_decide_where_nodes_do_not()
    {
        // Two triangles with all node costs equal: only edge costs tell the right turn, left i on right (i + 1) mod 3.
        KeypointEdge[] triangle = [new(0, 1), new(1, 2), new(0, 2)];
        var problem = new GraphMatchingProblem(3, 3, triangle, triangle);
        var costs = new float[problem.Size];
        costs[problem.EdgeSlot(0, 1, false)] = -1; // 0–1 on 1–2
        costs[problem.EdgeSlot(1, 2, true)] = -1; // 1–2 on 2–0
        costs[problem.EdgeSlot(2, 0, true)] = -1; // 0–2 on 1–0
        (SolverResult result, int[] match) = Solve(problem, costs);
        Assert.AreEqual(SolverResult.Optimal(-3), result);
        CollectionAssert.AreEqual(new[] { 1, 2, 0 }, match);
    }

    [TestMethod]
    [DataRow(7, 7, 1.0)]
    [DataRow(4, 12, 1.0)]
    [DataRow(8, 8, 0.95)]
    public void Finds_the_optimum_of_random_instances(int left, int right, double share)
    {
        var random = new Random(7);
        int best = 0;
        const int Instances = 30;
        for (int instance = 0; instance < Instances; instance++)
        {
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(left, right, random);
            float[] costs = ProblemFamily.Costs(problem, random);
            (SolverResult result, _) = Solve(problem, costs);
            double least = MatchingOracle.LeastCost(problem, costs);
            Assert.IsGreaterThanOrEqualTo(least - 1e-5, result.Objective);
            Assert.IsLessThanOrEqualTo(least + 1e-5, result.Bound);
            best += result.Objective <= least + 1e-5 ? 1 : 0;
        }

        Assert.IsGreaterThanOrEqualTo(share, (double)best / Instances, $"{best} of {Instances}");
    }

    [TestMethod]
    public void Finds_a_hidden_matching_among_twenty_keypoints()
    {
        // The true pairs and the edges between them are cheaper by more than chance can make up for.
        var random = new Random(8);
        GraphMatchingProblem problem = GraphMatchingFamily.Draw(20, 20, random);
        int[] hidden = Order.Random(20, random);
        var solution = new float[problem.Size];
        problem.WriteSolution(hidden, solution);
        float[] costs = [.. solution.Select(chosen => (float)(0.3 - chosen + (0.5 * (random.NextDouble() - 0.5))))];
        (SolverResult result, int[] match) = Solve(problem, costs);
        CollectionAssert.AreEqual(hidden, match);
        Assert.IsLessThanOrEqualTo(result.Objective, result.Bound);
    }

    [TestMethod]
    public void Is_in_the_mean_no_worse_than_frank_wolfe_and_never_worse_than_the_assignment_it_starts_from()
    {
        var random = new Random(9);
        double mean = 0, frankWolfeMean = 0;
        for (int instance = 0; instance < 40; instance++)
        {
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(random.Next(10, 31), random.Next(10, 31), random);
            float[] costs = ProblemFamily.Costs(problem, random);
            (SolverResult result, _) = Solve(problem, costs);
            (double assignment, double frankWolfe) = Baselines(problem, costs);
            Assert.IsLessThanOrEqualTo(assignment + 1e-9, result.Objective, $"instance {instance}");
            mean += result.Objective / 40;
            frankWolfeMean += frankWolfe / 40;
        }

        Assert.IsLessThan(frankWolfeMean, mean);
    }

    [TestMethod]
    public void Scaling_repeating_and_another_solver_change_nothing_at_twenty_keypoints()
    {
        var random = new Random(10);
        for (int instance = 0; instance < 20; instance++)
        {
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(20, 18, random);
            float[] costs = ProblemFamily.Costs(problem, random);
            float[] scaled = [.. costs.Select(cost => cost * 8)];
            (SolverResult result, int[] match) = Solve(problem, costs);
            (SolverResult again, int[] sameMatch) = Solve(problem, costs);
            (SolverResult scaledResult, int[] scaledMatch) = Solve(problem, scaled);
            Assert.AreEqual(result, again, $"instance {instance}");
            CollectionAssert.AreEqual(match, sameMatch, $"instance {instance}");
            CollectionAssert.AreEqual(match, scaledMatch, $"instance {instance}");
            Assert.AreEqual(8 * result.Bound, scaledResult.Bound, 1e-9, $"instance {instance}");
        }
    }

    [TestMethod]
    public void One_solver_serves_large_and_small_instances_in_turn()
    {
        var random = new Random(11);
        using var shared = new GraphMatchingSolver();
        for (int instance = 0; instance < 20; instance++)
        {
            int size = instance % 2 == 0 ? 25 : 9;
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(size, size + 3, random);
            float[] costs = ProblemFamily.Costs(problem, random);
            shared.Prepare(problem);
            Assert.AreEqual(Solve(problem, costs).Result, shared.Solve(costs, new float[problem.Size]), $"instance {instance}");
        }
    }

    /// <summary>The costs of the assignment by node costs and of what Frank–Wolfe steps make of it.</summary>
    private static (double Assignment, double FrankWolfe) Baselines(GraphMatchingProblem problem, float[] costs)
    {
        var loaded = new MatchingCosts();
        loaded.Prepare(problem);
        loaded.Load(problem, costs);
        var assignment = new PartialAssignment();
        assignment.Prepare(problem.LeftCount, problem.RightCount);
        var frankWolfe = new FrankWolfe(assignment);
        frankWolfe.Prepare(loaded);
        var match = new int[problem.LeftCount];
        assignment.Solve(loaded.Node, match, default);
        double before = Objective(problem, costs, match);
        frankWolfe.Improve(100, match, default);
        return (before, Objective(problem, costs, match));
    }

    private static double Objective(GraphMatchingProblem problem, float[] costs, int[] match)
    {
        var solution = new float[problem.Size];
        problem.WriteSolution(match, solution);
        return problem.Objective(costs, solution);
    }

    private static (SolverResult Result, int[] Match) Solve(GraphMatchingProblem problem, float[] costs)
    {
        using var solver = new GraphMatchingSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult result = solver.Solve(costs, solution);
        Assert.IsTrue(problem.IsFeasible(solution));
        var match = new int[problem.LeftCount];
        problem.ReadMatch(solution, match);
        return (result, match);
    }
}
