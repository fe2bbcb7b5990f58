using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class LossGoldenTests
{
    [TestMethod]
    public void mse_l1_reductions()
    {
        var x = torch.tensor(new[] { 1f, 2f, 4f });
        var t = torch.tensor(new[] { 0f, 2f, 1f });
        TorchGolden.Check(nameof(mse_l1_reductions), new
        {
            mse = nn.MSELoss().call(x, t),
            sum = nn.MSELoss(nn.Reduction.Sum).call(x, t),
            none = F.mse_loss(x, t, nn.Reduction.None),
            l1 = F.l1_loss(x, t),
            l1s = nn.L1Loss(nn.Reduction.Sum).call(x, t),
        });
    }

    [TestMethod]
    public void smooth_l1_and_huber()
    {
        var x = torch.tensor(new[] { 0f, 0.5f, 3f });
        var t = torch.zeros(3);
        TorchGolden.Check(nameof(smooth_l1_and_huber), new
        {
            def = F.smooth_l1_loss(x, t),
            none = F.smooth_l1_loss(x, t, nn.Reduction.None),
            beta = F.smooth_l1_loss(x, t, nn.Reduction.None, 2.0),
            huber = F.huber_loss(x, t, 2.0, nn.Reduction.None),
            mod = nn.SmoothL1Loss().call(x, t),
        });
    }

    [TestMethod]
    public void cross_entropy_options()
    {
        var x = torch.tensor(new[,] { { 1f, 2f, 3f }, { 1f, 0f, -1f } });
        var t = torch.tensor(new long[] { 2, 1 });
        TorchGolden.Check(nameof(cross_entropy_options), new
        {
            mean = F.cross_entropy(x, t),
            none = F.cross_entropy(x, t, null, -100, nn.Reduction.None),
            w = F.cross_entropy(x, t, torch.tensor(new[] { 1f, 2f, 0.5f })),
            ignore = nn.CrossEntropyLoss(null, 1).call(x, t),
            smooth = F.cross_entropy(x, t, null, -100, nn.Reduction.Mean, 0.1),
            probs = F.cross_entropy(x, torch.full(2, 3, 1f / 3)),
        });
    }

    [TestMethod]
    public void nll_and_kl()
    {
        var lp = torch.tensor(new[,] { { -0.5f, -1f }, { -2f, -0.25f } });
        var q = torch.tensor(new[,] { { 0.75f, 0.25f }, { 0.5f, 0.5f } });
        TorchGolden.Check(nameof(nll_and_kl), new
        {
            nll = F.nll_loss(lp, torch.tensor(new long[] { 0, 1 })),
            sum = nn.NLLLoss(null, nn.Reduction.Sum).call(lp, torch.tensor(new long[] { 1, 1 })),
            kl = F.kl_div(lp, q),
            kls = F.kl_div(lp, q, false, nn.Reduction.Sum),
            klLog = F.kl_div(lp, q.log(), true, nn.Reduction.None),
            klMod = nn.KLDivLoss().call(lp, q),
        });
    }

    [TestMethod]
    public void bce_and_logits()
    {
        var p = torch.tensor(new[] { 0.8f, 0.3f, 0f });
        var t = torch.tensor(new[] { 1f, 0f, 1f });
        TorchGolden.Check(nameof(bce_and_logits), new
        {
            bce = F.binary_cross_entropy(p, t, null, nn.Reduction.None),
            mean = nn.BCELoss().call(p, t),
            logits = F.binary_cross_entropy_with_logits(torch.tensor(new[] { 100f, -1f, 0f }), t, null, nn.Reduction.None),
            pos = nn.BCEWithLogitsLoss(null, nn.Reduction.Mean, torch.tensor(3f)).call(torch.zeros(3), t),
            outside = TorchGolden.Throws(() => F.binary_cross_entropy(torch.tensor(new[] { 1.5f }), torch.ones(1))),
        });
    }

    [TestMethod]
    public void loss_gradients_and_mismatch()
    {
        var x = torch.tensor(new[,] { { 1f, 2f } }, requires_grad: true);
        F.cross_entropy(x, torch.tensor(new long[] { 0 })).backward();
        TorchGolden.Check(nameof(loss_gradients_and_mismatch), new
        {
            x.grad,
            shape = TorchGolden.Throws(() => F.mse_loss(torch.ones(2), torch.ones(3))),
            broadcast = F.mse_loss(torch.ones(2, 1), torch.zeros(1, 2), nn.Reduction.None),
            badClass = TorchGolden.Throws(() => F.nll_loss(torch.zeros(1, 2), torch.tensor(new long[] { 5 }))),
        });
    }
}
