using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class OptimizerTests
{
    // The gradient of x² + x at every step.
    private static double Gradient(double x) => 2 * x + 1;

    [TestMethod]
    public void SgdByHand()
    {
        const double Rate = 0.1, Momentum = 0.9, Dampening = 0.2, Decay = 0.05;
        var (x, buffer) = (3.0, double.NaN);
        Follow(p => torch.optim.SGD([p], Rate, Momentum, Dampening, Decay), () =>
        {
            var direction = Gradient(x) + Decay * x;
            buffer = double.IsNaN(buffer) ? direction : Momentum * buffer + (1 - Dampening) * direction;
            return x -= Rate * buffer;
        });
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AdamByHand(bool largest)
    {
        const double Rate = 0.1, Beta1 = 0.8, Beta2 = 0.9, Eps = 1e-4, Decay = 0.05;
        var (x, mean, square, most, step) = (3.0, 0.0, 0.0, 0.0, 0);
        Follow(p => torch.optim.Adam([p], Rate, Beta1, Beta2, Eps, Decay, largest), () =>
        {
            step++;
            var gradient = Gradient(x) + Decay * x;
            mean = Beta1 * mean + (1 - Beta1) * gradient;
            square = Beta2 * square + (1 - Beta2) * gradient * gradient;
            most = Math.Max(most, square);
            var root = Math.Sqrt((largest ? most : square) / (1 - Math.Pow(Beta2, step)));
            return x -= Rate * mean / (1 - Math.Pow(Beta1, step)) / (root + Eps);
        });
    }

    [TestMethod]
    public void AdamWByHand()
    {
        const double Rate = 0.1, Beta1 = 0.8, Beta2 = 0.9, Eps = 1e-4, Decay = 0.3;
        var (x, mean, square, step) = (3.0, 0.0, 0.0, 0);
        Follow(p => torch.optim.AdamW([p], Rate, Beta1, Beta2, Eps, Decay), () =>
        {
            step++;
            var gradient = Gradient(x);
            x *= 1 - Rate * Decay;
            mean = Beta1 * mean + (1 - Beta1) * gradient;
            square = Beta2 * square + (1 - Beta2) * gradient * gradient;
            var root = Math.Sqrt(square / (1 - Math.Pow(Beta2, step)));
            return x -= Rate * mean / (1 - Math.Pow(Beta1, step)) / (root + Eps);
        });
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void RmsPropByHand(bool centered)
    {
        const double Rate = 0.05, Alpha = 0.9, Eps = 1e-4, Decay = 0.05, Momentum = 0.5;
        var (x, square, mean, buffer) = (3.0, 0.0, 0.0, 0.0);
        Follow(p => torch.optim.RMSProp([p], Rate, Alpha, Eps, Decay, Momentum, centered), () =>
        {
            var gradient = Gradient(x) + Decay * x;
            square = Alpha * square + (1 - Alpha) * gradient * gradient;
            mean = Alpha * mean + (1 - Alpha) * gradient;
            buffer = Momentum * buffer + gradient / (Math.Sqrt(centered ? square - mean * mean : square) + Eps);
            return x -= Rate * buffer;
        });
    }

    [TestMethod]
    public void MaximizeClimbs()
    {
        foreach (var make in new Func<Parameter, optim.Optimizer>[]
        {
            p => torch.optim.SGD([p], 0.1, maximize: true), p => torch.optim.Adam([p], 0.1, maximize: true),
            p => torch.optim.AdamW([p], 0.1, maximize: true), p => torch.optim.RMSProp([p], 0.1, maximize: true),
        })
        {
            var parameter = new Parameter(torch.ones(1));
            using var optimizer = make(parameter);
            (parameter * 2).sum().backward();
            optimizer.step();
            Assert.IsGreaterThan(1, parameter.item<float>());
        }
    }

    [TestMethod]
    public void OneParameterInTwoGroupsIsRefused()
    {
        var parameter = new Parameter(torch.ones(1));
        Assert.ThrowsExactly<ArgumentException>(
            () => torch.optim.SGD([new SGD.ParamGroup([parameter]), new SGD.ParamGroup([parameter])], 0.1));
        Assert.ThrowsExactly<ArgumentException>(() => torch.optim.SGD([parameter, parameter], 0.1));
    }

    [TestMethod]
    public void BadOptionsAreRefused()
    {
        Parameter[] parameters = [new(torch.ones(1))];
        Assert.ThrowsExactly<ArgumentException>(() => torch.optim.SGD(parameters, -1));
        Assert.ThrowsExactly<ArgumentException>(() => torch.optim.SGD(parameters, double.NaN));
        Assert.ThrowsExactly<ArgumentException>(() => torch.optim.SGD(parameters, 0.1, nesterov: true));
        Assert.ThrowsExactly<ArgumentException>(() => torch.optim.Adam(parameters, beta1: 1));
        Assert.ThrowsExactly<ArgumentException>(() => torch.optim.AdamW(parameters, weight_decay: -1));
        Assert.ThrowsExactly<ArgumentException>(() => torch.optim.RMSProp(parameters, alpha: -0.1));
    }

    [TestMethod]
    public void GroupsKeepTheirOwnOptions()
    {
        var (a, b) = (new Parameter(torch.ones(1)), new Parameter(torch.ones(1)));
        var optimizer = torch.optim.Adam(
            [new Adam.ParamGroup([a], new Adam.Options { LearningRate = 0.5 }), new Adam.ParamGroup([b], new Adam.Options())], 0.25);
        CollectionAssert.AreEqual(new[] { 0.5, 0.25 }, optimizer.ParamGroups.Select(g => g.LearningRate).ToArray());
        (a + b).sum().backward();
        optimizer.step();
        Assert.AreEqual(0.5, a.item<float>(), 1e-6);
        Assert.AreEqual(0.75, b.item<float>(), 1e-6);
        optimizer.add_param_group(new Adam.ParamGroup([new Parameter(torch.ones(1))], new Adam.Options()));
        Assert.AreEqual(3, optimizer.parameters().Count());
        Assert.ThrowsExactly<ArgumentException>(() => optimizer.add_param_group(new SGD.ParamGroup([new Parameter(torch.ones(1))])));
    }

    [TestMethod]
    public void NamedParametersAreTaken()
    {
        using var linear = nn.Linear(2, 2);
        using var optimizer = torch.optim.SGD(linear.named_parameters(), 0.1);
        Assert.AreEqual(2, optimizer.parameters().Count());
    }

    [TestMethod]
    public void StepsLeaveNoTensorsBehind()
    {
        using var linear = nn.Linear(3, 3);
        using var optimizer = torch.optim.Adam(linear.parameters(), amsgrad: true, weight_decay: 0.1);
        using var input = torch.ones(2, 3);
        using (NewDisposeScope())
        {
            linear.call(input).sum().backward();
        }
        optimizer.step();
        var statistics = DisposeScopeManager.Statistics;
        var before = statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++)
        {
            optimizer.step();
            optimizer.zero_grad();
        }
        Assert.AreEqual(before, statistics.ThreadTotalLiveCount);
        optimizer.Dispose();
        Assert.AreEqual(before - 6, statistics.ThreadTotalLiveCount, "three tensors of state for each of two parameters");
    }

    [TestMethod]
    public void StateMadeInAScopeOutlivesIt()
    {
        var parameter = new Parameter(torch.ones(1));
        var optimizer = torch.optim.SGD([parameter], 0.1, 0.9);
        for (var i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            (parameter * parameter).sum().backward();
            optimizer.step();
        }
        // 1 → 0.8 → 0.46 → 0.062
        Assert.AreEqual(0.062f, parameter.item<float>(), 1e-5f);
    }

    private static void Follow(Func<Parameter, optim.Optimizer> make, Func<double> next)
    {
        var parameter = new Parameter(torch.tensor(new[] { 3.0 }));
        using var optimizer = make(parameter);
        for (var i = 0; i < 6; i++)
        {
            optimizer.zero_grad();
            (parameter * parameter + parameter).sum().backward();
            optimizer.step();
            Assert.AreEqual(next(), parameter.item<double>(), 1e-12, $"step {i}");
        }
    }
}
