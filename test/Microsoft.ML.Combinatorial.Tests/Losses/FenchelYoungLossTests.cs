using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

/// <summary>Fenchel–Young losses against closed forms.</summary>
[TestClass]
public class FenchelYoungLossTests
{
    private const int Samples = 20_000;
    private static readonly SubsetProblem OneOfThree = new(3, 1);
    private static readonly float[] Costs = [-1, -0.4f, 0.5f];
    private static readonly float[] Truth = [0, 1, 0];

    [TestMethod]
    public void With_Gumbel_noise_on_one_hot_solutions_it_is_the_cross_entropy()
    {
        // F(θ) = logsumexp(θ) + γ and the gradient softmax(θ) − y*, for θ = −costs.
        var loss = new PerturbedFenchelYoungLoss(new GumbelNoise(), Samples);
        (double value, double[] gradient) = Evaluate(loss, OneOfThree, Costs, Truth);
        double[] weights = [.. Costs.Select(cost => Math.Exp(-cost))];
        double sum = weights.Sum();
        Assert.AreEqual(Math.Log(sum) + 0.5772157 + Costs[1], value, 5 * 1.3 / Math.Sqrt(Samples));
        for (int i = 0; i < 3; i++)
        {
            double share = weights[i] / sum;
            Assert.AreEqual(Truth[i] - share, gradient[i], 5 * Math.Sqrt(share * (1 - share) / Samples), $"slot {i}");
        }
    }

    [TestMethod]
    public void Without_noise_it_is_the_perceptron()
    {
        (double value, double[] gradient) = Evaluate(new PerturbedFenchelYoungLoss(samples: 2, temperature: 0), OneOfThree, Costs, Truth);
        (double expected, double[] slope) = Evaluate(new PerceptronLoss(), OneOfThree, Costs, Truth);
        Assert.AreEqual(expected, value, 1e-7);
        CollectionAssert.AreEqual(slope, gradient);
        (value, gradient) = Evaluate(new MultiplicativeFenchelYoungLoss(2, 0), OneOfThree, Costs, Truth);
        Assert.AreEqual(expected, value, 1e-6);
        TensorValues.AreClose([.. slope.Select(x => (float)x)], [.. gradient.Select(x => (float)x)], 1e-6);
    }

    [TestMethod]
    public void Multiplicative_noise_keeps_the_mean_and_the_sign()
    {
        // One slot of two has cost 0 and keeps it; the other's noisy cost is negative whatever the noise, so it is always chosen.
        var problem = new SubsetProblem(2, 1);
        (double value, double[] gradient) = Evaluate(new MultiplicativeFenchelYoungLoss(Samples, 0.5), problem, [0, -1], [1, 0]);
        double deviation = Math.Sqrt(Math.Exp(0.25) - 1) / Math.Sqrt(Samples);
        Assert.AreEqual(1, value, 5 * deviation);
        Assert.AreEqual(1, gradient[0], 1e-6);
        Assert.AreEqual(-1, gradient[1], 5 * deviation);
    }

    [TestMethod]
    public void Regularised_on_one_hot_solutions_it_is_the_sparsemax_loss()
    {
        // θ = (1, 0.4, −0.5): the threshold of sparsemax is (1 + 0.4 − 1) / 2 = 0.2, the projection (0.8, 0.2, 0).
        (double value, double[] gradient) = Evaluate(new RegularizedFenchelYoungLoss(1, tolerance: 0), OneOfThree, Costs, Truth);
        TensorValues.AreClose([-0.8f, 0.8f, 0], [.. gradient.Select(x => (float)x)], 1e-5);
        double regularised = -0.8 - 0.08 + ((0.64 + 0.04) / 2);
        Assert.AreEqual(-0.4 + 0.5 - regularised, value, 1e-5);
    }

    [TestMethod]
    public void Regularised_it_is_never_negative_and_zero_where_the_decision_is_clear()
    {
        var problem = new LinearAssignmentProblem(3, 3);
        var random = new Random(3);
        for (int trial = 0; trial < 30; trial++)
        {
            float[] costs = ProblemFamily.Costs(problem, random), truth = Enumeration.Assignments(problem).ElementAt(trial % 6);
            Assert.IsGreaterThanOrEqualTo(-1e-5, Evaluate(new RegularizedFenchelYoungLoss(0.5), problem, costs, truth).Value);
            float[] clear = [.. truth.Select(y => -10 * y)];
            Assert.AreEqual(0, Evaluate(new RegularizedFenchelYoungLoss(0.5), problem, clear, truth).Value, 1e-5);
        }
    }

    [TestMethod]
    public void Losses_are_convex_along_any_line()
    {
        var problem = new LinearAssignmentProblem(3, 3);
        var random = new Random(4);
        CostLoss[] losses =
            [new SpoPlusLoss(), new StructuredSvmLoss(), new PerturbedFenchelYoungLoss(samples: 4), new RegularizedFenchelYoungLoss(0.5)];
        for (int trial = 0; trial < 30; trial++)
        {
            float[] a = ProblemFamily.Costs(problem, random), b = ProblemFamily.Costs(problem, random);
            float[] middle = [.. a.Zip(b, (x, y) => (x + y) / 2)], truth = Enumeration.Assignments(problem).ElementAt(trial % 6);
            foreach (CostLoss loss in losses)
            {
                double Value(float[] costs) => Evaluate(loss, problem, costs, truth).Value;
                Assert.IsLessThanOrEqualTo(((Value(a) + Value(b)) / 2) + 1e-5, Value(middle), loss.ToString());
            }
        }
    }

    [TestMethod]
    public void Parameters_out_of_range_are_named()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PerturbedFenchelYoungLoss(samples: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PerturbedFenchelYoungLoss(temperature: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MultiplicativeFenchelYoungLoss(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new RegularizedFenchelYoungLoss(0));
    }

    private static (double Value, double[] Gradient) Evaluate(CostLoss loss, CombinatorialProblem problem, float[] costs, float[] truth)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(
            () => problem is SubsetProblem ? new SubsetSolver() : new JonkerVolgenantSolver(), 1);
        Tensor tracked = TensorValues.Rows(costs).to(ScalarType.Float64).requires_grad_();
        Tensor target = TensorValues.Rows(truth).to(ScalarType.Float64);
        Tensor value = loss.Compute(new SolverBatch(pool, problem), tracked, new LossTarget(target, target), new StepKey(2, 3));
        value.backward();
        return (value.item<double>(), tracked.grad!.data<double>().ToArray());
    }
}
