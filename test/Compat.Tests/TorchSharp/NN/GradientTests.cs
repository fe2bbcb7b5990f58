using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class GradientTests
{
    [TestMethod]
    [DataRow(false, false, false)]
    [DataRow(true, false, false)]
    [DataRow(false, true, false)]
    [DataRow(true, true, true)]
    public void Attention(bool addBias, bool addZero, bool ownSizes)
    {
        torch.manual_seed(1);
        var attention = nn.MultiheadAttention(
            4, 2, add_bias_kv: addBias, add_zero_attn: addZero, kdim: ownSizes ? 3 : null, vdim: ownSizes ? 2 : null).@double();
        var query = Leaf(3, 2, 4);
        var key = Leaf(5, 2, ownSizes ? 3 : 4);
        var value = Leaf(5, 2, ownSizes ? 2 : 4);
        GradientCheck.Check(
            () => attention.call(query, key, value, need_weights: false).Item1, [query, key, value, .. attention.parameters()]);
    }

    [TestMethod]
    public void AttentionToItselfAndItsWeights()
    {
        torch.manual_seed(2);
        var attention = nn.MultiheadAttention(4, 2).@double();
        var x = Leaf(3, 2, 4);
        GradientCheck.Check(() => attention.call(x, x, x).Item1, [x, .. attention.parameters()]);
        GradientCheck.Check(() => attention.call(x, x, x).Item2, [x]);
    }

    [TestMethod]
    public void AttentionWithMasks()
    {
        torch.manual_seed(3);
        var attention = nn.MultiheadAttention(4, 2, add_zero_attn: true).@double();
        var x = Leaf(3, 2, 4);
        var additive = Leaf(3, 3);
        var padding = torch.tensor(new[,] { { false, false, true }, { false, false, false } });
        GradientCheck.Check(() => attention.call(x, x, x, padding, attn_mask: additive).Item1, [x, additive, .. attention.parameters()]);
    }

    [TestMethod]
    public void ComposedActivations()
    {
        torch.manual_seed(4);
        var x = Leaf(2, 3);
        GradientCheck.Check(() => F.Tanhshrink(x), [x]);
        GradientCheck.Check(() => F.Softsign(x), [x]);
        GradientCheck.Check(() => F.softmin(x, 1), [x]);
        var slopes = Leaf(3);
        GradientCheck.Check(() => F.prelu(x, slopes), [x, slopes]);
    }

    [TestMethod]
    public void InPlaceActivations()
    {
        torch.manual_seed(5);
        var x = Leaf(2, 3);
        GradientCheck.Check(() => F.leaky_relu(x * 2, 0.1, inplace: true), [x]);
        GradientCheck.Check(() => F.elu(x * 2, 0.5, inplace: true), [x]);
        GradientCheck.Check(() => F.tanh(x * 2, inplace: true), [x]);
    }

    [TestMethod]
    [DataRow(PaddingModes.Zeros)]
    [DataRow(PaddingModes.Reflect)]
    [DataRow(PaddingModes.Replicate)]
    [DataRow(PaddingModes.Circular)]
    public void ConvolutionWithUnevenPadding(PaddingModes mode)
    {
        torch.manual_seed(6);
        var conv = nn.Conv2d(2, 2, (2, 3), Padding.Same, null, null, mode, dtype: float64);
        var x = Leaf(1, 2, 4, 4);
        GradientCheck.Check(() => conv.call(x), [x, .. conv.parameters()]);
    }

    [TestMethod]
    public void TransposedConvolution()
    {
        torch.manual_seed(7);
        var conv = nn.ConvTranspose2d(4, 2, (2, 3), (2, 1), (1, 0), (1, 0), groups: 2, dtype: float64);
        var x = Leaf(1, 4, 2, 3);
        GradientCheck.Check(() => conv.call(x), [x, .. conv.parameters()]);
    }

    [TestMethod]
    public void Normalizations()
    {
        torch.manual_seed(8);
        var x = Leaf(3, 4, 2);
        Module(nn.BatchNorm1d(4, dtype: float64), x);
        Module(nn.GroupNorm(2, 4, dtype: float64), x);
        Module(nn.LayerNorm([4, 2], dtype: float64), x);
        Module(nn.InstanceNorm1d(4, affine: true, dtype: float64), x);
        Module(nn.InstanceNorm1d(3, affine: true, dtype: float64), Leaf(3, 5));
    }

    [TestMethod]
    public void RecurrentNetworks()
    {
        torch.manual_seed(9);
        var x = Leaf(3, 2, 2);
        var gru = nn.GRU(2, 2, 2, bidirectional: true, dtype: float64);
        var start = Leaf(4, 2, 2);
        GradientCheck.Check(() => gru.call(x, start).Item1, [x, start, .. gru.parameters()]);
        var lstm = nn.LSTM(2, 2, dtype: float64);
        var (h, c) = (Leaf(1, 2, 2), Leaf(1, 2, 2));
        GradientCheck.Check(() => lstm.call(x, (h, c)).Item1, [x, h, c, .. lstm.parameters()]);
    }

    [TestMethod]
    public void Losses()
    {
        torch.manual_seed(10);
        var x = Leaf(3, 4);
        var target = torch.randn(3, 4, dtype: float64);
        var probabilities = torch.rand(3, 4, dtype: float64);
        var classes = torch.tensor(new long[] { 1, 3, 0 });
        var weight = torch.tensor(new[] { 1.0, 0.5, 2, 1 });
        foreach (var reduction in Enum.GetValues<nn.Reduction>())
        {
            GradientCheck.Check(() => F.mse_loss(x, target, reduction), [x]);
            GradientCheck.Check(() => F.smooth_l1_loss(x, target, reduction, 0.7), [x]);
            GradientCheck.Check(() => F.huber_loss(x, target, 0.7, reduction), [x]);
            GradientCheck.Check(() => F.cross_entropy(x, classes, weight, 3, reduction, 0.1), [x]);
            GradientCheck.Check(() => F.nll_loss(F.log_softmax(x, 1), classes, weight, reduction), [x]);
            GradientCheck.Check(() => F.binary_cross_entropy(x.sigmoid(), probabilities, weight, reduction), [x]);
            GradientCheck.Check(() => F.binary_cross_entropy_with_logits(x, probabilities, weight, reduction, weight), [x]);
            GradientCheck.Check(() => F.kl_div(F.log_softmax(x, 1), probabilities, false, reduction), [x]);
            GradientCheck.Check(() => F.triplet_margin_loss(x, target, probabilities, reduction: reduction), [x]);
        }
    }

    private static Tensor Leaf(params long[] shape) => torch.randn(shape, dtype: float64, requires_grad: true);

    private static void Module(nn.Module<Tensor, Tensor> module, Tensor input) =>
        GradientCheck.Check(() => module.call(input), [input, .. module.parameters()]);
}
