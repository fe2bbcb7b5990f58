using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public sealed class RegistrationFunctionTests
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
        var call = new RegistrationCall(PairFit.Solver(kind, Pairs));
        Tensor output = RegistrationFunction.Apply(input, call);
        double[] upstream = [.. Enumerable.Range(0, (int)output.numel()).Select(_ => random.NextDouble() - 0.5)];
        output.mul(tensor(upstream, output.shape)).sum().backward();
        double[] gradient = [.. input.grad!.data<double>()];

        Assert.AreEqual(0, call.ZeroGradientShare);
        Assert.AreEqual(4, call.SolverCalls);
        for (int slot = 0; slot < values.Length; slot++)
        {
            double expected = (Loss(slot, 1e-5) - Loss(slot, -1e-5)) / 2e-5;
            Assert.AreEqual(expected, gradient[slot], 1e-6 * Math.Max(1, Math.Abs(expected)), $"slot {slot}");
        }

        double Loss(int slot, double step)
        {
            double[] moved = [.. values];
            moved[slot] += step;
            Tensor found = new RegistrationCall(PairFit.Solver(kind, Pairs)).Forward(tensor(moved, [2, 7 * Pairs]));
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
        var call = new RegistrationCall(PairFit.Solver(RegistrationKind.Rigid, Pairs));
        Tensor output = RegistrationFunction.Apply(input, call);
        output.sum().backward();

        Assert.AreEqual(0.5, call.ZeroGradientShare);
        Assert.AreEqual(0, input.grad![0].abs().max().item<double>());
        Assert.AreEqual(0, output[0].abs().max().item<double>());
        Assert.IsTrue(input.grad[1].abs().max().item<double>() > 0);
        Assert.IsTrue(input.grad.isfinite().all().item<bool>());
    }

    private static double[] Values(Random random, int rows) =>
        [.. Enumerable.Range(0, rows * Pairs * 7).Select(i => i % 7 == 6 ? 0.2 + random.NextDouble() : (2 * random.NextDouble()) - 1)];
}
