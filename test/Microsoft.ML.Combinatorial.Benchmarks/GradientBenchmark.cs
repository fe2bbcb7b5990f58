using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks;

/// <summary>A training step of each gradient estimator through the choice of 10 among 100, batch 64, on one thread; and the noise alone. The
/// least of all rounds counts, the cases taking turns.</summary>
internal static class GradientBenchmark
{
    private const int Batch = 64;
    private const int Slots = 100;
    private const int Draws = 64_000;

    public static void Run(int rounds)
    {
        set_num_threads(1);
        using var pool = new SolverPool(() => new SubsetSolver(), 1);
        var solver = new SolverBatch(pool, new SubsetProblem(Slots, 10));
        var sumOfGamma = new SumOfGammaNoise(10);
        (string Name, Action Run)[] cases =
        [
            ("noise: 64,000 Sum-of-Gamma draws", Noise(sumOfGamma)),
            ("noise: 64,000 Gaussian draws", Noise(new GaussianNoise())),
            ("noise: 64,000 Gumbel draws", Noise(new GumbelNoise())),
            ("identity", Step(new IdentityGradientEstimator(), solver)),
            ("blackbox", Step(new BlackboxGradientEstimator(), solver)),
            ("implicit MLE, S = 10", Step(new ImplicitMleGradientEstimator(sumOfGamma, samples: 10), solver)),
            ("adaptive implicit MLE, S = 10", Step(new AdaptiveImplicitMleGradientEstimator(sumOfGamma, 10), solver)),
            ("straight-through, S = 10", Step(new StraightThroughGradientEstimator(sumOfGamma, 10), solver)),
            ("perturbed, S = 10", Step(new PerturbedGradientEstimator(), solver)),
            ("multiplicative perturbed, S = 10", Step(new MultiplicativePerturbedGradientEstimator(), solver)),
            ("score function, S = 10", Step(new ScoreFunctionGradientEstimator(sumOfGamma), solver)),
            ("Frank-Wolfe, nu = 1", Step(new FrankWolfeGradientEstimator(), solver)),
        ];
        double[] best = [.. cases.Select(_ => double.PositiveInfinity)];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < cases.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                cases[i].Run();
                best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        for (int i = 0; i < cases.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases[i].Name,-36} {best[i],9:0.000} ms"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"bench gradients: imle_topk_s10_ms={best[5]:0.000} sog_ns_per_draw={best[0] * 1e6 / Draws:0.00}"));
    }

    private static Action Noise(NoiseDistribution noise)
    {
        var draws = new float[Slots];
        long step = 0;
        return () =>
        {
            step++;
            for (int row = 0; row < Draws / Slots; row++)
            {
                noise.Sample(new StepKey(1, step), NoisePurpose.Estimator, row, 0, draws);
            }
        };
    }

    private static Action Step(GradientEstimator estimator, SolverBatch solver)
    {
        var layer = new CombinatorialLayer(estimator);
        Tensor costs = randn(Batch, Slots).requires_grad_(), upstream = randn(Batch, Slots);
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            layer.Forward(costs, solver).backward([upstream]);
        };
    }
}
