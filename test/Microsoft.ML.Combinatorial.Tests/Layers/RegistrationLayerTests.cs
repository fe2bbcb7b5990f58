using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

/// <summary>The weighted fits behind an <see cref="ImplicitLayer"/>, as point registration trains through them.</summary>
[TestClass]
public sealed class RegistrationLayerTests
{
    private const int Pairs = 6;

    [TestMethod]
    [DataRow(RegistrationKind.Rotation)]
    [DataRow(RegistrationKind.Rigid)]
    [DataRow(RegistrationKind.Similarity)]
    public void Gradient_IsThatOfCentralDifferences(RegistrationKind kind)
    {
        using DisposeScope scope = NewDisposeScope();
        var random = new Random(3);
        double[] values = Values(random, 2);
        Tensor input = tensor(values, [2, 7 * Pairs]).requires_grad_();
        using var layer = new ImplicitLayer(PairFit.Solver(kind, Pairs));
        Tensor output = layer.call(input);
        double[] upstream = [.. Enumerable.Range(0, (int)output.numel()).Select(_ => random.NextDouble() - 0.5)];
        output.mul(tensor(upstream, output.shape)).sum().backward();
        double[] gradient = [.. input.grad!.data<double>()];

        Assert.AreEqual(0, layer.Diagnostics.Flagged);
        for (int slot = 0; slot < values.Length; slot++)
        {
            double expected = (Loss(slot, 1e-5) - Loss(slot, -1e-5)) / 2e-5;
            Assert.AreEqual(expected, gradient[slot], 1e-6 * Math.Max(1, Math.Abs(expected)), $"slot {slot}");
        }

        double Loss(int slot, double step)
        {
            double[] moved = [.. values];
            moved[slot] += step;
            Tensor found = layer.call(tensor(moved, [2, 7 * Pairs]));
            return found.data<double>().Zip(upstream, (a, b) => a * b).Sum();
        }
    }

    [TestMethod]
    public void ARowWithoutWeights_HasNoGradient_AndDisturbsNoOther()
    {
        using DisposeScope scope = NewDisposeScope();
        double[] values = Values(new Random(4), 2);
        for (int i = 0; i < Pairs; i++)
        {
            values[(7 * i) + 6] = 0;
        }

        Tensor input = tensor(values, [2, 7 * Pairs]).requires_grad_();
        using var layer = new ImplicitLayer(PairFit.Solver(RegistrationKind.Rigid, Pairs));
        Tensor output = layer.call(input);
        output.sum().backward();

        Assert.AreEqual(1, layer.Diagnostics.Flagged);
        Assert.AreEqual(0, input.grad![0].abs().max().item<double>());
        Assert.AreEqual(0, output[0].abs().max().item<double>());
        Assert.IsTrue(input.grad[1].abs().max().item<double>() > 0);
        Assert.IsTrue(input.grad.isfinite().all().item<bool>());
    }

    private static double[] Values(Random random, int rows) =>
        [.. Enumerable.Range(0, rows * Pairs * 7).Select(i => i % 7 == 6 ? 0.2 + random.NextDouble() : (2 * random.NextDouble()) - 1)];
}
