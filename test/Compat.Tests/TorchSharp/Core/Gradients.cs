using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>Compares gradients with central differences.</summary>
internal static class Gradients
{
    private const double Step = 1e-6;

    public static void Check(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        var gradients = torch.autograd.grad([function(inputs)], inputs);
        for (var i = 0; i < inputs.Length; i++)
        {
            var found = gradients[i].data<double>().ToArray();
            for (var j = 0; j < found.Length; j++)
                Assert.AreEqual(Difference(function, inputs, i, j), found[j], 1e-6, $"input {i}, element {j}");
        }
    }

    private static double Difference(Func<Tensor[], Tensor> function, Tensor[] inputs, int input, int element)
    {
        return (At(Step) - At(-Step)) / (2 * Step);

        double At(double shift)
        {
            using var scope = torch.NewDisposeScope();
            using var guard = torch.no_grad();
            var moved = inputs.Select(tensor => tensor.detach().clone()).ToArray();
            moved[input].view(-1)[element] += shift;
            return function(moved).item<double>();
        }
    }
}
