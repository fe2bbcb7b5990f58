using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class SchedulerTests
{
    [TestMethod]
    public void StepsAndJumpsAgree()
    {
        var makers = new Func<Optimizer, lr_scheduler.LRScheduler>[]
        {
            o => lr_scheduler.StepLR(o, 3, 0.5), o => lr_scheduler.MultiStepLR(o, [2, 2, 5], 0.5), o => lr_scheduler.ExponentialLR(o, 0.9),
            o => lr_scheduler.CosineAnnealingLR(o, 7, 0.01), o => lr_scheduler.LinearLR(o, 0.2, 1, 4),
            o => lr_scheduler.ConstantLR(o, 0.3, 4), o => lr_scheduler.LambdaLR(o, e => 1.0 / (e + 1)),
        };
        foreach (var make in makers)
        {
            var (walking, jumping) = (Sgd(), Sgd());
            var (walker, jumper) = (make(walking), make(jumping));
            for (var epoch = 1; epoch <= 7; epoch++)
            {
                walker.step();
                jumper.step(epoch);
                Assert.AreEqual(Rate(walking), Rate(jumping), 1e-12, $"{walker.GetType().Name} at {epoch}");
                Assert.AreEqual(Rate(walking), walker.get_last_lr().Single());
            }
        }
    }

    [TestMethod]
    public void OneCycleMovesMomentumTheOtherWay()
    {
        var parameter = new Parameter(torch.ones(1));
        var optimizer = torch.optim.Adam([parameter], 1.0);
        var scheduler = lr_scheduler.OneCycleLR(optimizer, 1.0, 10);
        var momentum = new List<double> { optimizer.Betas.Item1 };
        var group = (Adam.ParamGroup)optimizer.ParamGroups.Single();
        var rates = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            rates.Add(group.LearningRate);
            momentum.Add(group.Betas.Item1);
            Assert.AreEqual(0.999, group.Betas.Item2);
            scheduler.step();
        }
        Assert.AreEqual(2, rates.IndexOf(rates.Max()));
        Assert.AreEqual(0.85, momentum[1 + 2], 1e-12);
        Assert.AreEqual(0.95, momentum[1], 1e-12);
        Assert.AreEqual(0.95, momentum[^1], 1e-12);
        Assert.ThrowsExactly<InvalidOperationException>(scheduler.step);
    }

    [TestMethod]
    public void OneCycleInThreePhases()
    {
        var optimizer = Sgd();
        var scheduler = lr_scheduler.OneCycleLR(
            optimizer, 1.0, 20, anneal_strategy: lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear, three_phase: true, pct_start: 0.25,
            cycle_momentum: false);
        var rates = new List<double> { Rate(optimizer) };
        for (var i = 1; i < 20; i++)
        {
            scheduler.step();
            rates.Add(Rate(optimizer));
        }
        Assert.AreEqual(1.0, rates[4], 1e-12);
        Assert.AreEqual(0.04, rates[8], 1e-12);
        Assert.AreEqual(0.04 / 1e4, rates[19], 1e-12);
    }

    [TestMethod]
    public void EveryGroupHasItsRate()
    {
        var optimizer = torch.optim.SGD(
            [new SGD.ParamGroup([new Parameter(torch.ones(1))], 1.0), new SGD.ParamGroup([new Parameter(torch.ones(1))], 0.1)], 1.0);
        var scheduler = lr_scheduler.ExponentialLR(optimizer, 0.5);
        scheduler.step();
        CollectionAssert.AreEqual(new[] { 0.5, 0.05 }, scheduler.get_last_lr().ToArray());
        Assert.ThrowsExactly<ArgumentException>(
            () => lr_scheduler.OneCycleLR(
                optimizer, [1.0], 10, -1, -1, 0.3, lr_scheduler.impl.OneCycleLR.AnnealStrategy.Cos, false, [0.8, 0.8], [0.9, 0.9]));
    }

    [TestMethod]
    public void WarmUpAndThenCosine()
    {
        var optimizer = Sgd();
        var scheduler = lr_scheduler.SequentialLR(
            optimizer, [lr_scheduler.LinearLR(optimizer, 0.1, 1, 4), lr_scheduler.CosineAnnealingLR(optimizer, 10)], [4]);
        var rates = new List<double> { Rate(optimizer) };
        for (var i = 0; i < 14; i++)
        {
            scheduler.step();
            rates.Add(Rate(optimizer));
        }
        for (var i = 0; i < rates.Count; i++)
        {
            var expected = i < 4 ? 0.1 + 0.9 * i / 4 : (1 + Math.Cos(Math.PI * (i - 4) / 10)) / 2;
            Assert.AreEqual(expected, rates[i], 1e-12, $"step {i}");
        }
    }

    [TestMethod]
    public void ChainedSchedulersMultiply()
    {
        var optimizer = Sgd();
        var chain = lr_scheduler.ChainedLR([lr_scheduler.ConstantLR(optimizer, 0.1, 2), lr_scheduler.ExponentialLR(optimizer, 0.9)]);
        Assert.AreEqual(0.1, Rate(optimizer), 1e-12);
        double[] expected = [0.09, 0.81, 0.729];
        foreach (var rate in expected)
        {
            chain.step();
            Assert.AreEqual(rate, Rate(optimizer), 1e-12);
        }
    }

    [TestMethod]
    public void PlateausLowerTheRate()
    {
        var optimizer = Sgd();
        var scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, factor: 0.5, patience: 1, min_lr: [0.3]);
        double[] losses = [1.0, 0.9, 0.9, 0.9, 0.8, 0.9, 0.9, 0.9, 0.9];
        double[] expected = [1, 1, 1, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3];
        for (var i = 0; i < losses.Length; i++)
        {
            scheduler.step(losses[i]);
            Assert.AreEqual(expected[i], Rate(optimizer), 1e-12, $"step {i}");
        }
        Assert.ThrowsExactly<InvalidOperationException>(scheduler.step);
        Assert.ThrowsExactly<ArgumentException>(() => lr_scheduler.ReduceLROnPlateau(optimizer, "lowest"));
    }

    [TestMethod]
    public void BadOptionsAreRefused()
    {
        var optimizer = Sgd();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => lr_scheduler.StepLR(optimizer, 0));
        Assert.ThrowsExactly<ArgumentException>(() => lr_scheduler.OneCycleLR(optimizer, 1.0));
        Assert.ThrowsExactly<ArgumentException>(() => lr_scheduler.OneCycleLR(optimizer, 1.0, 10, pct_start: 2));
        Assert.ThrowsExactly<ArgumentException>(() => lr_scheduler.LinearLR(optimizer, 0, 1));
        Assert.ThrowsExactly<ArgumentException>(() => lr_scheduler.SequentialLR(optimizer, [], [1]));
    }

    private static Optimizer Sgd() => torch.optim.SGD([new Parameter(torch.ones(1))], 1.0);

    private static double Rate(Optimizer optimizer) => optimizer.ParamGroups.Single().LearningRate;
}
