using System.Diagnostics;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>The least time of a method's forward and backward pass over many calls.</summary>
/// <param name="method">What is timed.</param>
/// <param name="leaf">What the gradient is for.</param>
/// <param name="loss">From the method and the leaf to the loss.</param>
/// <param name="repeats">Calls at a turn.</param>
internal sealed class MethodTimer(DerivativeMethod method, Tensor leaf, Func<DerivativeMethod, Tensor, Tensor> loss, int repeats)
{
    public string Name => method.Name;

    public double Backward { get; private set; } = double.PositiveInfinity;

    public double Both { get; private set; } = double.PositiveInfinity;

    /// <summary>Σ of the magnitudes of the gradient, for comparison with other programs.</summary>
    public double GradientSum { get; private set; }

    public void Measure()
    {
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            using var scope = NewDisposeScope();
            Tensor own = leaf.detach().requires_grad_();
            long start = Stopwatch.GetTimestamp();
            Tensor value = loss(method, own);
            long middle = Stopwatch.GetTimestamp();
            value.backward();
            Backward = Math.Min(Backward, Stopwatch.GetElapsedTime(middle).TotalMilliseconds);
            Both = Math.Min(Both, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            GradientSum = own.grad!.abs().sum(ScalarType.Float64).item<double>();
        }
    }
}
