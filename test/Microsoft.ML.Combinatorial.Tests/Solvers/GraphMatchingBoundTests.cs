using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.GraphMatching;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

/// <summary>The dual ascent and the bound that the solver reports.</summary>
[TestClass]
public class GraphMatchingBoundTests
{
    [TestMethod]
    [DataRow(1.0)]
    [DataRow(0.3)]
    [DataRow(3.0)]
    public void No_sweep_lowers_the_bound_or_lifts_it_above_the_least_cost(double edgeScale)
    {
        var random = new Random(21);
        for (int instance = 0; instance < 200; instance++)
        {
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(random.Next(1, 7), random.Next(1, 7), random);
            float[] costs = Costs(problem, edgeScale, random, tied: instance % 4 == 0);
            double least = MatchingOracle.LeastCost(problem, costs);
            double last = double.NegativeInfinity;
            foreach (double bound in Bounds(problem, costs, rounds: 12))
            {
                Assert.IsGreaterThanOrEqualTo(last, bound, $"instance {instance}");
                Assert.IsLessThanOrEqualTo(least + 1e-9, bound, $"instance {instance}");
                last = bound;
            }

            Assert.IsTrue(double.IsFinite(last), $"instance {instance}");
        }
    }

    [TestMethod]
    public void Sweeps_prove_what_the_assignment_of_least_edges_cannot()
    {
        // The cheap edge costs of either left keypoint's edge contradict one another; only their messages tell.
        var random = new Random(22);
        double dual = 0, loose = 0;
        for (int instance = 0; instance < 40; instance++)
        {
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(12, 12, random);
            float[] costs = Costs(problem, 1, random);
            (MatchingCosts loaded, PartialAssignment assignment) = Load(problem, costs);
            var starts = new StartMatchings(assignment);
            starts.Prepare(loaded);
            double bound = Bounds(problem, costs, rounds: 10).Last();
            double looseBound = starts.LooseBound() + loaded.Base;
            Assert.IsGreaterThan(looseBound, bound, $"instance {instance}");
            dual += bound;
            loose += looseBound;
        }

        Assert.IsGreaterThan(loose + 40, dual);
    }

    [TestMethod]
    [DataRow(12, 12)]
    [DataRow(9, 20)]
    [DataRow(20, 9)]
    public void More_rounds_never_lower_the_bound(int left, int right)
    {
        var random = new Random(23);
        for (int instance = 0; instance < 20; instance++)
        {
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(left, right, random);
            float[] costs = Costs(problem, 0.3, random);
            double last = double.NegativeInfinity;
            foreach (int rounds in new[] { 1, 2, 3, 5, 10, 40 })
            {
                SolverResult result = Solve(new GraphMatchingSolver(rounds), problem, costs).Result;
                Assert.IsLessThanOrEqualTo(result.Objective, result.Bound);
                Assert.IsGreaterThanOrEqualTo(last - 1e-6, result.Bound, $"instance {instance}, {rounds} rounds");
                last = result.Bound;
            }
        }
    }

    [TestMethod]
    [DataRow(9, 9)]
    [DataRow(9, 14)]
    [DataRow(14, 9)]
    public void Without_edge_costs_the_bound_is_the_assignments_least_cost(int left, int right)
    {
        var random = new Random(24);
        for (int instance = 0; instance < 50; instance++)
        {
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(left, right, random);
            float[] costs = Costs(problem, 0, random);
            (SolverResult result, float[] solution) = Solve(new GraphMatchingSolver(), problem, costs);
            var edgeless = new GraphMatchingProblem(left, right, [], []);
            (SolverResult expected, float[] assignment) = Solve(new GraphMatchingSolver(), edgeless, costs[..edgeless.Size]);
            Assert.AreEqual(SolverStatus.Optimal, result.Status, $"instance {instance}");
            Assert.AreEqual(expected.Bound, result.Bound, 1e-9, $"instance {instance}");
            CollectionAssert.AreEqual(assignment, solution[..edgeless.Size], $"instance {instance}");
        }
    }

    [TestMethod]
    [DataRow(6, 6)]
    [DataRow(5, 9)]
    [DataRow(9, 5)]
    public void Prices_prove_an_assignments_cost(int left, int right)
    {
        var random = new Random(25);
        var assignment = new PartialAssignment();
        assignment.Prepare(left, right);
        for (int instance = 0; instance < 100; instance++)
        {
            double[] linear = [.. Enumerable.Range(0, left * right).Select(_ => random.NextDouble() - (instance % 10 * 0.1))];
            double cost = assignment.Solve(linear, new int[left], default);
            double[] alpha = new double[left], beta = new double[right];
            assignment.ReadPrices(linear, alpha, beta);
            Assert.AreEqual(cost, alpha.Sum() + beta.Sum(), 1e-12);
            for (int i = 0; i < left; i++)
            {
                for (int s = 0; s < right; s++)
                {
                    Assert.IsLessThanOrEqualTo(linear[(i * right) + s] + 1e-12, alpha[i] + beta[s]);
                    Assert.IsLessThanOrEqualTo(1e-12, Math.Max(alpha[i], beta[s]));
                }
            }
        }
    }

    [TestMethod]
    public void Rounds_below_one_are_refused()
    {
        var exception = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GraphMatchingSolver(0));
        Assert.AreEqual("dualRounds", exception.ParamName);
    }

    /// <summary>The bound after every sweep, once there is one.</summary>
    private static IEnumerable<double> Bounds(GraphMatchingProblem problem, float[] costs, int rounds)
    {
        (MatchingCosts loaded, PartialAssignment assignment) = Load(problem, costs);
        var dual = new DualAscent(assignment);
        dual.Prepare(problem);
        var match = new int[problem.LeftCount];
        dual.Start(loaded, match, default);
        for (int round = 0; round < rounds; round++)
        {
            dual.SweepLeft(round % 2 == 0, match, default);
            yield return dual.Bound + loaded.Base;
            dual.SweepRight(round % 2 == 0, match, default);
            yield return dual.Bound + loaded.Base;
        }
    }

    private static (MatchingCosts Costs, PartialAssignment Assignment) Load(GraphMatchingProblem problem, float[] costs)
    {
        var loaded = new MatchingCosts();
        loaded.Prepare(problem);
        loaded.Load(problem, costs);
        var assignment = new PartialAssignment();
        assignment.Prepare(problem.LeftCount, problem.RightCount);
        return (loaded, assignment);
    }

    private static float[] Costs(GraphMatchingProblem problem, double edgeScale, Random random, bool tied = false)
    {
        float[] costs = tied ? ProblemFamily.TiedCosts(problem, random) : ProblemFamily.Costs(problem, random);
        for (int slot = problem.EdgeSlotStart; slot < costs.Length; slot++)
        {
            costs[slot] *= (float)edgeScale;
        }

        return costs;
    }

    private static (SolverResult Result, float[] Solution) Solve(GraphMatchingSolver solver, GraphMatchingProblem problem, float[] costs)
    {
        using (solver)
        {
            solver.Prepare(problem);
            var solution = new float[problem.Size];
            SolverResult result = solver.Solve(costs, solution);
            return (result, solution);
        }
    }
}
