using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

[TestClass]
public class RegretLossTests
{
    [TestMethod]
    public void Is_what_the_decision_costs_too_much()
    {
        using var scope = NewDisposeScope();
        Tensor solution = TensorValues.Rows([1, 0, 0], [0, 1, 0]).requires_grad_();
        Tensor costs = TensorValues.Rows([5, 2, 9], [4, 1, 7]);
        Tensor loss = RegretLoss.Compute(solution, TensorValues.Rows([0, 1, 0], [0, 1, 0]), costs);
        loss.backward();
        Assert.AreEqual(1.5f, loss.item<float>());
        CollectionAssert.AreEqual(new float[] { 2.5f, 1, 4.5f, 2, 0.5f, 3.5f }, solution.grad!.Values());
    }

    [TestMethod]
    public void Shapes_must_agree()
    {
        Assert.ThrowsExactly<ArgumentException>(() => RegretLoss.Compute(zeros(1, 3), zeros(1, 3), zeros(1, 2)));
        Assert.ThrowsExactly<ArgumentException>(() => RegretLoss.Compute(zeros(1, 3), zeros(2, 3), zeros(1, 3)));
    }
}
