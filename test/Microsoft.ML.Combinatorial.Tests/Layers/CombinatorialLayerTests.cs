using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public class CombinatorialLayerTests
{
    [TestMethod]
    public void Gives_solutions_and_the_estimator_s_gradient()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), solver: fixture.Batch());
        Tensor costs = fixture.Costs(4), upstream = fixture.Costs(4, false);
        Tensor solution = layer.call(costs);
        solution.mul(upstream).sum().backward();
        TensorValues.AreClose([.. upstream.Values().Select(value => -value)], costs.grad!.Values(), 0);
        for (int row = 0; row < 4; row++)
        {
            float[] own = costs.Values()[(9 * row)..(9 * (row + 1))];
            double objective = LayerFixture.Problem.Objective(own, solution.Values().AsSpan(9 * row, 9));
            Assert.AreEqual(LinearAssignmentFamily.Family.LeastCost(LayerFixture.Problem, own), objective, 1e-5);
        }
    }

    [TestMethod]
    public void The_gradient_runs_through_the_projection()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), new StandardizeProjection(), solver: fixture.Batch());
        Tensor costs = fixture.Costs(1), upstream = fixture.Costs(1, false);
        layer.call(costs).mul(upstream).sum().backward();

        // Behind the projection the solver is the negative identity, so the whole is the derivative of −⟨P(costs), upstream⟩.
        double[] expected = FiniteDifferences.Gradient(
            at =>
            {
                using var scope = NewDisposeScope();
                float[] projected = new StandardizeProjection().Project(TensorValues.Rows([.. at.Select(value => (float)value)])).Values();
                return -LayerFixture.Problem.Objective(projected, upstream.Values());
            },
            [.. costs.Values().Select(value => (double)value)],
            1e-2);
        TensorValues.AreClose([.. expected.Select(value => (float)value)], costs.grad!.Values(), 2e-3);
    }

    [TestMethod]
    public void Mean_makes_the_step_refer_to_one_instance()
    {
        using var fixture = new LayerFixture();
        Tensor costs = fixture.Costs(3), target = LayerFixture.Target(3);
        float[] mean = GradientOf(UpstreamReduction.Mean, 0.4, costs, target);

        // The loss carries 1/3 in it, so that Sum needs λ = 1.2 for the step that λ = 0.4 makes for one instance.
        float[] sum = GradientOf(UpstreamReduction.Sum, 1.2, costs, target);
        TensorValues.AreClose(mean, sum, 1e-6);
        Assert.IsTrue(mean.Any(value => value != 0));
        CollectionAssert.AreNotEqual(mean, GradientOf(UpstreamReduction.Sum, 0.4, costs, target));
        for (int row = 0; row < 3; row++)
        {
            Tensor one = costs[row].unsqueeze(0).detach().requires_grad_(), oneTarget = target[row].unsqueeze(0);
            float[] alone = GradientOf(UpstreamReduction.Sum, 0.4, one, oneTarget);
            TensorValues.AreClose([.. alone.Select(value => value / 3)], mean[(9 * row)..(9 * (row + 1))], 1e-6, $"row {row}");
        }
    }

    [TestMethod]
    public void Instances_of_different_size_share_a_batch()
    {
        using var fixture = new LayerFixture();
        var small = new LinearAssignmentProblem(2, 2);
        using var layer = new CombinatorialLayer(new BlackboxGradientEstimator(5), new NormProjection());
        float[] own = [4, 1, 1, 4], upstream = [-1, 1, 1, -1];
        (float[] alone, float[] gradientAlone) = Run(layer, new SolverBatch(fixture.Pool, [small]), [own], [upstream]);
        float[] rest = [.. Enumerable.Repeat(float.NaN, 5)], other = fixture.Costs(1).Values();
        var batch = new SolverBatch(fixture.Pool, [small, LayerFixture.Problem]);
        (float[] together, float[] gradient) =
            Run(layer, batch, [[.. own, .. rest], other], [[.. upstream, .. new float[5]], other]);
        CollectionAssert.AreEqual(new float[] { 0, 1, 1, 0 }, alone);
        CollectionAssert.AreEqual(alone, together[..4]);
        TensorValues.AreClose([.. gradientAlone, 0, 0, 0, 0, 0], gradient[..9], 1e-6);
        Assert.IsTrue(gradientAlone.Any(value => value != 0));
    }

    [TestMethod]
    public void The_graph_may_be_kept_and_run_again()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new BlackboxGradientEstimator(5), solver: fixture.Batch());
        Tensor costs = fixture.Costs(3);
        Tensor loss = HammingLoss.Compute(layer.call(costs), LayerFixture.Target(3));
        loss.backward(retain_graph: true);
        float[] once = costs.grad!.Values();
        loss.backward();
        TensorValues.AreClose([.. once.Select(value => 2 * value)], costs.grad!.Values(), 1e-6);
        Assert.IsTrue(once.Any(value => value != 0));
    }

    [TestMethod]
    public void Works_without_gradient_tracking()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new BlackboxGradientEstimator(5), new MeanProjection(), solver: fixture.Batch());
        Tensor costs = fixture.Costs(2);
        float[] tracked = layer.call(costs).Values();
        using IDisposable untracked = no_grad();
        Tensor solution = layer.call(costs);
        Assert.IsFalse(solution.requires_grad);
        CollectionAssert.AreEqual(tracked, solution.Values());
    }

    [TestMethod]
    public void Margins_act_in_training_only_and_steps_are_counted_there()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(
            new IdentityGradientEstimator(), margin: new NoiseMargin(100), seed: 3, solver: fixture.Batch());
        Tensor costs = fixture.Costs(20, false);
        layer.eval();
        float[] plain = layer.call(costs).Values();
        CollectionAssert.AreEqual(plain, layer.call(costs).Values());
        Assert.AreEqual(0, layer.Step);
        layer.train();
        float[] first = layer.call(costs).Values(), second = layer.call(costs).Values();
        Assert.AreEqual(2, layer.Step);
        CollectionAssert.AreNotEqual(plain, first);
        CollectionAssert.AreNotEqual(first, second);
        layer.Step = 0;
        CollectionAssert.AreEqual(first, layer.call(costs).Values(), "a layer set back to a step repeats it");
    }

    [TestMethod]
    public void Diagnostics_tell_of_the_last_step()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new BlackboxGradientEstimator(1000), new NormProjection());
        Assert.AreEqual(0, layer.Diagnostics.SolverCalls);

        // The first instance is solved as wanted: its gradient is zero, that of the second is not.
        Tensor costs = TensorValues.Rows([1, 9, 9, 9, 1, 9, 9, 9, 1], [3, 0, 0, 0, 4, 0, 0, 0, 12]).requires_grad_();
        Tensor target = TensorValues.Rows([1, 0, 0, 0, 1, 0, 0, 0, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1]);
        HammingLoss.Compute(layer.Forward(costs, fixture.Batch()), target).backward();
        Assert.AreEqual(0.5, layer.Diagnostics.ZeroGradientShare);
        Assert.AreEqual(4, layer.Diagnostics.SolverCalls);
        Assert.AreEqual((Math.Sqrt((6 * 81) + 3) + 13) / 2, layer.Diagnostics.CostNorm, 1e-5);
    }

    private static float[] GradientOf(UpstreamReduction reduction, double interpolation, Tensor costs, Tensor target)
    {
        using var pool = new SolverPool(() => new JonkerVolgenantSolver());
        using var layer = new CombinatorialLayer(new BlackboxGradientEstimator(interpolation), upstreamReduction: reduction);
        Tensor own = costs.detach().requires_grad_();
        HammingLoss.Compute(layer.Forward(own, new SolverBatch(pool, LayerFixture.Problem)), target).backward();
        return own.grad!.Values();
    }

    private static (float[] Solution, float[] Gradient) Run(
        CombinatorialLayer layer, SolverBatch batch, float[][] costs, float[][] upstream)
    {
        Tensor tracked = TensorValues.Rows(costs).requires_grad_();
        Tensor solution = layer.Forward(tracked, batch);
        solution.mul(TensorValues.Rows(upstream)).sum().backward();
        return (solution.Values(), tracked.grad!.Values());
    }
}
