using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class AnnealedMarginTests
{
    [TestMethod]
    [DataRow(AnnealingShape.Linear, 0L, 1.0)]
    [DataRow(AnnealingShape.Linear, 10L, 1.0)]
    [DataRow(AnnealingShape.Linear, 60L, 0.6)]
    [DataRow(AnnealingShape.Linear, 500L, 0.2)]
    [DataRow(AnnealingShape.Cosine, 60L, 0.6)]
    [DataRow(AnnealingShape.Cosine, 35L, 0.882842712)]
    [DataRow(AnnealingShape.Exponential, 60L, 0.447213595)]
    [DataRow(AnnealingShape.Exponential, 110L, 0.2)]
    public void Its_share_follows_the_shape(AnnealingShape shape, long step, double expected)
    {
        var margin = new AnnealedMargin(new InformedMargin(1), 110, 10, 0.2, shape);
        Assert.AreEqual(expected, margin.ShareAt(step), 1e-8);
        using var scope = NewDisposeScope();
        Tensor costs = TensorValues.Rows([1, 2, 3]).requires_grad_();
        Tensor moved = margin.Apply(costs, TensorValues.Rows([0, 1, 0]), new StepKey(1, step));
        float half = (float)expected / 2;
        TensorValues.AreClose([1 - half, 2 + half, 3 - half], moved.Values(), 1e-6);
        moved.mul(TensorValues.Rows([4, 5, 6])).sum().backward();
        TensorValues.AreClose([4, 5, 6], costs.grad!.Values(), 1e-6);
    }

    [TestMethod]
    public void What_makes_no_schedule_is_refused()
    {
        Assert.IsTrue(new AnnealedMargin(new InformedMargin(1), 5).NeedsTarget);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new AnnealedMargin(new NoiseMargin(1), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new AnnealedMargin(new NoiseMargin(1), 5, 5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new AnnealedMargin(new NoiseMargin(1), 5, finalShare: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new AnnealedMargin(new NoiseMargin(1), 5, shape: AnnealingShape.Exponential));
    }
}
