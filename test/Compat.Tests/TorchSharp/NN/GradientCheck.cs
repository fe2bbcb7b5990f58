using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

/// <summary>Compares gradients with central differences, in double.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-6;

    /// <summary>Checks the gradient of a weighted sum of a function's result, for every element of every input.</summary>
    public static void Check(Func<Tensor> function, IEnumerable<Tensor> inputs, double tolerance = 1e-6)
    {
        var leaves = inputs.ToArray();
        Tensor weights;
        using (torch.no_grad())
        {
            using var probe = function();
            weights = torch.linspace(0.5, 1.5, probe.numel(), torch.float64).reshape(probe.shape);
        }
        foreach (var leaf in leaves)
        {
            Assert.AreEqual(torch.float64, leaf.dtype);
            leaf.grad = null;
        }
        Weigh(function, weights).backward();
        foreach (var (leaf, number) in leaves.Select((leaf, number) => (leaf, number)))
        {
            Assert.IsNotNull(leaf.grad, $"input {number} has no gradient");
            Compare(function, weights, leaf, number, tolerance);
        }
    }

    private static void Compare(Func<Tensor> function, Tensor weights, Tensor leaf, int number, double tolerance)
    {
        var gradient = leaf.grad!.contiguous().data<double>().ToArray();
        using var guard = torch.no_grad();
        var flat = leaf.view(-1);
        for (var i = 0; i < gradient.Length; i++)
        {
            var value = flat[i].item<double>();
            flat[i] = value + Step;
            var above = Weigh(function, weights).item<double>();
            flat[i] = value - Step;
            var below = Weigh(function, weights).item<double>();
            flat[i] = value;
            var difference = (above - below) / (2 * Step);
            Assert.AreEqual(difference, gradient[i], tolerance * Math.Max(1, Math.Abs(difference)), $"input {number}, element {i}");
        }
    }

    private static Tensor Weigh(Func<Tensor> function, Tensor weights) => (function() * weights).sum();
}
