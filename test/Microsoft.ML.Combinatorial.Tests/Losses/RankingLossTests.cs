using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

/// <summary>Losses over ranks, by hand.</summary>
[TestClass]
public class RankingLossTests
{
    [TestMethod]
    public void Perfect_rankings_lose_nothing()
    {
        using var scope = NewDisposeScope();
        Tensor ranks = TensorValues.Rows([2, 1, 3, 4]), relevance = TensorValues.Rows([1, 1, 0, 0]);
        Assert.AreEqual(0, RecallLoss.Compute(ranks, relevance).item<float>());
        Assert.AreEqual(0, MeanAveragePrecisionLoss.Compute(ranks, relevance).item<float>());
    }

    [TestMethod]
    public void Recall_counts_what_stands_in_front()
    {
        // Relevant: ranks 2 and 4, that is 1 and 2 among the relevant, so 1 and 2 others in front.
        using var scope = NewDisposeScope();
        Tensor ranks = TensorValues.Rows([2, 1, 4, 3]).requires_grad_(), relevance = TensorValues.Rows([1, 0, 1, 0]);
        Tensor loss = RecallLoss.Compute(ranks, relevance);
        loss.backward();
        double Soft(double x) => Math.Log(1 + Math.Log(1 + x));
        double Slope(double x) => 1 / ((1 + Math.Log(1 + x)) * (1 + x));
        Assert.AreEqual((Soft(1) + Soft(2)) / 2, loss.item<float>(), 1e-6);
        TensorValues.AreClose([(float)Slope(1) / 2, 0, (float)Slope(2) / 2, 0], ranks.grad!.Values(), 1e-6);
    }

    [TestMethod]
    public void Average_precision_by_hand()
    {
        // Relevant at ranks 2 and 4: precision 1/2 and 2/4.
        using var scope = NewDisposeScope();
        Tensor ranks = TensorValues.Rows([2, 1, 4, 3], [1, 2, 3, 4]).requires_grad_();
        Tensor loss = MeanAveragePrecisionLoss.Compute(ranks, TensorValues.Rows([1, 0, 1, 0], [1, 0, 0, 0]));
        loss.backward();
        Assert.AreEqual(0.25, loss.item<float>(), 1e-6);
        TensorValues.AreClose([0.0625f, 0, 0.03125f, 0, 0.5f, 0, 0, 0], ranks.grad!.Values(), 1e-6);
    }

    [TestMethod]
    public void Through_Blackbox_scores_have_the_difference_of_two_rankings()
    {
        // The relevant item ranks second, one in front: the loss's slope is 1 / (2 (1 + ln 2)) = 0.2953. A step of 2 along it takes the
        // score from 0.3 to 0.89, one of 3 to 1.19, past the 0.9 in front.
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new RankingSolver(), 1);
        var problem = new RankingProblem(3);
        float[] Gradient(double interpolation)
        {
            using var layer = new CombinatorialLayer(new BlackboxGradientEstimator(interpolation), solver: new SolverBatch(pool, problem));
            Tensor scores = TensorValues.Rows([0.3f, 0.9f, 0.1f]).requires_grad_();
            Tensor ranks = layer.call(scores);
            CollectionAssert.AreEqual(new float[] { 2, 1, 3 }, ranks.Values());
            RecallLoss.Compute(ranks, TensorValues.Rows([1, 0, 0])).backward();
            return scores.grad!.Values();
        }

        CollectionAssert.AreEqual(new float[] { 0, 0, 0 }, Gradient(2));
        TensorValues.AreClose([-1 / 3f, 1 / 3f, 0], Gradient(3), 1e-6);
    }

    [TestMethod]
    public void Margin_lowers_the_relevant()
    {
        using var scope = NewDisposeScope();
        Tensor moved = RankingMargin.Apply(TensorValues.Rows([0.5f, 0.5f]), TensorValues.Rows([1, 0]), 0.2);
        TensorValues.AreClose([0.4f, 0.6f], moved.Values(), 1e-6);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => RankingMargin.Apply(zeros(1, 2), zeros(1, 2), -1));
    }

    [TestMethod]
    public void Rows_without_relevant_items_are_refused()
    {
        string message = Assert.ThrowsExactly<ArgumentException>(() => RecallLoss.Compute(ones(1, 3), zeros(1, 3))).Message;
        StringAssert.Contains(message, "relevant", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => MeanAveragePrecisionLoss.Compute(ones(2, 3), ones(1, 3)));
    }
}
