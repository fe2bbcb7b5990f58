using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class LayerGoldenTests
{
    [TestMethod]
    public void linear_seeded()
    {
        torch.manual_seed(0);
        var m = nn.Linear(3, 2);
        TorchGolden.Check(nameof(linear_seeded), new
        {
            w = m.weight,
            b = m.bias,
            y = m.call(torch.ones(1, 3)),
            oneD = m.forward(torch.tensor(new[] { 1f, 0f, -1f })),
            noBias = nn.Linear(2, 1, hasBias: false).bias is null,
        });
    }

    [TestMethod]
    public void conv1d_conv2d_seeded()
    {
        torch.manual_seed(1);
        var a = nn.Conv1d(1, 2, 3);
        var b = nn.Conv2d(1, 1, 2, stride: 2, padding: 1);
        TorchGolden.Check(nameof(conv1d_conv2d_seeded), new
        {
            aw = a.get_parameter("weight"),
            ab = a.get_parameter("bias"),
            ay = a.call(torch.arange(5, dtype: torch.float32).reshape(1, 1, 5)),
            bw = b.get_parameter("weight"),
            by = b.call(torch.ones(1, 1, 3, 3)),
        });
    }

    [TestMethod]
    public void conv2d_options_shapes()
    {
        var x = torch.zeros(2, 4, 8, 8);
        TorchGolden.Check(nameof(conv2d_options_shapes), new
        {
            same = nn.Conv2d(4, 6, 3, Padding.Same).call(x).shape,
            dil = nn.Conv2d(4, 6, 3, 1, 0, 2).call(x).shape,
            grp = nn.Conv2d(4, 8, 3, groups: 2, bias: false).state_dict().Select(p => p.Key + ":" + string.Join("x", p.Value.shape)),
            rect = nn.Conv2d(4, 2, (1, 3), (1, 2)).call(x).shape,
        });
    }

    [TestMethod]
    public void conv_transpose2d_seeded()
    {
        torch.manual_seed(2);
        var m = nn.ConvTranspose2d(1, 1, 2, 2);
        TorchGolden.Check(nameof(conv_transpose2d_seeded), new
        {
            w = m.get_parameter("weight"),
            y = m.call(torch.tensor(new[,,,] { { { { 1f, 2f } } } })),
            op = nn.ConvTranspose2d(2, 3, 3, 2, 1, 1).call(torch.zeros(1, 2, 4, 4)).shape,
        });
    }

    [TestMethod]
    public void batchnorm1d_train_and_eval()
    {
        var m = nn.BatchNorm1d(2);
        var x = torch.tensor(new[,] { { 1f, 10f }, { 3f, 30f } });
        var names = m.state_dict().Keys.ToArray();
        var train = m.call(x);
        var mean = m.get_buffer("running_mean").clone();
        var var = m.get_buffer("running_var").clone();
        var count = m.get_buffer("num_batches_tracked");
        m.eval();
        TorchGolden.Check(nameof(batchnorm1d_train_and_eval), new
        {
            names,
            train,
            mean,
            var,
            count,
            eval = m.call(x),
            single = TorchGolden.Throws(() => nn.BatchNorm1d(2).call(torch.ones(1, 2))),
        });
    }

    [TestMethod]
    public void batchnorm2d_options()
    {
        var m = nn.BatchNorm2d(1, 1e-3, 0.5, affine: false);
        var x = torch.arange(4, dtype: torch.float32).reshape(1, 1, 2, 2);
        var y = m.call(x);
        TorchGolden.Check(nameof(batchnorm2d_options), new
        {
            y,
            rm = m.get_buffer("running_mean"),
            rv = m.get_buffer("running_var"),
            parameters = m.parameters().Count(),
            noStats = nn.BatchNorm2d(1, track_running_stats: false).buffers().Count(),
        });
    }

    [TestMethod]
    public void layernorm_groupnorm()
    {
        var x = torch.arange(8, dtype: torch.float32).reshape(2, 4);
        TorchGolden.Check(nameof(layernorm_groupnorm), new
        {
            ln = nn.LayerNorm(4).call(x),
            gn = nn.GroupNorm(2, 4, affine: false).call(x.unsqueeze(-1)),
            gnTwoDim = TorchGolden.Throws(() => nn.GroupNorm(2, 4).call(x)),
            noAffine = nn.LayerNorm(new long[] { 2, 4 }, 1e-5, false).parameters().Count(),
            names = nn.GroupNorm(2, 4).named_parameters().Select(p => p.name),
        });
    }

    [TestMethod]
    public void embedding_seeded()
    {
        torch.manual_seed(3);
        var m = nn.Embedding(4, 2, padding_idx: 1);
        var y = m.call(torch.tensor(new long[,] { { 0, 1, 3 } }));
        y.sum().backward();
        TorchGolden.Check(nameof(embedding_seeded), new
        {
            w = m.weight,
            y,
            g = m.weight.grad,
            pre = nn.Embedding_from_pretrained(torch.eye(2)).call(torch.tensor(new long[] { 1 })),
        });
    }

    [TestMethod]
    public void dropout_seeded()
    {
        var m = nn.Dropout(0.5);
        torch.manual_seed(4);
        var y = m.call(torch.ones(8));
        m.eval();
        TorchGolden.Check(nameof(dropout_seeded), new
        {
            y,
            eval = m.call(torch.ones(3)),
            zero = nn.Dropout(0).call(torch.ones(2)),
            one = nn.Dropout(1).call(torch.ones(2)),
            bad = TorchGolden.Throws(() => nn.Dropout(1.5)),
        });
    }

    [TestMethod]
    public void pooling_modules()
    {
        var x = torch.arange(16, dtype: torch.float32).reshape(1, 1, 4, 4);
        TorchGolden.Check(nameof(pooling_modules), new
        {
            mx = nn.MaxPool2d(2).call(x),
            mxs = nn.MaxPool2d(3, 1, 1).call(x).shape,
            ceil = nn.MaxPool2d(3, 2, null, null, true).call(x),
            avg = nn.AvgPool2d(2).call(x),
            avgPad = nn.AvgPool2d(2, 2, 1).call(x),
            noPad = nn.AvgPool2d(2, 2, 1, count_include_pad: false).call(x),
        });
    }

    [TestMethod]
    public void adaptive_pooling()
    {
        var x = torch.arange(12, dtype: torch.float32).reshape(1, 1, 3, 4);
        TorchGolden.Check(nameof(adaptive_pooling), new
        {
            avg = nn.AdaptiveAvgPool2d(2).call(x),
            one = nn.AdaptiveAvgPool2d(new long[] { 1, 1 }).call(x),
            mx = nn.AdaptiveMaxPool2d(new long[] { 2, 3 }).call(x),
            a1 = nn.AdaptiveAvgPool1d(3).call(torch.arange(5, dtype: torch.float32).reshape(1, 1, 5)),
        });
    }

    [TestMethod]
    public void activation_modules()
    {
        var x = torch.tensor(new[] { -1.5f, 0f, 2f });
        TorchGolden.Check(nameof(activation_modules), new
        {
            relu = nn.ReLU().call(x),
            gelu = nn.GELU().call(x),
            sig = nn.Sigmoid().call(x),
            tanh = nn.Tanh().call(x),
            sm = nn.Softmax(0).call(x),
            lsm = nn.LogSoftmax(-1).call(x),
            sp = nn.Softplus().call(x),
            sp2 = nn.Softplus(2, 1).call(x),
        });
    }

    [TestMethod]
    public void sequential_names_and_forward()
    {
        torch.manual_seed(6);
        var m = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1));
        var n = nn.Sequential(("a", nn.Linear(1, 1)), ("act", nn.Tanh()));
        TorchGolden.Check(nameof(sequential_names_and_forward), new
        {
            y = m.call(torch.ones(1, 2)),
            keys = m.state_dict().Keys,
            nkeys = n.state_dict().Keys,
            kids = n.named_children().Select(c => c.name),
            count = m.Count,
            w = m.get_parameter("0.weight"),
        });
    }

    [TestMethod]
    public void modulelist_and_dict()
    {
        var l = nn.ModuleList<nn.Module<Tensor, Tensor>>(nn.Linear(1, 1), nn.ReLU());
        l.append(nn.Linear(1, 2));
        var d = nn.ModuleDict(("x", (nn.Module)nn.Linear(1, 1)), ("y", nn.Tanh()));
        TorchGolden.Check(nameof(modulelist_and_dict), new
        {
            l = l.state_dict().Keys,
            l.Count,
            d = d.named_parameters().Select(p => p.name),
            dk = d.keys(),
        });
    }

    [TestMethod]
    public void gru_seeded()
    {
        torch.manual_seed(7);
        var m = nn.GRU(1, 2);
        var x = torch.tensor(new[,,] { { { 1f } }, { { -1f } } });
        var (y, h) = m.call(x, null);
        TorchGolden.Check(nameof(gru_seeded), new
        {
            shapes = m.named_parameters().Select(p => p.name + ":" + string.Join("x", p.parameter.shape)),
            wih = m.get_parameter("weight_ih_l0"),
            y,
            h,
            batchFirst = nn.GRU(1, 2, 2, batchFirst: true, bidirectional: true).call(torch.zeros(3, 4, 1), null).Item2.shape,
        });
    }

    [TestMethod]
    public void train_eval_and_children()
    {
        var m = nn.Sequential(nn.Linear(1, 1), nn.Sequential(nn.Dropout(0.5)));
        var t0 = m.training;
        m.eval();
        var t1 = m.modules().Select(c => c.training).ToArray();
        m.train();
        TorchGolden.Check(nameof(train_eval_and_children), new
        {
            t0,
            t1,
            t2 = m.training,
            children = m.children().Count(),
            modules = m.modules().Count(),
            named = m.named_modules().Select(p => p.name),
            name = m.GetName(),
        });
    }
}
