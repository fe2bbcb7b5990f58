using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class SparseAssignmentSolverTests
{
    [TestMethod]
    public void Solves_instances_by_hand()
    {
        // Row 1 can only take column 0, so row 0 must pay 5.
        AssignmentPair[] pairs = [new(0, 0), new(0, 1), new(1, 0)];
        (SolverResult result, float[] solution) = Solve(new(2, 2, pairs), [1, 5, 2]);
        Assert.AreEqual(SolverResult.Optimal(7), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 1 }, solution);

        // Row 1 may stay alone for 3: 1 + 3.
        (result, solution) = Solve(new(2, 2, pairs, UnmatchedSlots.Rows), [1, 5, 2, 9, 3]);
        Assert.AreEqual(SolverResult.Optimal(4), result);
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 0, 1 }, solution);

        // Column 1 without row now costs 10: 5 + 2 again.
        (result, solution) = Solve(new(2, 2, pairs, UnmatchedSlots.Both), [1, 5, 2, 9, 3, 0, 10]);
        Assert.AreEqual(SolverResult.Optimal(7), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 1, 0, 0, 0, 0 }, solution);
    }

    [TestMethod]
    public void Two_rows_with_one_column_between_them_are_infeasible()
    {
        AssignmentPair[] pairs = [new(0, 0), new(1, 0), new(2, 1), new(2, 2)];
        Assert.AreEqual(SolverResult.None(SolverStatus.Infeasible), Solve(new(3, 3, pairs), [1, 2, 3, 4]).Result);
        Assert.AreEqual(SolverResult.Optimal(6), Solve(new(3, 3, pairs, UnmatchedSlots.Rows), [1, 2, 3, 4, 5, 2, 5]).Result);
    }

    [TestMethod]
    public void A_problem_may_have_no_pairs_at_all()
    {
        (SolverResult result, float[] solution) = Solve(new(2, 1, [], UnmatchedSlots.Both), [1, -2, 4]);
        Assert.AreEqual(SolverResult.Optimal(3), result);
        CollectionAssert.AreEqual(new float[] { 1, 1, 1 }, solution);
    }

    [TestMethod]
    public void Ties_end_in_an_optimal_assignment()
    {
        var random = new Random(1);
        for (int instance = 0; instance < 20; instance++)
        {
            SparseAssignmentProblem problem = SparseAssignmentFamily.Draw(60, 70, UnmatchedSlots.None, random);
            (SolverResult result, float[] solution) = Solve(problem, [.. Enumerable.Repeat(-2f, problem.Size)]);
            Assert.AreEqual(SolverResult.Optimal(-120), result);
            Assert.IsTrue(problem.IsFeasible(solution));
        }
    }

    [TestMethod]
    [DataRow(30, 30)]
    [DataRow(40, 90)]
    [DataRow(150, 150)]
    public void Equals_the_dense_solver_where_all_pairs_are_allowed(int rows, int columns)
    {
        var random = new Random(2);
        AssignmentPair[] pairs = [.. Enumerable.Range(0, rows * columns).Select(slot => new AssignmentPair(slot / columns, slot % columns))];
        using var dense = new JonkerVolgenantSolver();
        dense.Prepare(new LinearAssignmentProblem(rows, columns));
        float[] costs = [.. pairs.Select(_ => random.NextSingle() - 0.5f)];
        var expected = new float[costs.Length];
        dense.Solve(costs, expected);
        CollectionAssert.AreEqual(expected, Solve(new(rows, columns, pairs), costs).Solution);
    }

    [TestMethod]
    public void Equals_a_perfect_matching_of_two_copies()
    {
        // Rows and columns that may stay alone: a copy of the graph, with an edge between each node and its copy that costs the slot.
        var random = new Random(3);
        for (int instance = 0; instance < 20; instance++)
        {
            SparseAssignmentProblem problem = SparseAssignmentFamily.Draw(12, 9, UnmatchedSlots.Both, random);
            float[] costs = ProblemFamily.Costs(problem, random);
            int nodes = problem.Rows + problem.Columns;
            List<GraphEdge> edges = [];
            List<float> edgeCosts = [];
            for (int p = 0; p < problem.Pairs.Length; p++)
            {
                (int row, int column) = problem.Pairs[p];
                edges.AddRange([new(row, problem.Rows + column), new(nodes + row, nodes + problem.Rows + column)]);
                edgeCosts.AddRange([costs[p], costs[p]]);
            }

            for (int node = 0; node < nodes; node++)
            {
                edges.Add(new GraphEdge(node, nodes + node));
                edgeCosts.Add(2 * costs[problem.Pairs.Length + node]);
            }

            using var blossom = new BlossomSolver();
            blossom.Prepare(new PerfectMatchingProblem(2 * nodes, edges.ToArray()));
            double twice = blossom.Solve(edgeCosts.ToArray(), new float[edges.Count]).Objective;
            Assert.AreEqual(twice, 2 * Solve(problem, costs).Result.Objective, 1e-5, $"instance {instance}");
        }
    }

    [TestMethod]
    public void At_the_time_limit_rows_that_may_stay_alone_do()
    {
        SparseAssignmentProblem problem = SparseAssignmentFamily.Draw(300, 200, UnmatchedSlots.Rows, new Random(4));
        float[] costs = ProblemFamily.Costs(problem, new Random(5));
        using var solver = new SparseAssignmentSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult limited = solver.Solve(costs, solution, new SolverLimits(TimeSpan.FromTicks(1)));
        Assert.AreEqual(SolverStatus.Feasible, limited.Status);
        Assert.IsTrue(problem.IsFeasible(solution));
        Assert.IsGreaterThanOrEqualTo(solver.Solve(costs, solution).Objective - 1e-6, limited.Objective);

        SparseAssignmentProblem strict = SparseAssignmentFamily.Draw(300, 300, UnmatchedSlots.None, new Random(6));
        solver.Prepare(strict);
        SolverResult none = solver.Solve(new float[strict.Size], new float[strict.Size], new SolverLimits(TimeSpan.FromTicks(1)));
        Assert.AreEqual(SolverResult.None(SolverStatus.TimeLimit), none);
    }

    private static (SolverResult Result, float[] Solution) Solve(SparseAssignmentProblem problem, float[] costs)
    {
        using var solver = new SparseAssignmentSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        return (solver.Solve(costs, solution), solution);
    }
}
