using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

/// <summary>Losses that look at the neighbours of the true solution instead of solving.</summary>
[TestClass]
public class SolverFreeLossTests
{
    private static readonly (CombinatorialProblem Problem, Func<ICombinatorialSolver> Solver)[] Grounds =
    [
        (new SubsetProblem(6, 2), () => new SubsetSolver()),
        (new RankingProblem(5), () => new RankingSolver()),
        (SpanningTreeProblem.Complete(4), () => new PrimSolver()),
        (SpanningTreeProblem.Grid(2, 3), () => new KruskalSolver()),
    ];

    [TestMethod]
    public void A_solution_is_optimal_exactly_if_no_exchange_pays()
    {
        OnRandom((problem, costs, best, other) =>
        {
            bool Pays(float[] solution) => ((IExchangePolytope)problem).Exchanges(solution).Any(e => costs[e.Raised] < costs[e.Lowered]);
            Assert.IsFalse(Pays(best));
            Assert.AreEqual(!other.SequenceEqual(best), Pays(other));
        });
    }

    [TestMethod]
    public void Exchanges_lead_to_solutions()
    {
        OnRandom((problem, _, best, _) =>
        {
            foreach (Exchange exchange in ((IExchangePolytope)problem).Exchanges(best))
            {
                float[] neighbour = [.. best];
                neighbour[exchange.Raised]++;
                neighbour[exchange.Lowered]--;
                Assert.IsTrue(problem.IsFeasible(neighbour), $"{problem.Name}: {exchange}");
            }
        });
    }

    [TestMethod]
    public void Exchanges_of_a_tree_are_all_its_neighbours()
    {
        // Every tree that differs in one edge, by enumeration.
        var problem = SpanningTreeProblem.Complete(4);
        float[][] trees = [.. TreeOracle.SpanningTrees(problem)];
        Assert.HasCount(16, trees);
        foreach (float[] tree in trees)
        {
            string[] expected = [.. trees.Where(other => other.Zip(tree, (a, b) => a == b ? 0 : 1).Sum() == 2)
                .Select(other => $"{other.Zip(tree).ToList().IndexOf((1, 0))} for {other.Zip(tree).ToList().IndexOf((0, 1))}")];
            CollectionAssert.AreEquivalent(expected, problem.Exchanges(tree).Select(e => $"{e.Raised} for {e.Lowered}").ToArray());
        }
    }

    [TestMethod]
    public void Adjacent_vertex_loss_is_the_sum_over_neighbours()
    {
        OnRandom((problem, costs, _, other) =>
        {
            double expected = ((IExchangePolytope)problem).Exchanges(other).Sum(e => Math.Max(costs[e.Lowered] - costs[e.Raised] + 0.05, 0));
            Assert.AreEqual(expected, Value(new AdjacentVertexLoss(0.05), problem, costs, other), 1e-5);
        });
    }

    [TestMethod]
    public void Without_threshold_the_adjacent_vertex_loss_is_zero_exactly_where_the_decision_is_right()
    {
        OnRandom((problem, costs, best, other) =>
        {
            Assert.AreEqual(0, Value(new AdjacentVertexLoss(0), problem, costs, best));
            Assert.AreEqual(!other.SequenceEqual(best), Value(new AdjacentVertexLoss(0), problem, costs, other) > 0);
        });
    }

    [TestMethod]
    public void Cone_aligned_loss_is_zero_exactly_where_the_decision_is_right()
    {
        OnRandom((problem, costs, best, other) =>
        {
            Assert.AreEqual(0, Value(new ConeAlignedLoss(0), problem, costs, best), 1e-5);
            if (!other.SequenceEqual(best))
            {
                Assert.IsGreaterThan(1e-5, Value(new ConeAlignedLoss(0), problem, costs, other));
            }
        });
    }

    [TestMethod]
    public void Projection_on_the_cone_is_the_nearest_point()
    {
        // The true solution ranks item 0 first: costs 1, 2, 3 become their mean, by the pool of adjacent violators.
        double[] costs = [1, 2, 3];
        OptimalityCone.Project(new RankingProblem(3).Exchanges([1, 2, 3]), costs);
        CollectionAssert.AreEqual(new double[] { 2, 2, 2 }, costs.Select(cost => Math.Round(cost, 7)).ToArray());

        // One of three is chosen, at cost 5 against 0 and 3: with the second at 2.5 the third does not bind.
        costs = [5, 0, 3];
        OptimalityCone.Project(new SubsetProblem(3, 1).Exchanges([1, 0, 0]), costs);
        double[] rounded = [.. costs.Select(cost => Math.Round(cost, 6))];
        CollectionAssert.AreEqual(new[] { 2.5, 2.5, 3 }, rounded);
    }

    [TestMethod]
    public void Costs_without_direction_count_one_and_have_no_gradient()
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new SubsetSolver(), 1);
        Tensor costs = ones(1, 4).requires_grad_();
        Tensor loss = new ConeAlignedLoss(0).Compute(
            new SolverBatch(pool, new SubsetProblem(4, 2)), costs, new LossTarget(Solution: TensorValues.Rows([1, 1, 0, 0])));
        loss.backward();
        Assert.AreEqual(1, loss.item<float>());
        CollectionAssert.AreEqual(new float[4], costs.grad!.Values());
    }

    [TestMethod]
    public void Other_problems_and_infeasible_truth_are_refused()
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new JonkerVolgenantSolver(), 1);
        var assignment = new SolverBatch(pool, new LinearAssignmentProblem(2, 2));
        string message = Assert.ThrowsExactly<ArgumentException>(() => new AdjacentVertexLoss().Compute(
            assignment, zeros(1, 4), new LossTarget(Solution: TensorValues.Rows([1, 0, 0, 1])))).Message;
        StringAssert.Contains(message, "not linear assignment", StringComparison.Ordinal);

        using var subsets = new SolverPool(() => new SubsetSolver(), 1);
        message = Assert.ThrowsExactly<ArgumentException>(() => new ConeAlignedLoss().Compute(
            new SolverBatch(subsets, new SubsetProblem(3, 1)), zeros(1, 3), new LossTarget(Solution: TensorValues.Rows([1, 1, 0])))).Message;
        StringAssert.Contains(message, "row 0 is not feasible", StringComparison.Ordinal);
    }

    private static void OnRandom(Action<CombinatorialProblem, float[], float[], float[]> law)
    {
        var random = new Random(4);
        foreach ((CombinatorialProblem problem, Func<ICombinatorialSolver> create) in Grounds)
        {
            using ICombinatorialSolver solver = create();
            solver.Prepare(problem);
            for (int trial = 0; trial < 60; trial++)
            {
                float[] costs = ProblemFamily.Costs(problem, random);
                float[] best = new float[problem.Size], other = new float[problem.Size];
                solver.Solve(costs, best);
                solver.Solve(ProblemFamily.Costs(problem, random), other);
                law(problem, costs, best, other);
            }
        }
    }

    private static double Value(CostLoss loss, CombinatorialProblem problem, float[] costs, float[] truth)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new SubsetSolver(), 1);
        return loss.Compute(
            new SolverBatch(pool, problem), TensorValues.Rows(costs), new LossTarget(Solution: TensorValues.Rows(truth))).item<float>();
    }
}
