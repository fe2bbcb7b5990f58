using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class UtilsTests
{
    [TestMethod]
    public void NormsOfAllGradientsTogether()
    {
        Parameter[] parameters = [WithGradient(3, 0), WithGradient(-4), new(torch.ones(2))];
        Assert.AreEqual(7, nn.utils.clip_grad_norm_(parameters, 100, 1), 1e-6);
        Assert.AreEqual(4, nn.utils.clip_grad_norm_(parameters, 100, double.PositiveInfinity), 1e-6);
        Assert.AreEqual(5, nn.utils.clip_grad_norm_(parameters, 2.5), 1e-6);
        CollectionAssert.AreEqual(new[] { -2f }, parameters[1].grad!.data<float>().ToArray().Select(x => MathF.Round(x, 4)).ToArray());
        Assert.IsNull(parameters[2].grad);
        Assert.AreEqual(0, nn.utils.clip_grad_norm_([], 1));
    }

    [TestMethod]
    public void VectorsGoBothWays()
    {
        using var linear = nn.Linear(2, 3);
        var vector = nn.utils.parameters_to_vector(linear.parameters());
        Assert.AreEqual(9, vector.numel());
        using var doubled = vector.detach() * 2;
        nn.utils.vector_to_parameters(doubled, linear.parameters());
        using var again = nn.utils.parameters_to_vector(linear.parameters());
        Assert.IsTrue(torch.allclose(doubled, again));
        vector.sum().backward();
        Assert.AreEqual(6, linear.weight.grad!.sum().item<float>(), "the vector keeps the graph");
    }

    private static Parameter WithGradient(params float[] gradient) => new(torch.zeros(gradient.Length)) { grad = torch.tensor(gradient) };
}
