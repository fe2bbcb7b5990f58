using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers.Relaxations;
using Microsoft.ML.Combinatorial.Solvers.Ranking;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public class SoftRanksTests
{
    private static readonly float[][] Values = [[0.3f, 0.9f, 0.1f], [-2, 0.5f, 4]];

    [TestMethod]
    public void Sharp_ranks_and_sorts_are_the_hard_ones()
    {
        using var scope = NewDisposeScope();
        using SoftRanks ranks = new(0.1);
        using SoftSorted sorted = new(0.1);
        TensorValues.AreClose([2, 1, 3, 3, 2, 1], ranks.call(TensorValues.Rows(Values)).Values(), 1e-5);
        TensorValues.AreClose([0.9f, 0.3f, 0.1f, 4, 0.5f, -2], sorted.call(TensorValues.Rows(Values)).Values(), 1e-5);
    }

    [TestMethod]
    [DataRow(RankingRegularizer.Quadratic)]
    [DataRow(RankingRegularizer.Entropic)]
    public void Their_gradients_are_derivatives(RankingRegularizer regularizer)
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor>[] modules = [new SoftRanks(2, regularizer), new SoftSorted(2, regularizer)];
        Tensor at = TensorValues.Rows(Values), upstream = TensorValues.Rows([1, -2, 0.5f], [3, 0.1f, -0.7f]);
        foreach (nn.Module<Tensor, Tensor> module in modules)
        {
            GradientCheckResult result = GradientCheck.Compare(module.call, at, upstream, 3e-3);
            Assert.IsLessThan(5e-3, result.RelativeError, module.GetName());
            Assert.IsTrue(result.Analytic.Any(value => Math.Abs(value) > 0.1));
            module.Dispose();
        }
    }

    [TestMethod]
    public void What_does_not_fit_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SoftRanks(0));
        using SoftSorted sorted = new();
        Assert.ThrowsExactly<ArgumentException>(() => sorted.call(zeros(3)));
        Assert.ThrowsExactly<ArgumentException>(() => sorted.call(zeros(2, 3, ScalarType.Float64)));
    }
}
