using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class FunctionalTests
{
    [TestMethod]
    public void PaddingOfImages()
    {
        var x = torch.ones(1, 1, 1, 2);
        CollectionAssert.AreEqual(new long[] { 1, 1, 4, 5 }, F.pad(x, (1, 2, 3, 0)).shape);
        Assert.AreEqual(2, F.pad(x, (1, 2, 3, 0)).sum().item<float>());
        Assert.AreEqual(2 + 18 * 7, F.pad(x, (1, 2, 3, 0), PaddingModes.Constant, 7).sum().item<float>());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => F.pad(x, (1, 1), (PaddingModes)99));
    }

    [TestMethod]
    public void SamplingAtPixelCentres()
    {
        var image = torch.arange(9, dtype: float32).reshape(1, 1, 3, 3);
        var theta = torch.tensor(new[,,] { { { 1f, 0f, 0f }, { 0f, 1f, 0f } } });
        var grid = F.affine_grid(theta, [1, 1, 3, 3]);
        Assert.IsTrue(torch.allclose(image, F.grid_sample(image, grid)));
        var shifted = F.grid_sample(image, grid + torch.tensor(new[] { 2f / 3, 0f }));
        CollectionAssert.AreEqual(new[] { 1f, 2f, 0f }, Rounded(shifted)[..3]);
        var border = F.grid_sample(image, grid + torch.tensor(new[] { 2f / 3, 0f }), GridSampleMode.Nearest, GridSamplePaddingMode.Border);
        CollectionAssert.AreEqual(new[] { 1f, 2f, 2f }, Rounded(border)[..3]);
    }

    [TestMethod]
    public void PatchesOutAndIn()
    {
        var x = torch.randn(2, 3, 6, 6);
        var patches = F.unfold(x, 3, stride: 3);
        CollectionAssert.AreEqual(new long[] { 2, 27, 4 }, patches.shape);
        Assert.IsTrue(torch.allclose(x, F.fold(patches, 6, 3, stride: 3)));
        Assert.IsTrue(torch.allclose(F.pixel_unshuffle(F.pixel_shuffle(torch.ones(1, 8, 2, 2), 2), 2), torch.ones(1, 8, 2, 2)));
    }

    [TestMethod]
    public void Resizing()
    {
        var x = torch.tensor(new[,,] { { { 1f, 3f } } });
        CollectionAssert.AreEqual(new[] { 1f, 1f, 3f, 3f }, Rounded(F.upsample(x, [4])));
        CollectionAssert.AreEqual(new[] { 1f, 1.5f, 2.5f, 3f }, Rounded(F.upsample(x, null, [2.0], UpsampleMode.Linear)));
        Assert.ThrowsExactly<ArgumentException>(() => F.upsample(x));
        Assert.ThrowsExactly<ArgumentException>(() => F.upsample(x, [4, 4], null, UpsampleMode.Bilinear));
    }

    [TestMethod]
    public void AveragesOfOneDimension()
    {
        var x = torch.arange(6, dtype: float32).reshape(1, 1, 6);
        CollectionAssert.AreEqual(new[] { 0.5f, 2.5f, 4.5f }, Rounded(F.avg_pool1d(x, 2)));
        CollectionAssert.AreEqual(new[] { 1f, 3f, 5f }, Rounded(F.max_pool1d(x, 2)));
        var (values, places) = F.max_pool1d_with_indices(x, 3, 3);
        CollectionAssert.AreEqual(new[] { 2f, 5f }, Rounded(values));
        CollectionAssert.AreEqual(new long[] { 2, 5 }, places.data<long>().ToArray());
    }

    [TestMethod]
    public void Distances()
    {
        var a = torch.tensor(new[,] { { 3f, 4f } });
        Assert.AreEqual(5, F.pairwise_distance(a, torch.zeros(1, 2)).item<float>(), 1e-4);
        Assert.AreEqual(0.6, F.cosine_similarity(a, torch.tensor(new[,] { { 2f, 0f } })).item<float>(), 1e-6);
        Assert.AreEqual(1, nn.CosineSimilarity().call(a, a * 3).item<float>(), 1e-6);
    }

    [TestMethod]
    public void LossesByTheirFormulas()
    {
        var x = torch.tensor(new[] { 0.3, -1.2, 2.0 });
        var t = torch.tensor(new[] { 1.0, -1, 1 });
        Close((x.exp() - t * x).mean(), F.poisson_nll_loss(x, t));
        Close((1 + (-t * x).exp()).log().mean(), F.soft_margin_loss(x, t));
        Close((-t * (x - 1) + 0.5).clamp_min(0).sum(), F.margin_ranking_loss(x, torch.ones(3, dtype: float64), t, 0.5, nn.Reduction.Sum));
        Close(torch.where(t > 0, x, (1.5 - x).clamp_min(0)).mean(), F.hinge_embedding_loss(x, t, 1.5));
    }

    private static float[] Rounded(Tensor tensor) => [.. tensor.reshape(-1).data<float>().ToArray().Select(v => MathF.Round(v, 4))];

    private static void Close(Tensor expected, Tensor actual) => Assert.AreEqual(expected.item<double>(), actual.item<double>(), 1e-9);
}
