using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class FunctionalGoldenTests
{
    [TestMethod]
    public void linear_and_conv_functional()
    {
        var x = torch.arange(9, dtype: torch.float32).reshape(1, 1, 3, 3);
        var w = torch.ones(1, 1, 2, 2);
        TorchGolden.Check(nameof(linear_and_conv_functional), new
        {
            lin = F.linear(torch.tensor(new[] { 1f, 2f }), torch.tensor(new[,] { { 3f, 4f } }), torch.tensor(new[] { 5f })),
            c = F.conv2d(x, w),
            cs = F.conv2d(x, w, strides: new long[] { 2, 2 }, padding: new long[] { 1, 1 }),
            ct = F.conv_transpose2d(torch.ones(1, 1, 1, 2), w),
            c1 = F.conv1d(x.reshape(1, 1, 9), torch.ones(1, 1, 3), stride: 3),
        });
    }

    [TestMethod]
    public void softmax_family()
    {
        var x = torch.tensor(new[,] { { 1f, 2f }, { 3f, 5f } });
        TorchGolden.Check(nameof(softmax_family), new
        {
            s = F.softmax(x, 1),
            l = F.log_softmax(x, 0),
            m = F.softmin(x, 1),
            d = F.softmax(x, -1, torch.float64).dtype,
            masked = F.softmax(torch.tensor(new[] { 0f, float.NegativeInfinity }), 0),
            allMasked = F.softmax(torch.full(2, float.NegativeInfinity), 0),
        });
    }

    [TestMethod]
    public void pad_modes()
    {
        var x = torch.arange(3, dtype: torch.float32).reshape(1, 1, 3);
        TorchGolden.Check(nameof(pad_modes), new
        {
            zero = F.pad(x, (1, 2)),
            value = F.pad(x, new long[] { 0, 1 }, PaddingModes.Constant, 9),
            refl = F.pad(x, new long[] { 2, 1 }, PaddingModes.Reflect),
            repl = F.pad(x, new long[] { 1, 1 }, PaddingModes.Replicate),
            circ = F.pad(x, new long[] { 1, 1 }, PaddingModes.Circular),
            two = F.pad(torch.ones(1, 1), new long[] { 1, 0, 0, 1 }),
        });
    }

    [TestMethod]
    public void max_pool_with_indices_and_dropout()
    {
        var x = torch.tensor(new[,,,] { { { { 1f, 9f, 2f, 4f }, { 3f, 5f, 8f, 7f } } } });
        var (v, i) = F.max_pool2d_with_indices(x, new long[] { 2, 2 });
        torch.manual_seed(9);
        TorchGolden.Check(nameof(max_pool_with_indices_and_dropout), new
        {
            v,
            i,
            d = F.dropout(torch.ones(6), 0.5, true),
            off = F.dropout(torch.ones(2), 0.5, false),
            def = F.dropout(torch.ones(2)),
        });
    }

    [TestMethod]
    public void uniform_normal_constant()
    {
        torch.manual_seed(20);
        TorchGolden.Check(nameof(uniform_normal_constant), new
        {
            u = nn.init.uniform_(torch.zeros(3), -1, 1),
            n = nn.init.normal_(torch.zeros(3), 5, 0.1),
            c = nn.init.constant_(torch.zeros(2), 3),
            o = nn.init.ones_(torch.zeros(2)),
            e = nn.init.eye_(torch.zeros(2, 3)),
            leaf = nn.init.uniform_(nn.Parameter(torch.zeros(1)), 2, 2),
        });
    }

    [TestMethod]
    public void kaiming()
    {
        torch.manual_seed(22);
        TorchGolden.Check(nameof(kaiming), new
        {
            ku = nn.init.kaiming_uniform_(torch.zeros(2, 3)),
            fanOut = nn.init.kaiming_normal_(torch.zeros(2, 3), 0, nn.init.FanInOut.FanOut, nn.init.NonlinearityType.ReLU),
            conv = nn.init.kaiming_uniform_(torch.zeros(1, 2, 2, 2), Math.Sqrt(5)),
        });
    }

    [TestMethod]
    public void gain_and_fans()
    {
        TorchGolden.Check(nameof(gain_and_fans), new
        {
            relu = nn.init.calculate_gain(nn.init.NonlinearityType.ReLU),
            leaky = nn.init.calculate_gain(nn.init.NonlinearityType.LeakyReLU, 0.2),
            tanh = nn.init.calculate_gain(nn.init.NonlinearityType.Tanh),
            lin = nn.init.calculate_gain(nn.init.NonlinearityType.Linear),
            fans = nn.init.CalculateFanInAndFanOut(torch.zeros(6, 4, 3, 3)),
            vec = TorchGolden.Throws(() => nn.init.CalculateFanInAndFanOut(torch.zeros(3))),
        });
    }
}
