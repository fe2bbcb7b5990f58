using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class ConversionTests
{
    [TestMethod]
    public void TypesChangeInPlace()
    {
        var module = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2));
        var weight = module.get_parameter("0.weight");
        var values = weight.detach().clone();
        Assert.AreSame(module, module.to(float64));
        Assert.AreSame(weight, module.get_parameter("0.weight"));
        Assert.AreEqual(float64, weight.dtype);
        Assert.IsTrue(weight.requires_grad);
        Assert.IsTrue(weight.is_leaf);
        Assert.AreEqual(float64, module.get_buffer("1.running_mean").dtype);
        Assert.AreEqual(int64, module.get_buffer("1.num_batches_tracked").dtype, "whole numbers stay");
        Assert.IsTrue(torch.equal(values, weight.to(float32)).all().item<bool>());
        Assert.AreEqual(float64, module.call(torch.ones(2, 2, dtype: float64)).dtype);
    }

    [TestMethod]
    public void GradientsMoveAlong()
    {
        var linear = nn.Linear(1, 1);
        linear.call(torch.ones(1, 1)).sum().backward();
        linear.@double();
        Assert.AreEqual(float64, linear.weight.grad!.dtype);
        linear.call(torch.ones(1, 1, dtype: float64)).sum().backward();
        Assert.AreEqual(2, linear.weight.grad!.item<double>());
    }

    [TestMethod]
    public void BuffersThatAreNotSavedMoveToo()
    {
        var module = nn.Identity();
        module.register_buffer("temporary", torch.ones(1), persistent: false);
        module.to(float64);
        Assert.AreEqual(float64, module.get_buffer("temporary").dtype);
    }

    [TestMethod]
    public void AnOptimizerMadeBeforeStillWorks()
    {
        var linear = nn.Linear(1, 1, hasBias: false);
        var optimizer = torch.optim.SGD(linear.parameters(), 1.0);
        linear.to(float64);
        var before = linear.weight.item<double>();
        linear.call(torch.ones(1, 1, dtype: float64)).sum().backward();
        optimizer.step();
        Assert.AreEqual(before - 1, linear.weight.item<double>(), 1e-12);
    }

    [TestMethod]
    public void ModulesDoNotBecomeWholeNumbers()
    {
        var linear = nn.Linear(1, 1);
        Assert.ThrowsExactly<ArgumentException>(() => linear.to(int32));
        Assert.AreEqual(float32, linear.weight.dtype);
    }

    [TestMethod]
    public void DevicesAndOtherTensors()
    {
        var linear = nn.Linear(1, 1);
        linear.to(torch.ones(1, dtype: float64)).cpu().to("cpu").to(DeviceType.CPU).to(torch.CPU, bfloat16);
        Assert.AreEqual(bfloat16, linear.bias!.dtype);
        Assert.AreEqual(DeviceType.CPU, linear.bias.device_type);
    }

    [TestMethod]
    public void UnregisteredContainersMoveToo()
    {
        var list = nn.ModuleList(nn.Linear(1, 1)).to(float64);
        Assert.AreEqual(float64, list[0].get_parameter("weight").dtype);
        var parameters = nn.ParameterList(new Parameter(torch.ones(1))).to(float64);
        Assert.AreEqual(float64, parameters[0].dtype);
    }
}
