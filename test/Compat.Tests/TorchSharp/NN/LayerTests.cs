using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class LayerTests
{
    [TestMethod]
    public void SamePaddingOfEvenKernelsPutsMoreAfter()
    {
        torch.manual_seed(1);
        var conv = nn.Conv2d(1, 1, (2, 4), Padding.Same, bias: false);
        var x = torch.randn(1, 1, 5, 6);
        var expected = F.conv2d(F.pad(x, (1, 2, 0, 1)), conv.get_parameter("weight"));
        Close(expected, conv.call(x));
        Assert.ThrowsExactly<ArgumentException>(() => nn.Conv2d(1, 1, 3, Padding.Same, 2));
    }

    [TestMethod]
    [DataRow(PaddingModes.Reflect)]
    [DataRow(PaddingModes.Replicate)]
    [DataRow(PaddingModes.Circular)]
    public void ConvolutionsPadInTheirMode(PaddingModes mode)
    {
        torch.manual_seed(2);
        var conv = nn.Conv1d(2, 3, 3, 1, 2, 1, mode);
        var x = torch.randn(2, 2, 6);
        var padded = F.pad(x, [2, 2], mode);
        Close(F.conv1d(padded, conv.get_parameter("weight"), conv.get_parameter("bias")), conv.call(x));
    }

    [TestMethod]
    public void ConvolutionsNameTheInputTheyTake()
    {
        var conv = nn.Conv2d(3, 4, 3);
        Assert.HasCount(3, conv.call(torch.zeros(3, 8, 8)).shape);
        var error = Assert.ThrowsExactly<ArgumentException>(() => conv.call(torch.zeros(1, 2, 8, 8)));
        Assert.Contains("3 channels to Conv2d, got [1, 2, 8, 8]", error.Message);
        Assert.ThrowsExactly<ArgumentException>(() => conv.call(torch.zeros(8, 8)));
        Assert.ThrowsExactly<ArgumentNullException>(() => conv.call(null!));
    }

    [TestMethod]
    public void BadSizesAreRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => nn.Conv2d(3, 4, 3, groups: 2));
        Assert.ThrowsExactly<ArgumentException>(() => nn.Conv2d(0, 4, 3));
        Assert.ThrowsExactly<ArgumentException>(() => nn.Conv2d(1, 4, 3, stride: -1));
        Assert.ThrowsExactly<ArgumentException>(() => nn.GroupNorm(2, 3));
        Assert.ThrowsExactly<ArgumentException>(() => nn.Embedding(3, 2, 3));
        Assert.ThrowsExactly<ArgumentException>(() => nn.GRU(0, 2));
        Assert.ThrowsExactly<ArgumentException>(() => nn.MultiheadAttention(5, 2));
    }

    [TestMethod]
    public void BatchNormLearnsTheStatistics()
    {
        torch.manual_seed(3);
        var norm = nn.BatchNorm2d(2, 1e-5, 0.5);
        var x = torch.randn(8, 2, 4, 4) * 3 + 5;
        for (var i = 0; i < 30; i++)
        {
            norm.call(x).Dispose();
        }
        Assert.AreEqual(30L, norm.get_buffer("num_batches_tracked").item<long>());
        Close(x.mean([0, 2, 3]), norm.get_buffer("running_mean"));
        Close(x.transpose(0, 1).flatten(1).var(1), norm.get_buffer("running_var"));
        norm.eval();
        Assert.AreEqual(0, norm.call(x).mean().item<float>(), 1e-4);
        Assert.AreEqual(30L, norm.get_buffer("num_batches_tracked").item<long>());
        Assert.ThrowsExactly<ArgumentException>(() => norm.call(torch.ones(2, 2)));
    }

    [TestMethod]
    public void InstanceNormLooksAtOneImageAtATime()
    {
        torch.manual_seed(4);
        var norm = nn.InstanceNorm2d(3);
        var x = torch.randn(2, 3, 4, 4) * 2 + 1;
        var y = norm.call(x);
        Close(torch.zeros(2, 3), y.mean([2, 3]));
        Close(norm.call(x[0]), y[0]);
        Assert.AreEqual(0, norm.state_dict().Count);
    }

    [TestMethod]
    public void EmbeddingsKeepTheirNorm()
    {
        var table = nn.Embedding(3, 2, max_norm: 1.0);
        table.load_state_dict(new() { ["weight"] = torch.tensor(new[,] { { 3f, 4f }, { 0.3f, 0.4f }, { 6f, 8f } }) });
        var rows = table.call(torch.tensor(new long[] { 0, 1 }));
        Close(torch.tensor(new[,] { { 0.6f, 0.8f }, { 0.3f, 0.4f } }), rows);
        Assert.AreEqual(8f, table.weight[2, 1].item<float>(), "rows that are not looked up stay");
    }

    [TestMethod]
    public void PretrainedEmbeddingsAreCopiedAndFrozen()
    {
        var source = torch.eye(2);
        var frozen = nn.Embedding_from_pretrained(source);
        var free = nn.Embedding_from_pretrained(source, freeze: false);
        source.fill_(9);
        Assert.IsFalse(frozen.weight.requires_grad);
        Assert.IsTrue(free.weight.requires_grad);
        Assert.AreEqual(2, frozen.weight.sum().item<float>());
        Assert.IsFalse(source.IsInvalid);
    }

    [TestMethod]
    public void DropoutsDropWholeChannels()
    {
        torch.manual_seed(5);
        foreach (var (layer, shape) in new (nn.Module<Tensor, Tensor>, long[])[]
        {
            (nn.Dropout1d(), [20, 10, 6]), (nn.Dropout1d(), [200, 6]), (nn.Dropout2d(), [20, 10, 2, 3]),
            (nn.Dropout3d(), [20, 10, 1, 2, 3]), (nn.Dropout3d(), [200, 1, 2, 3]),
        })
        {
            var sums = layer.call(torch.ones(shape)).reshape(200, 6).sum(1);
            var values = sums.data<float>().ToArray();
            Assert.IsTrue(values.All(v => v is 0 or 12), layer.GetName());
            Assert.AreEqual(100, values.Count(v => v == 0), 35, layer.GetName());
            layer.eval();
            Close(torch.ones(shape), layer.call(torch.ones(shape)));
        }
    }

    [TestMethod]
    public void RandomSlopesAreDrawnInTrainingOnly()
    {
        torch.manual_seed(6);
        var layer = nn.RReLU(0.1, 0.3);
        var drawn = layer.call(torch.full(1000, -1f)).neg();
        Assert.IsGreaterThanOrEqualTo(0.1f, drawn.min().item<float>());
        Assert.IsLessThanOrEqualTo(0.3f, drawn.max().item<float>());
        Assert.IsGreaterThan(0.01f, drawn.std().item<float>());
        layer.eval();
        Assert.AreEqual(-0.2f, layer.call(torch.full(1, -1f)).item<float>(), 1e-6f);
    }

    [TestMethod]
    public void ActivationsByTheirFormulas()
    {
        var x = torch.linspace(-3, 3, 13, float64);
        Close(torch.where(x > 0, x, x * 0.01), nn.LeakyReLU().call(x));
        Close(torch.where(x > 0, x, (x.exp() - 1) * 0.5), nn.ELU(0.5).call(x));
        Close(x * x.sigmoid(), nn.SiLU().call(x));
        Close(x * (1 + x.exp()).log().tanh(), nn.Mish().call(x));
        Close(x.clamp(0, 6), nn.ReLU6().call(x));
        Close(x.clamp(-1, 1), nn.Hardtanh().call(x));
        Close((x + 3).clamp(0, 6) / 6, nn.Hardsigmoid().call(x));
        Close(x * (x + 3).clamp(0, 6) / 6, nn.Hardswish().call(x));
        Close(x / (1 + x.abs()), nn.Softsign().call(x));
        Close(x - x.tanh(), nn.Tanhshrink().call(x));
        Close(x.sigmoid().log(), nn.LogSigmoid().call(x));
        Close(torch.where(x.abs() > 0.5, x, x * 0), nn.Hardshrink().call(x));
        Close(torch.where(x > 1, x, x * 0 + 7), nn.Threshold(1, 7).call(x));
        Close((-x).softmax(0), nn.Softmin(0).call(x));
        Close(torch.where(x > 0, x, x * 0.25), nn.PReLU(1, dtype: float64).call(x));
    }

    [TestMethod]
    public void InPlaceResultsOutliveTheirInput()
    {
        var x = torch.tensor(new[] { -1f, 1f });
        var y = F.relu(x, inplace: true);
        Assert.AreEqual(0, x[0].item<float>());
        x.Dispose();
        CollectionAssert.AreEqual(new[] { 0f, 1f }, y.data<float>().ToArray());
    }

    [TestMethod]
    public void GatedRecurrentUnitByHand()
    {
        torch.manual_seed(7);
        var gru = nn.GRU(3, 2, dtype: float64);
        var (x, h) = (torch.randn(4, 1, 3, dtype: float64), torch.randn(1, 1, 2, dtype: float64));
        var (output, last) = gru.call(x, h);
        var state = h[0];
        for (var t = 0; t < 4; t++)
        {
            var a = F.linear(x[t], gru.get_parameter("weight_ih_l0"), gru.get_parameter("bias_ih_l0")).chunk(3, 1);
            var b = F.linear(state, gru.get_parameter("weight_hh_l0"), gru.get_parameter("bias_hh_l0")).chunk(3, 1);
            var (reset, update) = ((a[0] + b[0]).sigmoid(), (a[1] + b[1]).sigmoid());
            state = (1 - update) * (a[2] + reset * b[2]).tanh() + update * state;
            Close(state, output[t]);
        }
        Close(state, last[0]);
        Assert.ThrowsExactly<ArgumentException>(() => gru.call(torch.zeros(4, 1, 2, dtype: float64)));
        Assert.ThrowsExactly<ArgumentException>(() => gru.call(x, torch.zeros(2, 1, 2, dtype: float64)));
    }

    [TestMethod]
    public void ElmanNetworkByHand()
    {
        torch.manual_seed(8);
        var rnn = nn.RNN(2, 2, 1, nn.NonLinearities.ReLU, batchFirst: true, dtype: float64);
        var x = torch.randn(1, 3, 2, dtype: float64);
        var (output, _) = rnn.call(x);
        var state = torch.zeros(1, 2, dtype: float64);
        for (var t = 0; t < 3; t++)
        {
            state = (F.linear(x.select(1, t), rnn.get_parameter("weight_ih_l0"), rnn.get_parameter("bias_ih_l0"))
                + F.linear(state, rnn.get_parameter("weight_hh_l0"), rnn.get_parameter("bias_hh_l0"))).relu();
            Close(state, output.select(1, t));
        }
    }

    private static void Close(Tensor expected, Tensor actual)
    {
        CollectionAssert.AreEqual(expected.shape, actual.shape);
        Assert.IsTrue(torch.allclose(expected, actual, 1e-4, 1e-5), $"{expected.jlstr()} is not {actual.jlstr()}");
    }
}
