using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class ImplicitMleGradientEstimatorTests
{
    private static readonly ListedProblem OneOfThree = ListedProblem.OneHot(3);

    [TestMethod]
    [DataRow(0.05, false, 0f)]
    [DataRow(0.15, false, 1f)]
    [DataRow(0.15, true, 1 / 0.15f)]
    [DataRow(1.0, true, 1f)]
    public void Follows_a_worked_example(double interpolation, bool scaled, float expected)
    {
        // Costs −1, −0.8, −0.1 choose slot 0; a step along (1, −1, 0) makes slot 1 cheaper once it is longer than 0.1.
        var estimator = new ImplicitMleGradientEstimator(null, interpolation, scaleByLambda: scaled);
        (float[] solution, float[] gradient) = EstimatorRun.Of(estimator, OneOfThree, [-1, -0.8f, -0.1f], [1, -1, 0]);
        CollectionAssert.AreEqual(new float[] { 1, 0, 0 }, solution);
        TensorValues.AreClose([-expected, expected, 0], gradient, 1e-5);
    }

    [TestMethod]
    public void Two_sided_it_is_half_the_difference_of_both_sides()
    {
        // λ = 0.5 along (1, −1, 2) leads from −1, −0.8, −0.1 to −0.5, −1.3, 0.9 (slot 1), and back to −1.5, −0.3, −1.1 (slot 0).
        var estimator = new ImplicitMleGradientEstimator(null, 0.5, twoSided: true);
        float[] gradient = EstimatorRun.Of(estimator, OneOfThree, [-1, -0.8f, -0.1f], [1, -1, 2]).Gradient;
        TensorValues.AreClose([-0.5f, 0.5f, 0], gradient, 0);
        var scaled = new ImplicitMleGradientEstimator(null, 0.5, twoSided: true, scaleByLambda: true);
        TensorValues.AreClose([-1, 1, 0], EstimatorRun.Of(scaled, OneOfThree, [-1, -0.8f, -0.1f], [1, -1, 2]).Gradient, 1e-6);
    }

    [TestMethod]
    public void Without_weight_the_costs_are_left_out_of_the_target()
    {
        // α = 0: the target is at 0.01 (0, 0, −1), whose cheapest is slot 2, however dear it is.
        var estimator = new ImplicitMleGradientEstimator(null, 0.01, costWeight: 0);
        float[] gradient = EstimatorRun.Of(estimator, OneOfThree, [-1, -0.8f, 5], [0, 0, -1]).Gradient;
        TensorValues.AreClose([-1, 0, 1], gradient, 0);
    }

    [TestMethod]
    public void Target_Costs_puts_the_upstream_where_there_is_one()
    {
        // (−1, −0.8, −0.1) with upstream (0, −2, 0) becomes (−1, −2, −0.1): slot 1.
        var estimator = new ImplicitMleGradientEstimator(null, target: ImplicitMleTarget.Costs);
        TensorValues.AreClose([-1, 1, 0], EstimatorRun.Of(estimator, OneOfThree, [-1, -0.8f, -0.1f], [0, -2, 0]).Gradient, 0);
    }

    [TestMethod]
    public void The_target_s_temperature_is_its_own()
    {
        // Noise of 1000 in the forward pass only: the target is always the choice at the moved costs.
        var estimator = new ImplicitMleGradientEstimator(new GumbelNoise(), 1, 400, 1000, 0);
        (float[] solution, float[] gradient) = EstimatorRun.Of(estimator, OneOfThree, [0, 0.5f, 1], [3, 0, 0]);
        TensorValues.AreClose([1 / 3f, 1 / 3f, 1 / 3f], solution, 0.12);
        TensorValues.AreClose([-solution[0], 1 - solution[1], -solution[2]], gradient, 1e-5);
    }

    [TestMethod]
    public void It_points_roughly_where_the_exact_gradient_does()
    {
        // E over p(z) ∝ exp(−w · z) of ‖z − b‖² on 3 of 6, by enumeration; the upstream is the loss's slope at each sample's mean.
        ListedProblem problem = ListedProblem.Subset(6, 3);
        var random = new Random(1);
        double sum = 0;
        const int Runs = 30;
        for (int run = 0; run < Runs; run++)
        {
            float[] costs = ProblemFamily.Costs(problem, random), b = ProblemFamily.Costs(problem, random);
            double[] p = problem.Probabilities(costs);
            double[] losses = [.. problem.Solutions.Select(z => z.Zip(b, (x, y) => Math.Pow(x - y, 2)).Sum())];
            double mean = p.Zip(losses, (x, y) => x * y).Sum();
            double[] exact = [.. Enumerable.Range(0, 6).Select(i =>
                -Enumerable.Range(0, p.Length).Sum(s => p[s] * (losses[s] - mean) * problem.Solutions[s][i]))];
            float[] upstream = [.. b.Select(value => 1 - (2 * value))];
            var estimator = new ImplicitMleGradientEstimator(new SumOfGammaNoise(3), 1, 200);
            sum += MonteCarlo.Cosine(exact, [.. EstimatorRun.Of(estimator, problem, costs, upstream, run).Gradient.Select(x => (double)x)]);
        }

        Assert.IsGreaterThan(0.8, sum / Runs);
    }

    [TestMethod]
    public void Numbers_that_make_no_estimator_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImplicitMleGradientEstimator(null, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImplicitMleGradientEstimator(null, samples: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImplicitMleGradientEstimator(null, temperature: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImplicitMleGradientEstimator(null, targetTemperature: double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImplicitMleGradientEstimator(null, costWeight: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImplicitMleGradientEstimator(null, target: (ImplicitMleTarget)9));
        Assert.ThrowsExactly<ArgumentException>(
            () => new ImplicitMleGradientEstimator(null, scaleByLambda: true, target: ImplicitMleTarget.Costs));
    }
}
