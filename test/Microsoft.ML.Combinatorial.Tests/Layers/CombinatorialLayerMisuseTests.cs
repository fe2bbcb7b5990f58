using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public class CombinatorialLayerMisuseTests
{
    [TestMethod]
    public void Shapes_and_types_that_do_not_fit_are_named()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), solver: fixture.Batch());
        string message = Refused(layer, zeros(2, 8));
        StringAssert.Contains(message, "costs must be Float32 [batch, 9], was Float32 [2, 8].", StringComparison.Ordinal);
        StringAssert.Contains(Refused(layer, zeros(9)), "was Float32 [9].", StringComparison.Ordinal);
        StringAssert.Contains(Refused(layer, zeros(0, 9)), "was Float32 [0, 9].", StringComparison.Ordinal);
        StringAssert.Contains(Refused(layer, zeros(2, 9, ScalarType.Float64)), "was Float64 [2, 9].", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void A_batch_of_other_than_the_instances_is_told(int rows)
    {
        using var fixture = new LayerFixture();
        var pair = new SolverBatch(fixture.Pool, [LayerFixture.Problem, LayerFixture.Problem]);
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), solver: pair);
        StringAssert.Contains(
            Refused(layer, zeros(rows, 9)), $"[batch, 9] with a multiple of 2 rows, was Float32 [{rows}, 9].", StringComparison.Ordinal);
        string message = Assert.ThrowsExactly<ArgumentException>(
            () => new PerceptronLoss().Compute(pair, zeros(rows, 9), new LossTarget(Solution: zeros(rows, 9)))).Message;
        StringAssert.Contains(message, $"with a multiple of 2 rows, were Float32 [{rows}, 9].", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_cost_that_is_not_finite_is_named()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), solver: fixture.Batch());
        Tensor costs = zeros(3, 9);
        costs[1, 5] = float.NaN;
        StringAssert.Contains(Refused(layer, costs), "row 1, column 2 (slot 5, row 1 of 3) is NaN", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_margin_that_needs_the_target_asks_for_it_in_training()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), margin: new InformedMargin(1), solver: fixture.Batch());
        StringAssert.Contains(Refused(layer, zeros(2, 9)), "InformedMargin needs the target", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => layer.Forward(zeros(2, 9), fixture.Batch(), zeros(2, 8)));
        Assert.AreEqual(0, layer.Step);
        layer.eval();
        Assert.HasCount(2, layer.call(zeros(2, 9)).shape);
    }

    [TestMethod]
    public void A_projection_that_would_change_decisions_is_refused()
    {
        using var fixture = new LayerFixture();
        using var pool = new SolverPool(() => new GraphMatchingSolver());
        var matching = new SolverBatch(pool, new GraphMatchingProblem(2, 2, [], []));
        Assert.ThrowsExactly<ArgumentException>(
            () => new CombinatorialLayer(new IdentityGradientEstimator(), new MeanProjection(), solver: matching));
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), new MeanProjection());
        Assert.ThrowsExactly<ArgumentException>(() => layer.Forward(zeros(1, 8), matching));
        Assert.ThrowsExactly<InvalidOperationException>(() => layer.call(zeros(1, 9)));
    }

    [TestMethod]
    public void An_estimator_s_exception_comes_out_of_backward()
    {
        using var fixture = new LayerFixture();
        using var layer = new CombinatorialLayer(new FailingEstimator(), solver: fixture.Batch());
        Tensor loss = layer.call(fixture.Costs(1)).sum();
        Assert.AreEqual("told so", Assert.ThrowsExactly<NotSupportedException>(() => loss.backward()).Message);
    }

    private static string Refused(CombinatorialLayer layer, Tensor costs) =>
        Assert.ThrowsExactly<ArgumentException>(() => layer.call(costs)).Message;

    private sealed class FailingEstimator : GradientEstimator
    {
        public override (Tensor Solution, object? Saved) Forward(SolverBatch solver, Tensor costs, StepKey key) => (costs.clone(), null);

        public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream) => throw new NotSupportedException("told so");
    }
}
