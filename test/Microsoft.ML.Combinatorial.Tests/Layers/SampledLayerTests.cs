using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public class SampledLayerTests
{
    public static IEnumerable<object[]> Sampled =>
        GradientRegistry.Cases.Where(entry => entry.Create() is SampledGradientEstimator).Select(entry => new object[] { entry.Name });

    [TestMethod]
    [DynamicData(nameof(Sampled))]
    public void A_loss_of_the_mean_of_the_samples_is_one_of_the_solution(string name)
    {
        using var fixture = new LayerFixture();
        Tensor costs = fixture.Costs(4), again = costs.detach().requires_grad_(), upstream = fixture.Costs(4, false);
        using var layer = new CombinatorialLayer(GradientRegistry.Of(name).Create());
        using var other = new CombinatorialLayer(GradientRegistry.Of(name).Create());
        Tensor solution = layer.Forward(costs, fixture.Batch());
        Tensor samples = other.ForwardSamples(again, fixture.Batch());
        CollectionAssert.AreEqual(new long[] { ((SampledGradientEstimator)GradientRegistry.Of(name).Create()).Samples, 4, 9 }, samples.shape);
        Tensor mean = samples.mean([0L]);
        TensorValues.AreClose(solution.Values(), mean.Values(), 1e-6);
        solution.mul(upstream).sum().backward();
        mean.mul(upstream).sum().backward();
        TensorValues.AreClose(costs.grad!.Values(), again.grad!.Values(), 1e-3 * Math.Max(1, costs.grad!.Values().Max(Math.Abs)));
    }

    [TestMethod]
    public void Samples_follow_the_loss_of_each()
    {
        // The squared distance of every sample to the target points at it: with an endless step the gradient is target − mean sample.
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new ImplicitMleGradientEstimator(new GumbelNoise(), 1e5, 6));
        Tensor costs = fixture.Costs(3), target = LayerFixture.Target(3);
        Tensor samples = layer.ForwardSamples(costs, fixture.Batch());
        samples.sub(target).square().sum(2).mean([0L]).sum().backward();
        Tensor wrong = samples.sub(target).abs().sum(2).gt(0).to(ScalarType.Float32).unsqueeze(2);
        TensorValues.AreClose(target.sub(samples).mul(wrong).mean([0L]).Values(), costs.grad!.Values(), 1e-5);
    }

    [TestMethod]
    public void Without_noise_there_is_one_sample()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator());
        Tensor costs = fixture.Costs(4), upstream = fixture.Costs(4, false);
        Tensor samples = layer.ForwardSamples(costs, fixture.Batch());
        CollectionAssert.AreEqual(new long[] { 1, 4, 9 }, samples.shape);
        samples.mul(upstream).sum().backward();
        TensorValues.AreClose([.. upstream.Values().Select(value => -value)], costs.grad!.Values(), 0);
    }

    [TestMethod]
    public void Evaluation_gives_the_decision_and_refuses_a_gradient_that_would_mean_nothing()
    {
        using var fixture = new LayerFixture();
        using var plain = new CombinatorialLayer(new IdentityGradientEstimator(), solver: fixture.Batch());
        Tensor costs = fixture.Costs(5);
        foreach (GradientCase entry in GradientRegistry.Cases)
        {
            using var layer = new CombinatorialLayer(entry.Create(), solver: fixture.Batch());
            layer.eval();
            CollectionAssert.AreEqual(plain.call(costs).Values(), layer.call(costs).Values(), entry.Name);
            Assert.HasCount(3, layer.ForwardSamples(costs, fixture.Batch()).shape);
            Assert.AreEqual(0, layer.Step);
        }

        using var perturbed = new CombinatorialLayer(new PerturbedGradientEstimator(), solver: fixture.Batch());
        perturbed.eval();
        Tensor loss = perturbed.call(costs).sum();
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidOperationException>(() => loss.backward()).Message, "call train()", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Noise_changes_with_the_step_and_comes_back_with_it()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new StraightThroughGradientEstimator(new GumbelNoise()), solver: fixture.Batch());
        Tensor costs = fixture.Costs(20, false);
        float[] first = layer.call(costs).Values(), second = layer.call(costs).Values();
        CollectionAssert.AreNotEqual(first, second);
        layer.Step = 0;
        CollectionAssert.AreEqual(first, layer.call(costs).Values());
        Assert.IsFalse(double.IsNaN(layer.Diagnostics.NoiseShare));
    }

    [TestMethod]
    public void Diagnostics_count_samples_and_changed_decisions()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new ImplicitMleGradientEstimator(new GumbelNoise(), 1e4, 5, twoSided: true));
        Tensor costs = fixture.Costs(3), target = LayerFixture.Target(3);
        layer.Forward(costs, fixture.Batch()).mul(target.mul(-2).add(1)).sum().backward();
        Assert.AreEqual((3 * 5) + (3 * 10), layer.Diagnostics.SolverCalls);
        Assert.AreEqual(1, layer.Diagnostics.ChangedDecisionShare);
        Assert.AreEqual(1, layer.Diagnostics.CostDrift);
        Assert.AreEqual(0, layer.Diagnostics.ZeroGradientShare);
    }
}
