using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class CustomFunctionTests
{
    [TestMethod]
    public void SavedOutputsAndNumbersReachBackward()
    {
        var x = torch.tensor(new[] { 0.5, -1.0 }, requires_grad: true);
        var results = Functions.ExpAndScale.apply(x, 3.0);
        (results[0] + results[1]).sum().backward();
        CollectionAssert.AreEqual(
            new[] { Math.Exp(0.5) + 3, Math.Exp(-1) + 3 }, x.grad!.data<double>().ToArray(), Comparer());
    }

    [TestMethod]
    public void DifferentiatesTwice()
    {
        var x = torch.tensor(new[] { 2.0 }, requires_grad: true);
        var first = torch.autograd.grad([Functions.Cube.apply(x)], [x], retain_graph: true, create_graph: true)[0];
        var second = torch.autograd.grad([first], [x])[0];
        Assert.AreEqual(12.0, first.item<double>());
        Assert.AreEqual(12.0, second.item<double>());
    }

    [TestMethod]
    public void KeptGraphRunsAgain()
    {
        var x = torch.tensor(new[] { 2.0 }, requires_grad: true);
        var y = Functions.Cube.apply(x);
        y.backward(retain_graph: true);
        y.backward();
        Assert.AreEqual(24.0, x.grad!.item<double>());
    }

    [TestMethod]
    public void RecordsNothingWithoutNeed()
    {
        Assert.IsFalse(Functions.Cube.apply(torch.ones(2)).requires_grad);
        var x = torch.ones(2, requires_grad: true);
        using (torch.no_grad())
            Assert.IsFalse(Functions.Cube.apply(x).requires_grad);
        Assert.IsTrue(Functions.Cube.apply(x).requires_grad);
    }

    [TestMethod]
    public void MissingGradientsComeAsZerosOrNull()
    {
        var x = torch.ones(2, requires_grad: true);
        Functions.Watcher.apply(x, true)[0].sum().backward();
        CollectionAssert.AreEqual(new[] { false, false }, Functions.Watcher.Missing);
        Functions.Watcher.apply(x, false)[0].sum().backward();
        CollectionAssert.AreEqual(new[] { false, true }, Functions.Watcher.Missing);
    }

    [TestMethod]
    public void ChangesItsInputInPlace()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = x * 3;
        var z = Functions.DoubleInPlace.apply(y);
        z.sum().backward();
        CollectionAssert.AreEqual(new[] { 6f, 6f }, z.data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 6f, 6f }, x.grad!.data<float>().ToArray());
    }

    [TestMethod]
    public void BackwardMayRunAnotherBackward()
    {
        var x = torch.tensor(new[] { 0.3, 1.2 }, requires_grad: true);
        Gradients.Check(values => Functions.Inner.apply(values[0] * 2).sum(), x);
    }

    [TestMethod]
    public void ExceptionsInForwardLeaveTheModeAsItWas()
    {
        var x = torch.ones(2, requires_grad: true);
        Assert.ThrowsExactly<InvalidCastException>(() => Functions.Cube.apply("no tensor", x));
        Assert.IsTrue(torch.is_grad_enabled());
    }

    [TestMethod]
    public void MissingDataIsNamed()
    {
        var x = torch.ones(2, requires_grad: true);
        var error = Assert.ThrowsExactly<KeyNotFoundException>(() => Functions.AsksForData.apply(x).sum().backward());
        StringAssert.Contains(error.Message, "factor");
    }

    [TestMethod]
    public void ChainsWithBuiltInOperators()
    {
        var x = torch.tensor(new[] { 0.3, -0.7, 1.1 }, requires_grad: true);
        Gradients.Check(values => Functions.Cube.apply(values[0].sin() * 2).cumsum(0).tanh().sum(), x);
    }

    private static Comparer<double> Comparer() =>
        Comparer<double>.Create((a, b) => Math.Abs(a - b) < 1e-12 ? 0 : a.CompareTo(b));
}
