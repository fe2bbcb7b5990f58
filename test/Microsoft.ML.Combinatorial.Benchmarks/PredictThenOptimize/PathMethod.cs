using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.PredictThenOptimize;

/// <summary>A batch: predicted costs, true costs, true solutions, and the step.</summary>
internal sealed record PathBatch(Tensor Predicted, Tensor Costs, Tensor Solutions, StepKey Key);

/// <summary>A way to train, with what the notebook that these settings come from reports.</summary>
/// <param name="Name">For the table.</param>
/// <param name="ReportedRegret">In the notebook.</param>
/// <param name="ReportedSeconds">In the notebook, on hardware that it does not name.</param>
/// <param name="Loss">Makes the loss of one training run, of a seed.</param>
internal sealed record PathMethod(string Name, double ReportedRegret, double ReportedSeconds, Func<SolverBatch, long, Func<PathBatch, Tensor>> Loss)
{
    /// <summary>The notebook's methods at its settings.</summary>
    public static List<PathMethod> All(PathRows training)
    {
        var sumOfGamma = new SumOfGammaNoise(5);
        return
        [
            Costs("SPO+", 0.0759, 165, new SpoPlusLoss()),
            Costs("perturbed Fenchel-Young", 0.0729, 297, new PerturbedFenchelYoungLoss(samples: 3)),
            Costs("multiplicative Fenchel-Young", 0.0754, 293, new MultiplicativeFenchelYoungLoss(3), positive: true),
            Solutions("AIMLE", 0.0724, 614, new AdaptiveImplicitMleGradientEstimator(sumOfGamma, 3)),
            Solutions("I-MLE", 0.1207, 609, new ImplicitMleGradientEstimator(sumOfGamma, 10, 3)),
            Solutions("I-MLE, noise added", 0.1207, 609, new ImplicitMleGradientEstimator(new AddedNoise(sumOfGamma), 10, 3)),
            Solutions("regularised Frank-Wolfe", 0.0740, 3363, new FrankWolfeGradientEstimator(1, 20)),
            Costs("regularised Fenchel-Young", 0.0779, 3347, new RegularizedFenchelYoungLoss(1, 20)),
            Objectives("Identity", 0.0890, 156, new IdentityGradientEstimator()),
            Objectives("Blackbox", 0.1512, 298, new BlackboxGradientEstimator(20)),
            Solutions("perturbed", 0.0988, 306, new PerturbedGradientEstimator(samples: 3)),
            Solutions("multiplicative perturbed", 0.1224, 297, new MultiplicativePerturbedGradientEstimator(3, 0.5), positive: true),
            Costs("directional gradient", 0.1416, 223, new DirectionalGradientLoss(0.1)),
            Pool("pointwise ranking", 0.0847, 17, training, pool => new LearningToRankLoss(pool, RankingComparison.Pointwise)),
            Pool("pairwise ranking", 0.0973, 17, training, pool => new LearningToRankLoss(pool, RankingComparison.Pairwise)),
            Pool("listwise ranking", 0.0959, 16, training, pool => new LearningToRankLoss(pool, RankingComparison.Listwise)),
            Pool("noise-contrastive", 0.1029, 19, training, pool => new NoiseContrastiveLoss(pool)),
            Pool("MAP-contrastive", 0.1297, 21, training, pool => new MapContrastiveLoss(pool)),
        ];
    }

    private static PathMethod Costs(string name, double regret, double seconds, CostLoss loss, bool positive = false) =>
        new(name, regret, seconds, (solver, _) => batch =>
            loss.Compute(solver, Positive(batch.Predicted, positive), new LossTarget(batch.Costs, batch.Solutions), batch.Key));

    /// <summary>The mean absolute difference of the solutions' entries.</summary>
    private static PathMethod Solutions(string name, double regret, double seconds, GradientEstimator estimator, bool positive = false) =>
        new(name, regret, seconds, (solver, seed) =>
        {
            var layer = new CombinatorialLayer(estimator, seed: seed, solver: solver);
            return batch => layer.call(Positive(batch.Predicted, positive)).sub(batch.Solutions).abs().mean();
        });

    /// <summary>The mean absolute difference of the true objectives.</summary>
    private static PathMethod Objectives(string name, double regret, double seconds, GradientEstimator estimator) =>
        new(name, regret, seconds, (solver, seed) =>
        {
            var layer = new CombinatorialLayer(estimator, seed: seed, solver: solver);
            return batch => layer.call(batch.Predicted).sub(batch.Solutions).mul(batch.Costs).sum(1).abs().mean();
        });

    private static PathMethod Pool(string name, double regret, double seconds, PathRows training, Func<SolutionPool, PoolLoss> make) =>
        new(name, regret, seconds, (solver, _) =>
        {
            var pool = new SolutionPool(PathRows.Problem);
            float[] solutions = training.Solutions.data<float>().ToArray();
            for (int row = 0; row < training.Count; row++)
            {
                pool.Add(solutions.AsSpan(row * PathRows.ArcCount, PathRows.ArcCount));
            }

            PoolLoss loss = make(pool);
            return batch => loss.Compute(solver, batch.Predicted, new LossTarget(batch.Costs, batch.Solutions), batch.Key);
        });

    private static Tensor Positive(Tensor costs, bool positive) => positive ? nn.functional.softplus(costs) : costs;
}
