using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Toy;

/// <summary>A way to train the toy.</summary>
/// <param name="Key">For the last line.</param>
/// <param name="Name">For the table and the plot.</param>
/// <param name="Steps">How many steps a run has.</param>
/// <param name="LearningRate">Of gradient descent with momentum 0.9.</param>
/// <param name="Loss">The loss of all runs added up, from costs [runs, 10] and the step.</param>
internal sealed record ToyMethod(string Key, string Name, int Steps, double LearningRate, Func<Tensor, Tensor> Loss)
{
    private const int Seed = 1;

    /// <summary>The methods; learning rates and strengths of the first four are the best of the paper's searches.</summary>
    public static List<ToyMethod> All(SubsetToy toy, SolverBatch solver)
    {
        var sumOfGamma = new SumOfGammaNoise(SubsetToy.Chosen);
        var gumbel = new GumbelNoise();
        var standardise = new StandardizeProjection();
        return
        [
            Layer("imle_sog", "I-MLE, Sum-of-Gamma", 0.75, new ImplicitMleGradientEstimator(sumOfGamma, 2), null, toy, solver),
            Layer("imle_gumbel", "I-MLE, Gumbel", 0.75, new ImplicitMleGradientEstimator(gumbel, 2), null, toy, solver),
            Layer("ste", "straight-through, Gumbel", 0.019, new StraightThroughGradientEstimator(gumbel), null, toy, solver),
            new("sfe500", "score function", 500, 0.0046, ScoreFunctionLoss(toy)),
            Layer("aimle", "AIMLE, Sum-of-Gamma", 0.75, new AdaptiveImplicitMleGradientEstimator(sumOfGamma, step: 1e-3), null, toy, solver),
            Layer("identity", "Identity, standardised, Sum-of-Gamma", 0.75,
                new StraightThroughGradientEstimator(sumOfGamma), standardise, toy, solver),
        ];
    }

    private static ToyMethod Layer(
        string key, string name, double rate, GradientEstimator estimator, CostProjection? projection, SubsetToy toy, SolverBatch solver)
    {
        var layer = new CombinatorialLayer(estimator, projection, seed: Seed, solver: solver);
        return new(key, name, 50, rate, costs => toy.Losses(layer.call(costs)).sum());
    }

    /// <summary>One exact sample a run and step, by the Gumbel-max trick over all choices, and exact marginals.</summary>
    private static Func<Tensor, Tensor> ScoreFunctionLoss(SubsetToy toy)
    {
        long step = 0;
        return costs =>
        {
            Tensor probabilities = toy.Probabilities(costs);
            Tensor noise = Gumbel(new StepKey(Seed, step++), probabilities.shape[0], probabilities.shape[1]);
            Tensor drawn = probabilities.log().add(noise).argmax(1);
            Tensor samples = toy.States.index_select(0, drawn).to(ScalarType.Float32).unsqueeze(0);
            Tensor marginals = probabilities.matmul(toy.States).to(ScalarType.Float32);

            // The surrogate is a mean over the runs; each run is to have its own gradient.
            return ScoreFunction.Surrogate(costs, samples, toy.Losses(samples), marginals).mul(costs.shape[0]);
        };
    }

    private static Tensor Gumbel(StepKey key, long runs, long states)
    {
        var draws = new float[runs * states];
        var noise = new GumbelNoise();
        Parallel.For(0, (int)runs, run =>
            noise.Sample(key, NoisePurpose.Estimator, run, 0, draws.AsSpan(run * (int)states, (int)states)));
        return tensor(draws, [runs, states]).to(ScalarType.Float64);
    }
}
