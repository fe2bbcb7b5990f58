using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>Estimators against the papers' formulas and against exact gradients, over sets whose solutions are listed.</summary>
[TestClass]
public class GradientOracleLaws
{
    private const int Instances = 20;

    public static IEnumerable<object[]> Sets => ListedProblem.Names;

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void A_maximiser_of_minus_the_costs_gets_minus_the_gradient(string name)
    {
        // Algorithm 1 of arXiv:2106.01798 as printed, for scores θ that are maximised: z(θ + τε) − z(αθ − λg + τ′ε).
        const float Lambda = 1.5f, Alpha = 0.8f, Tau = 0.5f, TargetTau = 0.2f;
        const int Samples = 3;
        ListedProblem problem = ListedProblem.Of(name);
        var noise = new SumOfGammaNoise(3);
        var estimator = new ImplicitMleGradientEstimator(noise, Lambda, Samples, Tau, TargetTau, Alpha);
        ForEach(problem, 1, (costs, upstream, step) =>
        {
            float[] scores = [.. costs.Select(cost => -cost)];
            var expected = new float[problem.Size];
            for (int sample = 0; sample < Samples; sample++)
            {
                var draw = new float[problem.Size];
                noise.Sample(new StepKey(1, step), NoisePurpose.Estimator, 0, sample, draw);
                float[] state = Dearest(problem, [.. scores.Zip(draw, (score, e) => score + (Tau * e))]);
                float[] target = Dearest(problem, [.. scores.Select((score, i) => (Alpha * score) - (Lambda * upstream[i]) + (TargetTau * draw[i]))]);
                for (int i = 0; i < expected.Length; i++)
                {
                    expected[i] += (state[i] - target[i]) / Samples;
                }
            }

            float[] gradient = EstimatorRun.Of(estimator, problem, costs, upstream, step).Gradient;
            TensorValues.AreClose([.. expected.Select(value => -value)], gradient, 1e-6, $"instance {step}");

            // Blackbox for a maximiser: (z(θ) − z(θ − λg)) / λ.
            float[] moved = Dearest(problem, [.. scores.Zip(upstream, (score, slope) => score - (Lambda * slope))]);
            float[] ofScores = [.. Dearest(problem, scores).Zip(moved, (at, to) => (at - to) / Lambda)];
            float[] ofCosts = EstimatorRun.Of(new BlackboxGradientEstimator(Lambda), problem, costs, upstream).Gradient;
            TensorValues.AreClose([.. ofScores.Select(value => -value)], ofCosts, 1e-6, $"instance {step}");
        });
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void An_endless_step_leads_to_the_best_for_the_upstream_and_scaled_to_nothing(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        ForEach(problem, 2, (costs, upstream, _) =>
        {
            float[] expected = [.. problem.Cheapest(upstream).Zip(problem.Cheapest(costs), (to, from) => to - from)];
            CollectionAssert.AreEqual(
                expected, EstimatorRun.Of(new ImplicitMleGradientEstimator(null, 1e6), problem, costs, upstream).Gradient);
            float[] scaled = EstimatorRun.Of(new BlackboxGradientEstimator(1e6), problem, costs, upstream).Gradient;
            Assert.IsTrue(scaled.All(value => Math.Abs(value) < 1.001e-6));
        });
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void At_the_target_there_is_nothing_to_gain(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        ForEach(problem, 3, (costs, _, _) =>
        {
            // The Hamming distance has a gradient at the target too; no step along it leaves the target.
            float[] upstream = [.. problem.Cheapest(costs).Select(value => 1 - (2 * value))];
            foreach (double interpolation in new[] { 0.1, 3, 1000 })
            {
                float[] gradient = EstimatorRun.Of(new BlackboxGradientEstimator(interpolation), problem, costs, upstream).Gradient;
                Assert.IsTrue(gradient.All(value => value == 0));
            }
        });
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Under_the_squared_distance_Blackbox_is_Identity_over_twice_the_step_where_it_reaches_the_target(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        var random = new Random(4);
        int reached = 0;
        ForEach(problem, 4, (costs, _, _) =>
        {
            float[] solution = problem.Cheapest(costs), target = problem.Solutions[random.Next(problem.Solutions.Length)];
            float[] upstream = [.. solution.Zip(target, (y, wanted) => 2 * (y - wanted))];
            float[] identity = EstimatorRun.Of(new IdentityGradientEstimator(), problem, costs, upstream).Gradient;
            CollectionAssert.AreEqual(target.Zip(solution, (wanted, y) => 2 * (wanted - y)).ToArray(), identity);
            const double Lambda = 8;
            float[] moved = [.. costs.Zip(upstream, (cost, slope) => cost + (8 * slope))];
            if (problem.Cheapest(moved).SequenceEqual(target))
            {
                reached++;
                float[] blackbox = EstimatorRun.Of(new BlackboxGradientEstimator(Lambda), problem, costs, upstream).Gradient;
                TensorValues.AreClose([.. identity.Select(value => value / 16)], blackbox, 1e-7);
            }
        });
        Assert.IsGreaterThan(Instances / 3, reached);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Scaling_the_upstream_leaves_the_target_of_the_adaptive_step(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        var estimator = new AdaptiveImplicitMleGradientEstimator(new SumOfGammaNoise(3), 5, 0.3);
        int different = 0;
        ForEach(problem, 5, (costs, upstream, step) =>
        {
            float[] gradient = EstimatorRun.Of(estimator, problem, costs, upstream, step).Gradient;
            float[] scaled = EstimatorRun.Of(estimator, problem, costs, [.. upstream.Select(value => 32 * value)], step).Gradient;
            TensorValues.AreClose([.. gradient.Select(value => 32 * value)], scaled, 1e-4);
            different += gradient.Any(value => value != 0) ? 1 : 0;
        });
        Assert.IsGreaterThan(Instances / 2, different);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void The_perturbed_gradient_sums_to_zero_in_expectation_where_all_solutions_have_one_sum(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        if (problem.SolutionSum is null)
        {
            return;
        }

        (float[] costs, float[] upstream) = Draw(problem, new Random(6));
        var estimator = new PerturbedGradientEstimator(new GumbelNoise(), 40, 0.5);
        MonteCarlo.IsUnbiased([0], 100, run => [EstimatorRun.Of(estimator, problem, costs, upstream, run).Gradient.Sum()]);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Estimators_of_the_expected_loss_point_where_the_exact_gradient_does(string name)
    {
        // A loss that is linear in the solution, under p(z) ∝ exp(−costs · z), by enumeration.
        ListedProblem problem = ListedProblem.Of(name);
        GradientEstimator[] estimators =
        [
            new ImplicitMleGradientEstimator(new SumOfGammaNoise(3), 1, 200), new PerturbedGradientEstimator(new GumbelNoise(), 1000),
            new AdaptiveImplicitMleGradientEstimator(new SumOfGammaNoise(3), 200),
        ];
        var sums = new double[estimators.Length];
        ForEach(problem, 7, (costs, upstream, step) =>
        {
            double[] exact = Exact(problem, costs, solution => problem.Objective(upstream, solution));
            for (int e = 0; e < estimators.Length; e++)
            {
                float[] gradient = EstimatorRun.Of(estimators[e], problem, costs, upstream, step).Gradient;
                sums[e] += MonteCarlo.Cosine(exact, [.. gradient.Select(value => (double)value)]);
            }
        });
        for (int e = 0; e < estimators.Length; e++)
        {
            Assert.IsGreaterThan(0.7, sums[e] / Instances, estimators[e].ToString());
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void The_score_function_has_the_exact_gradient_in_expectation(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        var random = new Random(8);
        (float[] costs, float[] slopes) = Draw(problem, random);
        double Loss(float[] solution) => Math.Pow(problem.Objective(slopes, solution) - 1, 2);
        double[] p = problem.Probabilities(costs);
        float[][] Samples(int count) => [.. Enumerable.Range(0, count).Select(_ => problem.Draw(p, random))];
        MonteCarlo.IsUnbiased(Exact(problem, costs, Loss), 1000, _ =>
        {
            using var scope = NewDisposeScope();
            float[][] drawn = Samples(6);
            Tensor at = TensorValues.Rows(costs).requires_grad_();
            Tensor losses = tensor(drawn.Select(solution => (float)Loss(solution)).ToArray(), [drawn.Length, 1]);
            ScoreFunction.Surrogate(at, TensorValues.Rows(drawn).unsqueeze(1), losses).backward();
            return at.grad!.Values();
        });
    }

    /// <summary>d E[loss] / d costs = −Cov(loss, solution), by enumeration.</summary>
    private static double[] Exact(ListedProblem problem, float[] costs, Func<float[], double> loss)
    {
        double[] p = problem.Probabilities(costs), losses = [.. problem.Solutions.Select(loss)];
        double mean = p.Zip(losses, (share, value) => share * value).Sum();
        return [.. Enumerable.Range(0, problem.Size).Select(slot =>
            -problem.Solutions.Select((solution, s) => p[s] * (losses[s] - mean) * solution[slot]).Sum())];
    }

    /// <summary>The solution of greatest score.</summary>
    private static float[] Dearest(ListedProblem problem, float[] scores) =>
        problem.Solutions.MaxBy(solution => problem.Objective(scores, solution))!;

    private static void ForEach(ListedProblem problem, int seed, Action<float[], float[], int> law)
    {
        var random = new Random(seed);
        for (int instance = 0; instance < Instances; instance++)
        {
            (float[] costs, float[] upstream) = Draw(problem, random);
            law(costs, upstream, instance);
        }
    }

    private static (float[] Costs, float[] Upstream) Draw(CombinatorialProblem problem, Random random) =>
        (ProblemFamily.Costs(problem, random), ProblemFamily.Costs(problem, random));
}
