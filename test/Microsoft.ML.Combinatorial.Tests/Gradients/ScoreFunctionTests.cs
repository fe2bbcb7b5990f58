using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class ScoreFunctionTests
{
    private static readonly float[] Costs = [0.3f, -0.4f, 0.1f, 0.8f, -0.2f];
    private static readonly float[] LossOfSlot = [1, 5, 2, 0.5f, 3];

    [TestMethod]
    public void Through_a_layer_it_is_the_gradient_of_the_expected_loss()
    {
        // A choice of one: any loss is a table. d E[ℓ] / dw = −p (ℓ − E[ℓ]) / τ.
        const double Temperature = 0.8;
        double[] p = ListedProblem.OneHot(5).Probabilities(Costs, Temperature);
        double mean = p.Zip(LossOfSlot, (x, y) => x * y).Sum();
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new ListedSolver(), 1);
        using var layer = new CombinatorialLayer(new ScoreFunctionGradientEstimator(new GumbelNoise(), 50, Temperature));
        var batch = new SolverBatch(pool, ListedProblem.OneHot(5));
        MonteCarlo.IsUnbiased([.. p.Zip(LossOfSlot, (x, y) => -x * (y - mean) / Temperature), mean], 200, run =>
        {
            using var inner = NewDisposeScope();
            layer.Step = run;
            Tensor costs = TensorValues.Rows(Costs).requires_grad_();
            Tensor samples = layer.ForwardSamples(costs, batch);
            CollectionAssert.AreEqual(new long[] { 50, 1, 5 }, samples.shape);
            Tensor loss = ScoreFunction.Surrogate(samples, samples.matmul(tensor(LossOfSlot)));
            loss.backward();
            return [.. costs.grad!.Values(), loss.item<float>()];
        });
    }

    [TestMethod]
    [DataRow(true, 1)]
    [DataRow(true, 8)]
    [DataRow(false, 8)]
    public void With_exact_samples_it_is_exact_in_expectation_for_any_set(bool exactMarginals, int count)
    {
        ListedProblem problem = ListedProblem.Subset(6, 3);
        float[] costs = [0.3f, -0.4f, 0.1f, 0.8f, -0.2f, 0.5f];
        double[] p = problem.Probabilities(costs);
        double Loss(float[] z) => Math.Pow(z[0] + (2 * z[1]) - (3 * z[4] * z[5]), 2);
        double mean = problem.Solutions.Zip(p, (z, q) => q * Loss(z)).Sum();
        double[] truth = [.. Enumerable.Range(0, 6).Select(i => -problem.Solutions.Zip(p, (z, q) => q * (Loss(z) - mean) * z[i]).Sum())];
        float[] marginals = [.. Enumerable.Range(0, 6).Select(i => (float)problem.Solutions.Zip(p, (z, q) => q * z[i]).Sum())];
        var random = new Random(1);
        MonteCarlo.IsUnbiased(truth, 2000, _ =>
        {
            using var scope = NewDisposeScope();
            float[][] drawn = [.. Enumerable.Range(0, count).Select(_ => problem.Draw(p, random))];
            Tensor at = TensorValues.Rows(costs).requires_grad_();
            Tensor losses = tensor(drawn.Select(z => (float)Loss(z)).ToArray(), [count, 1]);
            Tensor samples = TensorValues.Rows(drawn).unsqueeze(1);
            ScoreFunction.Surrogate(at, samples, losses, exactMarginals ? TensorValues.Rows(marginals) : null).backward();
            return at.grad!.Values();
        });
    }

    [TestMethod]
    public void What_cannot_be_estimated_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.ThrowsExactly<ArgumentException>(() => ScoreFunction.Surrogate(zeros(2, 1, 3), zeros(2, 1)));
        Assert.ThrowsExactly<ArgumentException>(() => ScoreFunction.Surrogate(ones(2, 1, 3), ones(1, 2)));
        Assert.ThrowsExactly<ArgumentException>(() => ScoreFunction.Surrogate(ones(1, 3), ones(1, 1, 3), ones(1, 1)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ScoreFunctionGradientEstimator(new GumbelNoise(), 1));
    }
}
