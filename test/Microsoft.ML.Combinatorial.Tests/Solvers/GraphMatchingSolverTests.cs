using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
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
    [DataRow(8, 8, 0.9)]
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
