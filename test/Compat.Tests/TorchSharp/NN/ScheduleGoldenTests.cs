using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class ScheduleGoldenTests
{
    [TestMethod]
    public void step_and_multistep()
    {
        var p = new Parameter(torch.ones(1));
        var a = torch.optim.SGD(new[] { p }, 1.0);
        var b = torch.optim.SGD(new[] { p }, 1.0);
        TorchGolden.Check(nameof(step_and_multistep), new
        {
            step = Lr.Rates(a, torch.optim.lr_scheduler.StepLR(a, 2, 0.5), 6),
            multi = Lr.Rates(b, torch.optim.lr_scheduler.MultiStepLR(b, new[] { 2, 3 }, 0.1), 5),
        });
    }

    [TestMethod]
    public void cosine_and_exponential()
    {
        var p = new Parameter(torch.ones(1));
        var a = torch.optim.SGD(new[] { p }, 1.0);
        var b = torch.optim.SGD(new[] { p }, 1.0);
        TorchGolden.Check(nameof(cosine_and_exponential), new
        {
            cos = Lr.Rates(a, torch.optim.lr_scheduler.CosineAnnealingLR(a, 4, 0.1), 9),
            exp = Lr.Rates(b, torch.optim.lr_scheduler.ExponentialLR(b, 0.5), 3),
        });
    }

    [TestMethod]
    public void one_cycle()
    {
        var p = new Parameter(torch.ones(1));
        var a = torch.optim.SGD(new[] { p }, 1.0);
        var b = torch.optim.Adam(new[] { p }, 1.0);
        var ra = Lr.Rates(a, torch.optim.lr_scheduler.OneCycleLR(a, 0.5, 10, cycle_momentum: false), 10);
        TorchGolden.Check(nameof(one_cycle), new
        {
            ra,
            rb = Lr.Rates(b, torch.optim.lr_scheduler.OneCycleLR(b, 0.1, 6), 6),
        });
    }

    [TestMethod]
    public void linear_constant_lambda()
    {
        var p = new Parameter(torch.ones(1));
        var a = torch.optim.SGD(new[] { p }, 1.0);
        var b = torch.optim.SGD(new[] { p }, 1.0);
        var c = torch.optim.SGD(new[] { p }, 2.0);
        TorchGolden.Check(nameof(linear_constant_lambda), new
        {
            lin = Lr.Rates(a, torch.optim.lr_scheduler.LinearLR(a, 0.25, 1.0, 3), 5),
            con = Lr.Rates(b, torch.optim.lr_scheduler.ConstantLR(b, 0.5, 2), 4),
            lam = Lr.Rates(c, torch.optim.lr_scheduler.LambdaLR(c, e => 1.0 / (e + 1)), 3),
        });
    }

    private static class Lr
    {
        public static List<double> Rates(optim.Optimizer opt, optim.lr_scheduler.LRScheduler s, int n)
        {
            var rates = new List<double> { opt.ParamGroups.First().LearningRate };
            for (var i = 0; i < n; i++)
            {
                opt.step();
                s.step();
                rates.Add(opt.ParamGroups.First().LearningRate);
            }
            return rates;
        }
    }
}
