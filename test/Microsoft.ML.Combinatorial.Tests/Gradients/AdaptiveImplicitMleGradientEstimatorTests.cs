using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class AdaptiveImplicitMleGradientEstimatorTests
{
    private static readonly ListedProblem Problem = ListedProblem.Subset(6, 3);

    [TestMethod]
    public void Follows_a_worked_example()
    {
        // ‖costs‖ = 5, ‖upstream‖ = 10, β = 1: λ = 0.5. Slots 3, 4 of costs 3, 4 become 3 + 4 = 7, 4 − 3 = 1: the choice changes.
        // The other way they become −1 and 7. So the gradient is ((0, 1) − (1, 0)) / (2 · 0.5).
        var estimator = new AdaptiveImplicitMleGradientEstimator(null);
        (float[] solution, float[] gradient) = EstimatorRun.Of(estimator, ListedProblem.OneHot(2), [3, 4], [8, -6]);
        CollectionAssert.AreEqual(new float[] { 1, 0 }, solution);
        TensorValues.AreClose([-1, 1], gradient, 1e-6);
        var oneSided = new AdaptiveImplicitMleGradientEstimator(null, twoSided: false);
        TensorValues.AreClose([-2, 2], EstimatorRun.Of(oneSided, ListedProblem.OneHot(2), [3, 4], [8, -6]).Gradient, 1e-6);
    }

    [TestMethod]
    public void Scaling_the_upstream_changes_no_target()
    {
        var random = new Random(1);
        var estimator = new AdaptiveImplicitMleGradientEstimator(new SumOfGammaNoise(3), 5, 0.3);
        for (int instance = 0; instance < 20; instance++)
        {
            float[] costs = ProblemFamily.Costs(Problem, random), upstream = ProblemFamily.Costs(Problem, random);
            float[] gradient = EstimatorRun.Of(estimator, Problem, costs, upstream, instance).Gradient;
            float[] scaled = EstimatorRun.Of(estimator, Problem, costs, [.. upstream.Select(value => 64 * value)], instance).Gradient;
            TensorValues.AreClose([.. gradient.Select(value => 64 * value)], scaled, 1e-4);
            Assert.IsTrue(gradient.Any(value => value != 0));
        }
    }

    [TestMethod]
    public void The_strength_rises_until_gradients_are_dense_enough_and_falls_beyond()
    {
        using var scope = NewDisposeScope();
        using CombinatorialLayer layer = Layer(0, 0.01);
        float[] strengths = [.. Enumerable.Range(0, 300).Select(_ => Step(layer))];

        // From 0 nothing changes, so it rises step by step; once differences appear it moves about where they come.
        Assert.AreEqual(0.01f, strengths[0], 1e-6f);
        Assert.IsTrue(strengths.All(strength => strength >= 0));
        Assert.IsTrue(strengths.Zip(strengths.Skip(1)).Any(pair => pair.Second < pair.First), "it must fall again");
        double late = strengths[200..].Average();
        Assert.IsInRange(0.005, 2, late);
        Assert.AreEqual(late, strengths[100..200].Average(), 0.5 * late, "and stay about there");
    }

    [TestMethod]
    public void Its_state_is_saved_with_the_layer_and_rests_in_evaluation()
    {
        using var scope = NewDisposeScope();
        using CombinatorialLayer layer = Layer(1, 0.1), other = Layer(1, 0.1);
        for (int step = 0; step < 5; step++)
        {
            Step(layer);
        }

        float[] state = layer.state_dict()["gradient_state"].Values();
        Assert.AreNotEqual(1f, state[0]);
        layer.eval();
        Step(layer);
        CollectionAssert.AreEqual(state, layer.state_dict()["gradient_state"].Values());
        layer.train();
        other.load_state_dict(layer.state_dict());
        other.Step = layer.Step;
        CollectionAssert.AreEqual(state, other.state_dict()["gradient_state"].Values());
        Assert.AreEqual(Step(layer), Step(other));
        using var plain = new CombinatorialLayer(new IdentityGradientEstimator());
        Assert.IsEmpty(plain.state_dict());
    }

    private static CombinatorialLayer Layer(double strength, double step) =>
        new(new AdaptiveImplicitMleGradientEstimator(new SumOfGammaNoise(3), 4, 0.1, initialStrength: strength, step: step));

    /// <summary>One training step; the strength after it.</summary>
    private static float Step(CombinatorialLayer layer)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new ListedSolver(), 1);
        var random = new Random(3);
        float[][] rows = [.. Enumerable.Range(0, 16).Select(_ => ProblemFamily.Costs(Problem, random))];
        Tensor costs = TensorValues.Rows(rows[..8]).requires_grad_();
        layer.Forward(costs, new SolverBatch(pool, (CombinatorialProblem)Problem)).mul(TensorValues.Rows(rows[8..])).sum().backward();
        return layer.state_dict()["gradient_state"].Values()[0];
    }
}
