using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class BlossomSolverTests
{
    [TestMethod]
    public void Solves_an_instance_by_hand()
    {
        // 0–1 with 2–3: 1 + 6; 0–2 with 1–3: 3 + 3; 0–3 with 1–2: 5 + 4.
        var problem = PerfectMatchingProblem.Complete(4);
        (SolverResult result, float[] solution) = Solve(problem, [1, 3, 5, 4, 3, 6]);
        Assert.AreEqual(SolverResult.Optimal(6), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 0, 1, 0 }, solution);
    }

    [TestMethod]
    public void Two_triangles_are_joined_by_an_edge_although_half_cycles_are_cheaper()
    {
        // The relaxation takes half of all six sides for 0; a matching must take the bridge 0–3.
        var problem = new PerfectMatchingProblem(6, [new(0, 1), new(1, 2), new(2, 0), new(3, 4), new(4, 5), new(5, 3), new(0, 3)]);
        (SolverResult result, float[] solution) = Solve(problem, [0, 0, 0, 0, 0, 0, 10]);
        Assert.AreEqual(SolverResult.Optimal(10), result);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 0, 1, 0, 1 }, solution);
    }

    [TestMethod]
    public void Costs_may_be_negative_equal_or_far_apart()
    {
        var problem = PerfectMatchingProblem.Complete(4);
        Assert.AreEqual(SolverResult.Optimal(-12), Solve(problem, [-1, -2, -9, -3, -2, -3]).Result);
        Assert.AreEqual(SolverResult.Optimal(14), Solve(problem, [7, 7, 7, 7, 7, 7]).Result);
        float[] far = [float.MaxValue, -float.MaxValue, 1e-38f, 0, -1, 3];
        (SolverResult result, float[] solution) = Solve(problem, far);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 0, 1, 0 }, solution);
        Assert.AreEqual(problem.Objective(far, solution), result.Objective);
    }

    [TestMethod]
    public void A_graph_without_perfect_matching_is_infeasible()
    {
        // Three leaves on one node.
        var star = new PerfectMatchingProblem(4, [new(0, 1), new(0, 2), new(0, 3)]);
        Assert.AreEqual(SolverResult.None(SolverStatus.Infeasible), Solve(star, [1, 2, 3]).Result);

        // Three triangles that one node holds together: half cycles would do, a matching would not.
        var triangles = new PerfectMatchingProblem(
            10,
            [
                new(1, 2), new(2, 3), new(3, 1), new(4, 5), new(5, 6), new(6, 4), new(7, 8), new(8, 9), new(9, 7),
                new(0, 1), new(0, 4), new(0, 7),
            ]);
        Assert.AreEqual(SolverResult.None(SolverStatus.Infeasible), Solve(triangles, new float[12]).Result);

        using var pool = new SolverPool(() => new BlossomSolver());
        var batch = new SolverBatch(pool, star);
        string message = Assert.ThrowsExactly<SolverException>(() => batch.Solve(new float[6], new float[6])).Message;
        Assert.AreEqual("BlossomSolver: no solution (Infeasible) for row 0 of 2, n = 3.", message);
    }

    [TestMethod]
    [DataRow(1, 2)]
    [DataRow(2, 4)]
    [DataRow(3, 1000)]
    public void Equals_dynamic_programming_over_sets_of_nodes(int seed, int values)
    {
        var random = new Random(seed);
        using var solver = new BlossomSolver();
        int infeasible = 0;
        for (int instance = 0; instance < 400; instance++)
        {
            int nodes = 2 * random.Next(1, 8);
            GraphEdge[] edges = RandomGraphs.Edges(nodes, 0.2 + (0.8 * random.NextDouble()), random);
            if (HasOddComponent(nodes, edges))
            {
                continue;
            }

            var problem = new PerfectMatchingProblem(nodes, edges);
            float[] costs = [.. edges.Select(_ => (float)random.Next(values))];
            solver.Prepare(problem);
            var solution = new float[problem.Size];
            SolverResult result = solver.Solve(costs, solution);
            double least = PerfectMatchingOracle.LeastCost(problem, costs);
            bool possible = least < double.PositiveInfinity;
            Assert.AreEqual(possible ? SolverResult.Optimal(least) : SolverResult.None(SolverStatus.Infeasible), result, $"{instance}");
            Assert.IsTrue(!possible || problem.IsFeasible(solution));
            infeasible += possible ? 0 : 1;
        }

        Assert.IsGreaterThan(0, infeasible);
    }

    [TestMethod]
    [DataRow(16, 1)]
    [DataRow(16, 2)]
    public void Equals_dynamic_programming_for_points_in_clusters(int nodes, int seed)
    {
        // Clusters of odd size make blossoms in blossoms.
        var random = new Random(seed);
        var problem = PerfectMatchingProblem.Complete(nodes);
        for (int instance = 0; instance < 20; instance++)
        {
            double[] at = [.. Enumerable.Range(0, nodes).Select(i => (10 * (i / 3)) + random.NextDouble())];
            float[] costs = [.. problem.Edges.ToArray().Select(edge => (float)Math.Abs(at[edge.From] - at[edge.To]))];
            Assert.AreEqual(PerfectMatchingOracle.LeastCost(problem, costs), Solve(problem, costs).Result.Objective, 1e-4);
        }
    }

    [TestMethod]
    [DataRow(3, 0.1)]
    [DataRow(5, 0.5)]
    [DataRow(7, 1.0)]
    public void Costs_the_same_in_every_order_of_nodes_and_edges(int cluster, double share)
    {
        // Clusters of odd size, cheap inside and dear between, with many ties: searches that shrink and expand in every order.
        var random = new Random(cluster);
        const int Nodes = 90;
        GraphEdge[] ring = [.. Enumerable.Range(0, Nodes).Select(node => new GraphEdge(node, (node + 1) % Nodes))];
        GraphEdge[] edges = RandomGraphs.Edges(Nodes, share, random, ring);
        float[] costs =
        [
            .. edges.Select(edge => (float)(edge.From / cluster == edge.To / cluster ? random.Next(3) : random.Next(50, 60))),
        ];
        double expected = Solve(new(Nodes, edges), costs).Result.Objective;
        for (int order = 0; order < 30; order++)
        {
            (GraphEdge[] shuffled, int[] newSlot) = RandomGraphs.Shuffle(edges, Nodes, random);
            var shuffledCosts = new float[costs.Length];
            for (int e = 0; e < costs.Length; e++)
            {
                shuffledCosts[newSlot[e]] = costs[e];
            }

            Assert.AreEqual(SolverResult.Optimal(expected), Solve(new(Nodes, shuffled), shuffledCosts).Result, $"order {order}");
        }
    }

    [TestMethod]
    public void Equals_linear_assignment_on_bipartite_graphs()
    {
        var random = new Random(4);
        foreach (int side in new[] { 1, 2, 20, 75 })
        {
            var pairs = Enumerable.Range(0, side * side).Select(slot => new GraphEdge(slot / side, side + (slot % side)));
            var problem = new PerfectMatchingProblem(2 * side, pairs.ToArray());
            float[] costs = [.. Enumerable.Range(0, side * side).Select(_ => random.NextSingle() - 0.5f)];
            using var assignment = new JonkerVolgenantSolver();
            assignment.Prepare(new LinearAssignmentProblem(side, side));
            var expected = new float[costs.Length];
            assignment.Solve(costs, expected);
            CollectionAssert.AreEqual(expected, Solve(problem, costs).Solution, $"{side}");
        }
    }

    [TestMethod]
    public void Serves_problems_of_changing_size()
    {
        using var solver = new BlossomSolver();
        foreach (int nodes in new[] { 60, 2, 100, 4, 60 })
        {
            var problem = PerfectMatchingProblem.Complete(nodes);
            float[] costs = [.. Enumerable.Range(0, problem.Size).Select(slot => (float)Math.Sin(slot))];
            var solution = new float[problem.Size];
            solver.Prepare(problem);
            SolverResult result = solver.Solve(costs, solution);
            Assert.IsTrue(problem.IsFeasible(solution));
            Assert.AreEqual(Solve(problem, costs).Result, result);
        }
    }

    private static bool HasOddComponent(int nodes, GraphEdge[] edges)
    {
        int[] component = [.. Enumerable.Range(0, nodes)];
        for (int round = 0; round < nodes; round++)
        {
            foreach (GraphEdge edge in edges)
            {
                component[edge.From] = component[edge.To] = Math.Min(component[edge.From], component[edge.To]);
            }
        }

        return component.GroupBy(label => label).Any(group => group.Count() % 2 != 0);
    }

    private static (SolverResult Result, float[] Solution) Solve(PerfectMatchingProblem problem, float[] costs)
    {
        using var solver = new BlossomSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        return (solver.Solve(costs, solution), solution);
    }
}
