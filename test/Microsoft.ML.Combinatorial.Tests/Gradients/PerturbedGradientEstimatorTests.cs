using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class PerturbedGradientEstimatorTests
{
    private const int Runs = 200;
    private static readonly float[] Costs = [0.3f, -0.4f, 0.1f, 0.8f, -0.2f];
    private static readonly float[] Upstream = [1, -0.5f, 0.2f, 0.7f, -1.2f];

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void With_Gumbel_noise_a_choice_of_one_is_the_softmax_and_its_Jacobian(bool antithetic)
    {
        const double Sigma = 0.6;
        double[] p = Softmax(Costs, Sigma);
        double mean = p.Zip(Upstream, (x, y) => x * y).Sum();
        double[] product = [.. p.Zip(Upstream, (x, y) => -x * (y - mean) / Sigma)];
        ListedProblem problem = ListedProblem.OneHot(5);
        var estimator = new PerturbedGradientEstimator(new GumbelNoise(), 40, Sigma, antithetic: antithetic);
        MonteCarlo.IsUnbiased(p, Runs, run => EstimatorRun.Of(estimator, problem, Costs, Upstream, run).Solution);
        MonteCarlo.IsUnbiased(product, Runs, run => EstimatorRun.Of(estimator, problem, Costs, Upstream, run).Gradient);
        var plain = new PerturbedGradientEstimator(new GumbelNoise(), 40, Sigma, baseline: false);
        MonteCarlo.IsUnbiased(product, Runs, run => EstimatorRun.Of(plain, problem, Costs, Upstream, run).Gradient);
    }

    [TestMethod]
    public void Perturb_and_MAP_with_Gumbel_noise_draws_from_the_softmax()
    {
        var estimator = new StraightThroughGradientEstimator(new GumbelNoise(), 100);
        MonteCarlo.IsUnbiased(
            Softmax(Costs, 1), Runs, run => EstimatorRun.Of(estimator, ListedProblem.OneHot(5), Costs, Upstream, run).Solution);
    }

    [TestMethod]
    [DataRow(-0.5f)]
    [DataRow(0.2f)]
    public void A_threshold_becomes_the_normal_distribution_and_its_density(float cost)
    {
        // Taken where cost − σZ < 0: with probability Φ(−cost/σ), whose derivative is −φ(cost/σ)/σ.
        const double Sigma = 0.7;
        double z = cost / Sigma, slope = -Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / Sigma;
        var estimator = new PerturbedGradientEstimator(samples: 40, temperature: Sigma);
        MonteCarlo.IsUnbiased(
            [Statistics.NormalDistribution(-z)], Runs, run => EstimatorRun.Of(estimator, ListedProblem.Threshold(), [cost], [1], run).Solution);
        MonteCarlo.IsUnbiased(
            [3 * slope], Runs, run => EstimatorRun.Of(estimator, ListedProblem.Threshold(), [cost], [3], run).Gradient);
    }

    [TestMethod]
    public void A_linear_solver_has_the_identity_for_its_Jacobian_and_the_baseline_lowers_the_error()
    {
        double[] truth = [.. Upstream.Select(value => (double)-value)];
        float[] far = [.. Costs.Select(cost => cost + 3)];
        float[] Gradient(PerturbedGradientEstimator estimator, int run)
        {
            using var scope = NewDisposeScope();
            using var pool = new SolverPool(() => new Negation(), 1);
            var batch = new SolverBatch(pool, new AnyVector());
            (Tensor _, object? saved) = estimator.Forward(batch, TensorValues.Rows(far), new StepKey(1, run));
            return estimator.Backward(batch, saved, TensorValues.Rows(Upstream)).Values();
        }

        var with = new PerturbedGradientEstimator(samples: 20, temperature: 0.5);
        var without = new PerturbedGradientEstimator(samples: 20, temperature: 0.5, baseline: false);
        var antithetic = new PerturbedGradientEstimator(samples: 20, temperature: 0.5, antithetic: true);
        MonteCarlo.IsUnbiased(truth, Runs, run => Gradient(with, run));
        MonteCarlo.IsUnbiased(truth, Runs, run => Gradient(without, run));
        MonteCarlo.IsUnbiased(truth, Runs, run => Gradient(antithetic, run));
        double error = MonteCarlo.MeanSquaredError(truth, Runs, run => Gradient(without, run));
        Assert.IsLessThan(0.5 * error, MonteCarlo.MeanSquaredError(truth, Runs, run => Gradient(with, run)));
        Assert.IsLessThan(0.5 * error, MonteCarlo.MeanSquaredError(truth, Runs, run => Gradient(antithetic, run)));
    }

    [TestMethod]
    public void Multiplicative_noise_keeps_signs_and_has_the_true_derivative()
    {
        // Two slots of costs a, b > 0: the first is chosen with probability Φ(ln(b/a) / (σ√2)).
        const double Sigma = 0.5;
        double spread = Sigma * Math.Sqrt(2), z = Math.Log(1.3 / 1.1) / spread;
        double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / spread, chosen = Statistics.NormalDistribution(z);
        var estimator = new MultiplicativePerturbedGradientEstimator(40, Sigma);
        ListedProblem problem = ListedProblem.OneHot(2);
        float[] costs = [1.1f, 1.3f], upstream = [2, -1];
        MonteCarlo.IsUnbiased([chosen, 1 - chosen], Runs, run => EstimatorRun.Of(estimator, problem, costs, upstream, run).Solution);
        MonteCarlo.IsUnbiased(
            [-3 * density / 1.1, 3 * density / 1.3], Runs, run => EstimatorRun.Of(estimator, problem, costs, upstream, run).Gradient);

        // A slot of cost 0 stays there and has no gradient; a negative one is always the cheapest.
        (float[] solution, float[] gradient) = EstimatorRun.Of(estimator, ListedProblem.OneHot(3), [0, -1, 1], [1, 2, 3]);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0 }, solution);
        Assert.AreEqual(0, gradient[0]);
    }

    [TestMethod]
    public void What_makes_no_estimator_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new PerturbedGradientEstimator(new SumOfGammaNoise(3)));
        Assert.ThrowsExactly<ArgumentException>(() => new PerturbedGradientEstimator(samples: 3, antithetic: true));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PerturbedGradientEstimator(temperature: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MultiplicativePerturbedGradientEstimator(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new StraightThroughGradientEstimator(null, 1, double.NaN));
    }

    private static double[] Softmax(float[] costs, double temperature) => ListedProblem.OneHot(costs.Length).Probabilities(costs, temperature);

    private sealed class AnyVector : CombinatorialProblem
    {
        public override string Name => "any vector";

        public override int Size => 5;

        public override bool IsFeasible(ReadOnlySpan<float> solution) => solution.Length == 5;

        public override string DescribeSlot(int slot) => $"slot {slot}";
    }

    /// <summary>The least of costs · y + ‖y‖²/2: y = −costs.</summary>
    private sealed class Negation : CombinatorialSolver<AnyVector>
    {
        protected override void PrepareCore(AnyVector problem)
        {
        }

        protected override SolverResult SolveCore(
            AnyVector problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
        {
            System.Numerics.Tensors.TensorPrimitives.Negate(costs, solution);
            return SolverResult.Optimal(problem.Objective(costs, solution));
        }
    }
}
