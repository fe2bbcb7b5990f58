using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

[TestClass]
public class SquaredHammingLossTests
{
    [TestMethod]
    public void Is_the_Hamming_loss_where_all_is_0_or_1()
    {
        using var scope = NewDisposeScope();
        var random = new Random(1);
        for (int trial = 0; trial < 20; trial++)
        {
            Tensor solution = Bits(random, 3, 7), target = Bits(random, 3, 7);
            Assert.AreEqual(
                HammingLoss.Compute(solution, target).item<float>(), SquaredHammingLoss.Compute(solution, target).item<float>(), 1e-6f);
        }
    }

    [TestMethod]
    public void Its_gradient_is_zero_where_the_solution_is_right()
    {
        using var scope = NewDisposeScope();
        Tensor solution = TensorValues.Rows([1, 0, 0], [0, 1, 0.5f]).requires_grad_();
        Tensor loss = SquaredHammingLoss.Compute(solution, TensorValues.Rows([0, 1, 0], [0, 1, 0]));
        Assert.IsEmpty(loss.shape);
        Assert.AreEqual(1.125f, loss.item<float>());
        loss.backward();
        CollectionAssert.AreEqual(new float[] { 1, -1, 0, 0, 0, 0.5f }, solution.grad!.Values());
    }

    [TestMethod]
    public void Shapes_must_agree()
    {
        using var scope = NewDisposeScope();
        string message = Assert.ThrowsExactly<ArgumentException>(() => SquaredHammingLoss.Compute(zeros(2, 3), zeros(1, 3))).Message;
        StringAssert.Contains(message, "[2, 3] and [1, 3]", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => SquaredHammingLoss.Compute(zeros(3), zeros(3)));
        Assert.ThrowsExactly<ArgumentNullException>(() => SquaredHammingLoss.Compute(null!, zeros(1, 3)));
        Assert.ThrowsExactly<ArgumentNullException>(() => SquaredHammingLoss.Compute(zeros(1, 3), null!));
    }

    private static Tensor Bits(Random random, int rows, int size) =>
        TensorValues.Rows([.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, size).Select(_ => (float)random.Next(2)).ToArray())]);
}
