using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

[TestClass]
public class HammingLossTests
{
    [TestMethod]
    public void Counts_wrong_slots_and_averages_over_the_batch()
    {
        using var scope = NewDisposeScope();
        Tensor solution = TensorValues.Rows([1, 0, 0], [0, 1, 0]).requires_grad_();
        Tensor target = TensorValues.Rows([0, 1, 0], [0, 1, 0]);
        Tensor loss = HammingLoss.Compute(solution, target);
        Assert.IsEmpty(loss.shape);
        Assert.AreEqual(1f, loss.item<float>());
        loss.backward();
        CollectionAssert.AreEqual(new float[] { 0.5f, -0.5f, 0.5f, 0.5f, -0.5f, 0.5f }, solution.grad!.Values());
    }

    [TestMethod]
    public void Slots_may_count_differently()
    {
        using var scope = NewDisposeScope();
        Tensor solution = TensorValues.Rows([1, 0, 0], [0, 0, 1]), target = TensorValues.Rows([0, 1, 0], [0, 1, 0]);
        Assert.AreEqual(4.5f, HammingLoss.Compute(solution, target, tensor(new float[] { 1, 3, 2 })).item<float>());
        Assert.AreEqual(2f, HammingLoss.Compute(solution, target, TensorValues.Rows([1, 3, 2], [0, 0, 0])).item<float>());
    }

    [TestMethod]
    public void Shapes_must_agree()
    {
        using var scope = NewDisposeScope();
        string message = Assert.ThrowsExactly<ArgumentException>(() => HammingLoss.Compute(zeros(2, 3), zeros(2, 4))).Message;
        StringAssert.Contains(message, "[2, 3] and [2, 4]", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => HammingLoss.Compute(zeros(3), zeros(3)));
    }
}
