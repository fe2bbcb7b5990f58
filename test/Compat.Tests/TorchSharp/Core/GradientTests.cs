using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>What is put together in managed code differentiates as it computes.</summary>
[TestClass]
public class GradientTests
{
    private static Tensor Random(ulong seed, params long[] shape)
    {
        using var generator = new Generator(seed);
        return torch.randn(shape, dtype: float64, generator: generator).requires_grad_();
    }

    [TestMethod]
    public void Indexing() => Gradients.Check(
        v => (v[0][TensorIndex.Slice(0, 3, 2), 1] * v[0][1..3, 2]).sum() + v[0][TensorIndex.Ellipsis, TensorIndex.None, 0].square().sum(),
        Random(1, 3, 4));

    [TestMethod]
    public void IndexingByTensors() => Gradients.Check(
        v =>
        {
            var rows = torch.tensor(new long[] { 2, 0, 2 });
            return v[0][rows].sin().sum() + v[0][TensorIndex.Colon, TensorIndex.Tensor(rows)].exp().sum() + v[0][v[0] > 0].square().sum();
        },
        Random(2, 3, 4));

    [TestMethod]
    public void AssignedPlaces() => Gradients.Check(
        v =>
        {
            var target = torch.zeros(3, 3, dtype: float64);
            target[1] = v[0];
            target[TensorIndex.Colon, 2] = v[1] * v[0];
            target[torch.tensor(new long[] { 0 })] = v[1].exp().unsqueeze(0);
            return target.pow(3).sum();
        },
        Random(3, 3), Random(4, 3));

    [TestMethod]
    public void Joining() => Gradients.Check(
        v => torch.cat([v[0], v[1] * 2], 1).sin().sum() + (torch.stack([v[0], v[1]], 1) * torch.stack([v[1], v[0]], 1)).exp().sum(),
        Random(5, 2, 3), Random(6, 2, 3));

    [TestMethod]
    public void Splitting() => Gradients.Check(
        v => v[0].split(2)[0].square().sum() + v[0].chunk(2, 1)[1].sin().sum() + v[0].unbind(0)[2].exp().sum(),
        Random(7, 3, 4));

    [TestMethod]
    public void Scattering() => Gradients.Check(
        v =>
        {
            var index = torch.tensor(new long[,] { { 0, 2, 0 }, { 1, 1, 2 } });
            return (v[0].gather(1, index) * v[1]).sum() + torch.zeros(2, 3, dtype: float64).scatter_add(1, index, v[1]).square().sum()
                + v[0].index_add(0, torch.tensor(new long[] { 1, 1 }), v[1], 0.5).tanh().sum();
        },
        Random(8, 2, 3), Random(9, 2, 3));

    [TestMethod]
    public void Reductions() => Gradients.Check(
        v => v[0].std(0).sum() + v[0].var(new long[] { 0, 1 }) + v[0].logsumexp(1).sum() + v[0].max(1).values.square().sum()
            + v[0].norm(1, false, 2f).sum() + v[0].mean(new long[] { 0 }).exp().sum() + v[0].prod(1).sum() + v[0].amax(0).sum(),
        Random(10, 3, 4));

    [TestMethod]
    public void Choosing() => Gradients.Check(
        v => torch.where(v[0] > v[1], v[0].square(), v[1].exp()).sum() + v[0].masked_fill(v[1] > 0, 0).sin().sum()
            + v[0].clamp(-0.5, 0.5).square().sum() + torch.maximum(v[0], v[1]).sum(),
        Random(11, 2, 3), Random(12, 2, 3));

    [TestMethod]
    public void ReversedOperators() => Gradients.Check(
        v => ((2 / v[0]) + (1.5 - v[0]) + (3 * v[0]) + (v[0] % 2) - (v[0] / 4)).square().sum(),
        torch.tensor(new[] { 0.7, 1.3, 2.6 }, requires_grad: true));

    [TestMethod]
    public void Products() => Gradients.Check(
        v => torch.einsum("ij,kj->ik", v[0], v[1]).sin().sum() + v[0].matmul(v[1].t()).square().sum()
            + v[0].addmm(v[0].matmul(v[1].mT), v[1], 0.5f, 2f).tanh().sum(),
        Random(13, 2, 3), Random(14, 2, 3));

    [TestMethod]
    public void LinearAlgebra() => Gradients.Check(
        v =>
        {
            var matrix = v[0].matmul(v[0].mT) + torch.eye(3, dtype: float64);
            var (sign, logarithm) = torch.linalg.slogdet(matrix);
            return torch.linalg.solve(matrix, v[1]).sum() + torch.linalg.cholesky(matrix).square().sum() + torch.linalg.inv(matrix).sum()
                + logarithm + torch.linalg.svdvals(v[0]).sum() + torch.linalg.eigvalsh(matrix).exp().mean() + torch.linalg.norm(v[0]);
        },
        Random(15, 3, 3), Random(16, 3, 2));

    [TestMethod]
    public void Shapes() => Gradients.Check(
        v => (v[0].permute(2, 0, 1).reshape(4, -1).unsqueeze(0).expand(2, -1, -1).flatten(1).square() * 0.5).sum()
            + v[0].movedim([0], [2]).contiguous().view(-1).diff().exp().sum() + v[0].flip(0).roll(1, 2).tril().sum()
            + v[0].repeat_interleave(2, 1).tile([2]).mean(),
        Random(17, 2, 3, 4));

    [TestMethod]
    public void ConversionKeepsTheGraph()
    {
        var x = torch.tensor(new[] { 1.5f, -2f }, requires_grad: true);
        (x.to(float64) * x.@double()).sum().to_type(float32).backward();
        CollectionAssert.AreEqual(new[] { 3f, -4f }, x.grad!.data<float>().ToArray());
    }
}
