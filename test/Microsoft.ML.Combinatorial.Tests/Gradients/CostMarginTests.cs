using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class CostMarginTests
{
    [TestMethod]
    public void The_informed_margin_makes_the_target_dearer_and_the_rest_cheaper()
    {
        using var scope = NewDisposeScope();
        Tensor costs = TensorValues.Rows([1, 2, 3]).requires_grad_();
        Tensor moved = new InformedMargin(0.5).Apply(costs, TensorValues.Rows([0, 1, 0]), default);
        TensorValues.AreClose([0.75f, 2.25f, 2.75f], moved.Values(), 1e-6);
        moved.mul(TensorValues.Rows([4, 5, 6])).sum().backward();
        CollectionAssert.AreEqual(new float[] { 4, 5, 6 }, costs.grad!.Values());
        Assert.ThrowsExactly<ArgumentNullException>(() => new InformedMargin(0.5).Apply(costs, null, default));
    }

    [TestMethod]
    public void The_noise_margin_tosses_a_fair_coin_for_every_slot()
    {
        float[] moves = Moves(new NoiseMargin(0.5), new StepKey(1, 0), 40, 250);
        Assert.IsTrue(moves.All(move => Math.Abs(Math.Abs(move) - 0.25) < 1e-6));

        // 10,000 tosses: 5 standard deviations are 250.
        Assert.IsLessThan(250, Math.Abs(moves.Count(move => move > 0) - 5000));
    }

    [TestMethod]
    public void Its_coins_depend_on_seed_step_and_row_only()
    {
        float[] moves = Moves(new NoiseMargin(1), new StepKey(1, 5), 4, 64);
        CollectionAssert.AreEqual(moves, Moves(new NoiseMargin(1), new StepKey(1, 5), 4, 64));
        CollectionAssert.AreEqual(moves[..64], Moves(new NoiseMargin(1), new StepKey(1, 5), 1, 64), "row 0 is the same in a smaller batch");
        CollectionAssert.AreNotEqual(moves, Moves(new NoiseMargin(1), new StepKey(2, 5), 4, 64), "another seed");
        CollectionAssert.AreNotEqual(moves, Moves(new NoiseMargin(1), new StepKey(1, 6), 4, 64), "another step");
        CollectionAssert.AreNotEqual(moves[..64], moves[64..128], "another row");
    }

    [TestMethod]
    [DataRow(0L, 0.5f)]
    [DataRow(50L, 0.25f)]
    [DataRow(100L, 0f)]
    [DataRow(1000L, 0f)]
    public void It_fades_out_until_its_last_step(long step, float expected)
    {
        float[] moves = Moves(new NoiseMargin(1, lastStep: 100), new StepKey(1, step), 1, 8);
        Assert.IsTrue(moves.All(move => Math.Abs(Math.Abs(move) - expected) < 1e-6));
    }

    [TestMethod]
    public void Strengths_that_are_none_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new NoiseMargin(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new NoiseMargin(1, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new InformedMargin(double.NaN));
    }

    private static float[] Moves(CostMargin margin, StepKey key, int rows, int width)
    {
        using var scope = NewDisposeScope();
        return margin.Apply(zeros(rows, width), null, key).Values();
    }
}
