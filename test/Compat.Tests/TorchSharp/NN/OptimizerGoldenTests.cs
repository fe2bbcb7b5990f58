using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class OptimizerGoldenTests
{
    [TestMethod]
    public void sgd_plain_and_momentum()
    {
        Parameter P() => new(torch.tensor(new[] { 1.0, -2.0 }));
        var a = P();
        var b = P();
        var c = P();
        TorchGolden.Check(nameof(sgd_plain_and_momentum), new
        {
            plain = Run.Descend(a, torch.optim.SGD(new[] { a }, 0.1)),
            momentum = Run.Descend(b, torch.optim.SGD(new[] { b }, 0.1, 0.9)),
            nesterov = Run.Descend(c, torch.optim.SGD(new[] { c }, 0.05, 0.9, 0, 0.01, true)),
        });
    }

    [TestMethod]
    public void adam_default_and_amsgrad()
    {
        var a = new Parameter(torch.tensor(new[] { 1.0, -2.0 }));
        var b = new Parameter(torch.tensor(new[] { 1.0, -2.0 }));
        TorchGolden.Check(nameof(adam_default_and_amsgrad), new
        {
            adam = Run.Descend(a, torch.optim.Adam(new[] { a }, 0.1)),
            ams = Run.Descend(b, torch.optim.Adam(new[] { b }, 0.1, 0.5, 0.9, 1e-6, 0.1, true)),
        });
    }

    [TestMethod]
    public void adamw_decay()
    {
        var a = new Parameter(torch.tensor(new[] { 1.0, -2.0 }));
        var b = new Parameter(torch.tensor(new[] { 1.0, -2.0 }));
        TorchGolden.Check(nameof(adamw_decay), new
        {
            def = Run.Descend(a, torch.optim.AdamW(new[] { a }, 0.1)),
            wd = Run.Descend(b, torch.optim.AdamW(new[] { b }, 0.05, 0.8, 0.99, 1e-8, 0.5)),
        });
    }

    [TestMethod]
    public void rmsprop_centered_momentum()
    {
        var a = new Parameter(torch.tensor(new[] { 1.0, -2.0 }));
        var b = new Parameter(torch.tensor(new[] { 1.0, -2.0 }));
        TorchGolden.Check(nameof(rmsprop_centered_momentum), new
        {
            def = Run.Descend(a, torch.optim.RMSProp(new[] { a }, 0.05)),
            full = Run.Descend(b, torch.optim.RMSProp(new[] { b }, 0.05, 0.9, 1e-6, 0.01, 0.5, true)),
        });
    }

    [TestMethod]
    public void parameter_groups()
    {
        var a = new Parameter(torch.ones(1));
        var b = new Parameter(torch.ones(1));
        var opt = torch.optim.SGD(
            new[] { new SGD.ParamGroup(new[] { a }, new SGD.Options { LearningRate = 0.5 }), new SGD.ParamGroup(new[] { b }) }, 0.1);
        (a * 2 + b * 2).backward();
        opt.step();
        var rates = opt.ParamGroups.Select(g => new { g.LearningRate, g.InitialLearningRate }).ToArray();
        opt.ParamGroups.Last().LearningRate = 0.25;
        opt.step();
        TorchGolden.Check(nameof(parameter_groups), new
        {
            rates,
            a,
            b,
            count = opt.parameters().Count(),
        });
    }

    [TestMethod]
    public void zero_grad_semantics()
    {
        var p = new Parameter(torch.ones(2));
        var q = new Parameter(torch.ones(1));
        var opt = torch.optim.SGD(new[] { p, q }, 0.1);
        p.sum().backward();
        opt.step();
        var afterStep = p.grad!.clone();
        opt.zero_grad();
        TorchGolden.Check(nameof(zero_grad_semantics), new
        {
            afterStep,
            zeroed = p.grad,
            unusedGradIsNull = q.grad is null,
            unusedKept = q,
        });
    }

    [TestMethod]
    public void module_zero_grad()
    {
        var m = nn.Linear(1, 1);
        m.call(torch.ones(1, 1)).sum().backward();
        m.zero_grad(false);
        var kept = m.weight.grad!.clone();
        m.zero_grad();
        var def = m.weight.grad is null;
        m.call(torch.ones(1, 1)).sum().backward();
        m.zero_grad(true);
        TorchGolden.Check(nameof(module_zero_grad), new
        {
            kept,
            nullByDefault = def,
            nullWhenTrue = m.weight.grad is null,
        });
    }

    [TestMethod]
    public void clip_grad_norm_and_value()
    {
        var p = new Parameter(torch.zeros(2));
        var q = new Parameter(torch.zeros(1));
        (p * torch.tensor(new[] { 3f, 0f })).sum().backward();
        (q * 4).sum().backward();
        var norm = torch.nn.utils.clip_grad_norm_(new[] { p, q }, 1.0);
        var g1 = p.grad!.clone();
        var again = torch.nn.utils.clip_grad_norm_(new[] { p, q }, 10.0);
        var max = torch.nn.utils.clip_grad_norm_(new[] { p, q }, 10.0, double.PositiveInfinity);
        var g2 = q.grad!.clone();
        torch.nn.utils.clip_grad_value_(new[] { p, q }, 0.25);
        TorchGolden.Check(nameof(clip_grad_norm_and_value), new
        {
            norm,
            g1,
            again,
            max,
            g2,
            clipped = p.grad,
        });
    }

    [TestMethod]
    public void step_with_closure_and_vector()
    {
        var p = new Parameter(torch.tensor(new[] { 3f }));
        var opt = torch.optim.SGD(new[] { p }, 0.1);
        var loss = opt.step(() => { opt.zero_grad(); var l = (p * p).sum(); l.backward(); return l; });
        var v = torch.nn.utils.parameters_to_vector(new[] { p, new Parameter(torch.ones(2)) });
        torch.nn.utils.vector_to_parameters(torch.tensor(new[] { 8f }), new[] { p });
        TorchGolden.Check(nameof(step_with_closure_and_vector), new
        {
            loss,
            v = v.detach(),
            p,
        });
    }

    private static class Run
    {
        public static List<double[]> Descend(Parameter p, optim.Optimizer opt)
        {
            var path = new List<double[]>();
            for (var i = 0; i < 5; i++)
            {
                opt.zero_grad();
                (p * p * torch.tensor(new[] { 1.0, 3.0 })).sum().backward();
                opt.step();
                path.Add(p.data<double>().ToArray());
            }
            return path;
        }
    }
}
