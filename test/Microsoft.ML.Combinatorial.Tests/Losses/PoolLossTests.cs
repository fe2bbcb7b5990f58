using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

/// <summary>Losses over a pool, by hand: one of three slots, the pool holding the first two.</summary>
[TestClass]
public class PoolLossTests
{
    private static readonly float[] Predicted = [3, 1, 2];
    private static readonly float[] Costs = [1, 2, 4];

    [TestMethod]
    public void Noise_contrastive_is_the_mean_lead()
    {
        // y* is the first: 3 against the pool's 3 and 1.
        (double value, double[] gradient, _) = Evaluate(pool => new NoiseContrastiveLoss(pool, 0));
        Assert.AreEqual(1, value, 1e-9);
        CollectionAssert.AreEqual(new[] { 0.5, -0.5, 0 }, gradient);
        Assert.AreEqual((0 + (2 - -1)) / 2.0, Evaluate(pool => new NoiseContrastiveLoss(pool, 0, relative: true)).Value, 1e-9);
    }

    [TestMethod]
    public void Map_contrastive_is_the_largest_lead()
    {
        (double value, double[] gradient, _) = Evaluate(pool => new MapContrastiveLoss(pool, 0));
        Assert.AreEqual(2, value, 1e-9);
        CollectionAssert.AreEqual(new double[] { 1, -1, 0 }, gradient);
    }

    [TestMethod]
    public void Ranking_by_point_pair_and_list()
    {
        // Predicted objectives 3 and 1, true ones 1 and 2.
        Assert.AreEqual((4 + 1) / 2.0, Rank(RankingComparison.Pointwise), 1e-9);
        Assert.AreEqual(2, Rank(RankingComparison.Pairwise), 1e-9);
        Assert.AreEqual(2.5, Evaluate(pool => new LearningToRankLoss(pool, RankingComparison.Pairwise, 0, margin: 0.5)).Value, 1e-9);
        double first = 1 / (1 + Math.Exp(-1)), predicted = 1 / (1 + Math.Exp(2));
        Assert.AreEqual(
            -(first * Math.Log(predicted)) - ((1 - first) * Math.Log(1 - predicted)), Rank(RankingComparison.Listwise), 1e-9);
    }

    [TestMethod]
    public void Gradients_are_those_of_the_values()
    {
        Func<SolutionPool, PoolLoss>[] losses =
        [
            pool => new NoiseContrastiveLoss(pool, 0, relative: true),
            pool => new MapContrastiveLoss(pool, 0),
            pool => new LearningToRankLoss(pool, RankingComparison.Pointwise, 0),
            pool => new LearningToRankLoss(pool, RankingComparison.Pairwise, 0, margin: 0.1),
            pool => new LearningToRankLoss(pool, RankingComparison.Listwise, 0, temperature: 0.7),
        ];
        foreach (Func<SolutionPool, PoolLoss> make in losses)
        {
            double[] expected = FiniteDifferences.Gradient(
                at => Evaluate(make, at).Value, [.. Predicted.Select(cost => (double)cost)], 1e-6);
            double[] actual = Evaluate(make).Gradient;
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(expected[i], actual[i], 1e-6, $"slot {i}");
            }
        }
    }

    [TestMethod]
    public void The_pool_grows_as_often_as_it_is_told()
    {
        Assert.AreEqual(2, Evaluate(pool => new NoiseContrastiveLoss(pool, 0)).Pool.Count);
        Assert.AreEqual(3, Evaluate(pool => new NoiseContrastiveLoss(pool, 1), [3, 2, 1]).Pool.Count);
        int grown = 0;
        for (int step = 0; step < 400; step++)
        {
            grown += Evaluate(pool => new NoiseContrastiveLoss(pool, 0.3), [3, 2, 1], step).Pool.Count - 2;
        }

        Assert.AreEqual(120, grown, 5 * Math.Sqrt(400 * 0.3 * 0.7));
    }

    [TestMethod]
    public void Other_problems_empty_pools_and_bad_ratios_are_refused()
    {
        using var scope = NewDisposeScope();
        using var solvers = new SolverPool(() => new SubsetSolver(), 1);
        var problem = new SubsetProblem(3, 1);
        Tensor costs = TensorValues.Rows(Predicted);
        string message = Assert.ThrowsExactly<ArgumentException>(() => new MapContrastiveLoss(new SolutionPool(problem)).Compute(
            new SolverBatch(solvers, new SubsetProblem(3, 1)), costs, new LossTarget(costs))).Message;
        StringAssert.Contains(message, "share one problem", StringComparison.Ordinal);
        message = Assert.ThrowsExactly<ArgumentException>(() => new LearningToRankLoss(new SolutionPool(problem), solveRatio: 0).Compute(
            new SolverBatch(solvers, problem), costs, new LossTarget(costs))).Message;
        StringAssert.Contains(message, "pool is empty", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new NoiseContrastiveLoss(new SolutionPool(problem), 1.1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => new LearningToRankLoss(new SolutionPool(problem), RankingComparison.Listwise, temperature: 0));
    }

    private static double Rank(RankingComparison comparison) => Evaluate(pool => new LearningToRankLoss(pool, comparison, 0)).Value;

    private static (double Value, double[] Gradient, SolutionPool Pool) Evaluate(
        Func<SolutionPool, PoolLoss> make, double[]? predicted = null, int step = 0)
    {
        using var scope = NewDisposeScope();
        using var solvers = new SolverPool(() => new SubsetSolver(), 1);
        var problem = new SubsetProblem(3, 1);
        var pool = new SolutionPool(problem);
        pool.Add([1, 0, 0]);
        pool.Add([0, 1, 0]);
        Tensor costs = tensor(predicted ?? [.. Predicted.Select(cost => (double)cost)], [1, 3]).requires_grad_();
        Tensor value = make(pool).Compute(
            new SolverBatch(solvers, problem), costs, new LossTarget(TensorValues.Rows(Costs), TensorValues.Rows([1, 0, 0])), new StepKey(1, step));
        value.backward();
        return (value.item<double>(), costs.grad!.data<double>().ToArray(), pool);
    }
}
