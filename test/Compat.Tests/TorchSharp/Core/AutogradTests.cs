using System.Runtime.InteropServices;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class AutogradTests
{
    [TestMethod]
    public void GradModesNestAndBelongToTheirThread()
    {
        using (torch.no_grad())
        {
            Assert.IsFalse(torch.is_grad_enabled());
            using (torch.enable_grad())
                Assert.IsTrue(torch.is_grad_enabled());
            Assert.IsFalse(torch.is_grad_enabled());
            var elsewhere = false;
            var thread = new Thread(() => elsewhere = torch.is_grad_enabled());
            thread.Start();
            thread.Join();
            Assert.IsTrue(elsewhere);
        }

        Assert.IsTrue(torch.is_grad_enabled());
        using (torch.set_grad_enabled(false))
            Assert.IsFalse(torch.is_grad_enabled());
        Assert.IsTrue(torch.is_grad_enabled());
    }

    [TestMethod]
    public void InferenceModeRecordsNothing()
    {
        var x = torch.ones(2, requires_grad: true);
        Tensor y;
        using (torch.inference_mode())
        {
            Assert.IsTrue(torch.is_inference_mode_enabled());
            y = x * 2;
        }

        Assert.IsFalse(torch.is_inference_mode_enabled());
        Assert.IsFalse(y.requires_grad);
        Assert.ThrowsExactly<ExternalException>(() => (y * x).sum().backward());
    }

    [TestMethod]
    public void GradientsCanBeKeptSetAndCleared()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = x * 3;
        y.retain_grad();
        (y * y).sum().backward();
        CollectionAssert.AreEqual(new[] { 6f, 6f }, y.grad!.data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 18f, 18f }, x.grad!.data<float>().ToArray());
        x.grad = torch.full(2, 5f);
        Assert.AreEqual(5f, x.grad![0].item<float>());
        x.grad = null;
        Assert.IsNull(x.grad);
    }

    [TestMethod]
    public void BackwardReachesOnlyTheNamedInputs()
    {
        var a = torch.ones(1, requires_grad: true);
        var b = torch.ones(1, requires_grad: true);
        (a * b).backward(inputs: [a]);
        Assert.AreEqual(1f, a.grad!.item<float>());
        Assert.IsNull(b.grad);
    }

    [TestMethod]
    public void SeveralTensorsGoBackwardTogether()
    {
        var x = torch.ones(2, requires_grad: true);
        torch.autograd.backward([(x * 2).sum(), x * 3], [torch.tensor(1f), torch.tensor(new[] { 1f, 10f })]);
        CollectionAssert.AreEqual(new[] { 5f, 32f }, x.grad!.data<float>().ToArray());
    }

    [TestMethod]
    public void ChangedValuesAreNoticed()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = x * 2;
        var z = y.square().sum();
        y.add_(1);
        var error = Assert.ThrowsExactly<ExternalException>(() => z.backward());
        StringAssert.Contains(error.Message, "modified by an inplace operation");
    }

    [TestMethod]
    public void AnomalyModeFindsNotANumber()
    {
        var x = torch.zeros(1, requires_grad: true);
        using (torch.autograd.detect_anomaly())
        {
            Assert.IsTrue(AnomalyMode.IsEnabled);
            var error = Assert.ThrowsExactly<ExternalException>(() => (x.sqrt() * 0).backward());
            StringAssert.Contains(error.Message, "nan");
        }

        Assert.IsFalse(AnomalyMode.IsEnabled);
    }

    [TestMethod]
    public void GraphsOnManyThreadsDoNotMix() => Parallel.For(0, 16, i =>
    {
        using var scope = torch.NewDisposeScope();
        for (var j = 0; j < 50; j++)
        {
            var x = torch.full(3, i, dtype: torch.float32, requires_grad: true);
            Functions.Cube.apply(x).sum().backward();
            Assert.AreEqual(3f * i * i, x.grad![2].item<float>());
        }
    });
}
