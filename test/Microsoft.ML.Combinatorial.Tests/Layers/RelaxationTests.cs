using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers.Relaxations;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public class RelaxationTests
{
    private static readonly float[] Costs = [0.3f, -0.4f, 0.1f, 0.8f, -0.2f];

    [TestMethod]
    public void Gumbel_softmax_draws_from_the_softmax_as_it_cools()
    {
        using var module = new GumbelSoftmax(1e-4);
        MonteCarlo.IsUnbiased(ListedProblem.OneHot(5).Probabilities(Costs), 100, _ => Mean(module));
        using var plain = new GumbelSoftmax(2, noisy: false);
        double[] p = ListedProblem.OneHot(5).Probabilities(Costs, 2);
        using var scope = NewDisposeScope();
        TensorValues.AreClose([.. p.Select(value => (float)value)], plain.call(TensorValues.Rows(Costs)).Values(), 1e-6);
    }

    [TestMethod]
    public void Hard_choices_have_the_soft_ones_derivative()
    {
        using var scope = NewDisposeScope();
        using GumbelSoftmax hard = new(0.5, hard: true), soft = new(0.5);
        Tensor costs = TensorValues.Rows(Costs, Costs).requires_grad_(), again = costs.detach().requires_grad_();
        Tensor chosen = hard.call(costs), upstream = TensorValues.Rows([1, 2, 3, 4, 5], [5, 3, 1, 0, 2]);
        Assert.IsTrue(chosen.Values().All(value => Math.Abs(value) < 1e-6 || Math.Abs(value - 1) < 1e-6));
        TensorValues.AreClose([1, 1], chosen.sum(1).Values(), 1e-6);
        chosen.mul(upstream).sum().backward();
        soft.call(again).mul(upstream).sum().backward();
        TensorValues.AreClose(again.grad!.Values(), costs.grad!.Values(), 1e-6);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(4)]
    public void Soft_subsets_sum_to_k_and_harden_as_they_cool(int k)
    {
        using var scope = NewDisposeScope();
        using var module = new SoftSubset(k, 0.5);
        Tensor soft = module.call(TensorValues.Rows(Costs, Costs, Costs));
        Assert.IsTrue(soft.Values().All(value => value >= 0 && value <= (k == 1 ? 1.0001f : k)));
        TensorValues.AreClose([k, k, k], soft.sum(1).Values(), 1e-5);
        using var cold = new SoftSubset(k, 0.005, noisy: false);
        float[] hard = ListedProblem.Subset(5, k).Cheapest(Costs);
        TensorValues.AreClose(hard, cold.call(TensorValues.Rows(Costs)).Values(), 1e-3);
        cold.eval();
        CollectionAssert.AreEqual(hard, cold.call(TensorValues.Rows(Costs)).Values());
    }

    [TestMethod]
    public void Concrete_subsets_draw_k_vectors()
    {
        // Cold, k independent choices: an item is in with probability 1 − (1 − p)ᵏ. A single shared vector would give p.
        using var module = new ConcreteSubset(3, 1e-4);
        double[] p = ListedProblem.OneHot(5).Probabilities(Costs);
        MonteCarlo.IsUnbiased([.. p.Select(value => 1 - Math.Pow(1 - value, 3))], 100, _ => Mean(module));
    }

    [TestMethod]
    public void Their_gradients_are_derivatives()
    {
        using var scope = NewDisposeScope();
        Relaxation[] modules = [new GumbelSoftmax(0.7), new SoftSubset(3, 0.6), new ConcreteSubset(2, 0.8)];
        Tensor costs = tensor(Costs.Select(cost => (double)cost).ToArray(), [1, 5]), upstream = tensor(new double[] { 1, -2, 0.5, 3, 0.1 }, [1, 5]);
        foreach (Relaxation module in modules)
        {
            GradientCheckResult result = GradientCheck.Compare(
                at =>
                {
                    module.Step = 4;
                    return module.call(at);
                },
                costs,
                upstream);
            Assert.IsLessThan(1e-6, result.RelativeError, module.GetName());
            module.Dispose();
        }
    }

    [TestMethod]
    public void Noise_is_keyed_by_step_and_what_does_not_fit_is_refused()
    {
        using var scope = NewDisposeScope();
        using var module = new SoftSubset(2);
        float[] first = module.call(TensorValues.Rows(Costs)).Values();
        CollectionAssert.AreNotEqual(first, module.call(TensorValues.Rows(Costs)).Values());
        module.Step = 0;
        CollectionAssert.AreEqual(first, module.call(TensorValues.Rows(Costs)).Values());
        Assert.ThrowsExactly<ArgumentException>(() => module.call(zeros(2, 1)));
        Assert.ThrowsExactly<ArgumentException>(() => module.call(zeros(5)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SoftSubset(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => module.Temperature = 0);
    }

    /// <summary>The mean of a hundred rows of one step.</summary>
    private static float[] Mean(Relaxation module)
    {
        using var scope = NewDisposeScope();
        return module.call(TensorValues.Rows([.. Enumerable.Repeat(Costs, 100)])).mean([0L]).Values();
    }
}
