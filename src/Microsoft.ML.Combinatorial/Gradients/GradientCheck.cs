using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>Compares a gradient from <c>backward</c> with central differences: a check for losses, functions and layers of your own.</summary>
/// <remarks>
/// <para>Only a smooth function has differences to compare with: a loss, a projection, a relaxation, a regularised layer. A bare solver's
/// output is piecewise constant, and an estimator's gradient is not its derivative.</para>
/// <para>A noisy layer must draw the same noise in every call: set its <c>Step</c> back in the function. Its mean solution is then
/// still piecewise constant; compare it with many samples and a step as long as the noise, or not at all.</para>
/// </remarks>
public static class GradientCheck
{
    /// <summary>Compares the gradient of a scalar function.</summary>
    /// <param name="function">From a tensor of the shape of <paramref name="at"/> to a scalar.</param>
    /// <param name="at">Where; float64 is far more precise than float32.</param>
    /// <param name="step">By how much each entry is moved to both sides; null for 10⁻⁶ of float64 and 10⁻² of float32 entries.</param>
    /// <returns>Both gradients and their differences. Takes two calls for each entry.</returns>
    /// <exception cref="ArgumentException">The function is not scalar, or its value does not depend on its argument in the graph.</exception>
    public static GradientCheckResult Compare(Func<Tensor, Tensor> function, Tensor at, double? step = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(at);
        double move = step ?? (at.dtype == ScalarType.Float64 ? 1e-6 : 1e-2);
        if (!double.IsFinite(move) || move <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "step must be finite and above 0.");
        }

        using var scope = NewDisposeScope();
        double[] analytic = Analytic(function, at);
        double[] numeric = new double[analytic.Length];
        using IDisposable untracked = no_grad();
        Tensor point = at.detach().clone().contiguous();
        Tensor flat = point.view(-1);
        for (int i = 0; i < numeric.Length; i++)
        {
            double Value(double sign)
            {
                using var inner = NewDisposeScope();
                Tensor moved = point.clone();
                moved.view(-1)[i] = flat[i].add(sign * move);
                return function(moved).to(ScalarType.Float64).item<double>();
            }

            numeric[i] = (Value(1) - Value(-1)) / (2 * move);
        }

        return new GradientCheckResult(analytic, numeric);
    }

    /// <summary>Compares the vector-Jacobian product of a function of any shape: the gradient of <c>Σ upstream · function</c>.</summary>
    /// <param name="function">From a tensor of the shape of <paramref name="at"/> to one of the shape of <paramref name="upstream"/>.</param>
    /// <param name="at">Where.</param>
    /// <param name="upstream">The vector.</param>
    /// <param name="step">By how much each entry is moved to both sides.</param>
    /// <returns>Both products and their differences.</returns>
    public static GradientCheckResult Compare(Func<Tensor, Tensor> function, Tensor at, Tensor upstream, double? step = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(upstream);
        return Compare(point => function(point).mul(upstream).sum(), at, step);
    }

    private static double[] Analytic(Func<Tensor, Tensor> function, Tensor at)
    {
        Tensor tracked = at.detach().clone().requires_grad_();
        Tensor value = function(tracked);
        if (value.numel() != 1 || !value.requires_grad)
        {
            throw new ArgumentException(
                $"function must give a scalar that depends on its argument; it gave [{string.Join(", ", value.shape)}]"
                + (value.requires_grad ? "." : " without a gradient."),
                nameof(function));
        }

        value.backward();
        return tracked.grad is { } gradient
            ? [.. gradient.to(ScalarType.Float64).contiguous().data<double>().ToArray()]
            : throw new ArgumentException("function's value does not depend on its argument.", nameof(function));
    }
}
