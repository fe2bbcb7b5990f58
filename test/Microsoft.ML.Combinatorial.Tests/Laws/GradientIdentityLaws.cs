using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>Exact identities between the estimators, over sets whose solutions are listed.</summary>
[TestClass]
public class GradientIdentityLaws
{
    private const int Instances = 40;

    public static IEnumerable<object[]> Sets => ListedProblem.Names;

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Implicit_MLE_without_noise_and_scaled_is_Blackbox_bit_for_bit(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        int different = 0;
        foreach ((float[] costs, float[] upstream) in Draws(problem, 1))
        {
            foreach (double interpolation in new[] { 0.3, 1, 7 })
            {
                var implicitMle = new ImplicitMleGradientEstimator(null, interpolation, scaleByLambda: true);
                float[] gradient = EstimatorRun.Of(implicitMle, problem, costs, upstream).Gradient;
                float[] blackbox = EstimatorRun.Of(new BlackboxGradientEstimator(interpolation), problem, costs, upstream).Gradient;
                CollectionAssert.AreEqual(blackbox, gradient);
                different += gradient.Any(value => value != 0) ? 1 : 0;
            }
        }

        Assert.IsGreaterThan(Instances / 2, different, "most steps change the decision");
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Implicit_MLE_is_the_difference_of_two_solutions_under_one_noise(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        var noise = new SumOfGammaNoise(3);
        int seen = 0;
        foreach ((float[] costs, float[] upstream) in Draws(problem, 2))
        {
            var draw = new float[problem.Size];
            noise.Sample(new StepKey(1, seen), NoisePurpose.Estimator, 0, 0, draw);
            float[] noisy = [.. costs.Zip(draw, (cost, value) => cost - (0.5f * value))];
            float[] moved = [.. noisy.Zip(upstream, (cost, slope) => cost + (2 * slope))];
            float[] expected = [.. problem.Cheapest(moved).Zip(problem.Cheapest(noisy), (to, from) => to - from)];
            (float[] solution, float[] gradient) =
                EstimatorRun.Of(new ImplicitMleGradientEstimator(noise, 2, temperature: 0.5), problem, costs, upstream, seen++);
            CollectionAssert.AreEqual(problem.Cheapest(noisy), solution);
            CollectionAssert.AreEqual(expected, gradient);
            Assert.IsTrue(gradient.All(value => value is -1 or 0 or 1));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Differences_of_solutions_sum_to_nothing_where_solutions_agree_in_their_sum(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        bool any = false;
        foreach (GradientCase entry in GradientRegistry.Cases.Where(entry => entry.KeepsLinearConstraints))
        {
            foreach ((float[] costs, float[] upstream) in Draws(problem, 3).Take(8))
            {
                float[] gradient = EstimatorRun.Of(entry.Create(), problem, costs, upstream).Gradient;
                bool nothing = Math.Abs(gradient.Sum(value => (double)value)) < 1e-5;
                Assert.IsTrue(nothing || problem.SolutionSum is null, $"{entry.Name}: {gradient.Sum()}");
                any |= !nothing;
            }
        }

        Assert.AreEqual(problem.SolutionSum is null, any, "paths of different length must show");
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Entries_of_Implicit_MLE_lie_between_minus_one_and_one(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        foreach ((float[] costs, float[] upstream) in Draws(problem, 4))
        {
            float[] gradient = EstimatorRun.Of(new ImplicitMleGradientEstimator(new GumbelNoise(), 5, 7), problem, costs, upstream).Gradient;
            Assert.IsTrue(gradient.All(value => Math.Abs(value) <= 1));
            Assert.IsTrue(gradient.All(value => Math.Abs((value * 7) - Math.Round(value * 7)) < 1e-5), "sevenths");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void A_vanishing_step_has_no_gradient_and_an_endless_one_that_of_the_perceptron(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        var random = new Random(5);
        foreach ((float[] costs, _) in Draws(problem, 5))
        {
            float[] target = problem.Solutions[random.Next(problem.Solutions.Length)];
            float[] upstream = [.. target.Select(value => 1 - (2 * value))];
            float[] Of(double interpolation, ImplicitMleTarget kind) => EstimatorRun.Of(
                new ImplicitMleGradientEstimator(null, interpolation, target: kind), problem, costs, upstream).Gradient;
            float[] perceptron = [.. target.Zip(problem.Cheapest(costs), (wanted, found) => wanted - found)];
            Assert.IsTrue(Of(1e-7, ImplicitMleTarget.Perturbation).All(value => value == 0));
            CollectionAssert.AreEqual(perceptron, Of(1e4, ImplicitMleTarget.Perturbation));

            // Fact 1 of the paper: the target at the upstream itself is the structured perceptron.
            CollectionAssert.AreEqual(perceptron, Of(10, ImplicitMleTarget.Costs));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Under_regret_Implicit_MLE_is_the_gradient_of_perturb_and_MAP_likelihood(string name)
    {
        // Fact 2 of the paper: with the true costs as upstream, the mean solution there less that at the predicted costs.
        ListedProblem problem = ListedProblem.Of(name);
        var noise = new GumbelNoise();
        foreach ((float[] costs, float[] truth) in Draws(problem, 6).Take(10))
        {
            var estimator = new ImplicitMleGradientEstimator(noise, samples: 50, target: ImplicitMleTarget.Costs);
            float[] gradient = EstimatorRun.Of(estimator, problem, costs, truth).Gradient;
            var marginals = new StraightThroughGradientEstimator(noise, 50);
            float[] predicted = EstimatorRun.Of(marginals, problem, costs, costs).Solution;
            float[] wanted = EstimatorRun.Of(marginals, problem, truth, truth).Solution;
            TensorValues.AreClose([.. wanted.Zip(predicted, (to, from) => to - from)], gradient, 1e-6);
            Assert.IsTrue(gradient.Any(value => value != 0));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Identity_first_moves_to_a_solution_that_the_loss_prefers(string name)
    {
        // Theorem 1 of arXiv:2205.15213.
        ListedProblem problem = ListedProblem.Of(name);
        int moved = 0;
        foreach ((float[] start, float[] upstream) in Draws(problem, 7))
        {
            float[] first = problem.Cheapest(start);
            bool better = problem.Solutions.Any(other => problem.Objective(upstream, other) < problem.Objective(upstream, first) - 0.3);
            float[] gradient = EstimatorRun.Of(new IdentityGradientEstimator(), problem, start, upstream).Gradient;
            for (int step = 1; step <= 8000; step++)
            {
                float[] now = problem.Cheapest([.. start.Zip(gradient, (cost, slope) => cost - (step * 0.005f * slope))]);
                if (!now.SequenceEqual(first))
                {
                    Assert.IsLessThan(problem.Objective(upstream, first), problem.Objective(upstream, now));
                    moved++;
                    better = false;
                    break;
                }
            }

            Assert.IsFalse(better, "where some solution is clearly better, one is reached");
        }

        Assert.IsGreaterThan(Instances / 2, moved);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void No_upstream_no_gradient(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        foreach (GradientCase entry in GradientRegistry.Cases)
        {
            foreach ((float[] costs, _) in Draws(problem, 8).Take(5))
            {
                float[] gradient = EstimatorRun.Of(entry.Create(), problem, costs, new float[problem.Size]).Gradient;
                Assert.IsTrue(gradient.All(value => value == 0), entry.Name);
            }
        }
    }

    private static IEnumerable<(float[] Costs, float[] Upstream)> Draws(CombinatorialProblem problem, int seed)
    {
        var random = new Random(seed);
        for (int instance = 0; instance < Instances; instance++)
        {
            yield return (ProblemFamily.Costs(problem, random), ProblemFamily.Costs(problem, random));
        }
    }
}
