using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>
/// Weights of four pairs learned from the angle of the weighted rotation to the true one: the first pair is an outlier, whose weight should go to zero.
/// Stochastic gradient descent, rate 0.1, thirty steps, gradient clipped to norm 1.
/// </summary>
/// <remarks>The toy of MinBackProp (Sukhanov et al. 2024), with the angle 2 asin(‖R − I‖ / √8): the arc cosine that they use has an infinite slope where
/// training ends.</remarks>
internal sealed class RotationTraining(double[] pairs, ScalarType type)
{
    public const int Steps = 30;

    /// <summary>The four pairs of the paper.</summary>
    public static double[] Paper { get; } =
    [
        1, 0, 0, 0.9, 0.1, 0, 0.25, 0.0472, 0.9299, 0.7934, 0.0472, 0.9299, 0.7934, 0.25,
        0.7017, 0.1494, 0.7984, 0.7017, 0.1494, 0.7984, 0.25, 0.6007, 0.8878, 0.9169, 0.6007, 0.8878, 0.9169, 0.25,
    ];

    /// <summary>After each step, from the start on: four weights and the angle in degrees.</summary>
    public List<double[]> Course { get; } = [];

    /// <summary>Random pairs of which the first is an outlier.</summary>
    public static double[] Random(int seed)
    {
        double[] p = GeometryInputs.Normal((ulong)(1800 + seed), 15), rows = new double[28];
        for (int k = 0; k < 28; k++)
        {
            (int pair, int slot) = (k / 7, k % 7);
            rows[k] = slot == 6 ? 0.25 : p[(3 * pair) + (slot % 3)] + (pair == 0 && slot > 2 ? 0.3 * p[12 + (slot % 3)] : 0);
        }

        return rows;
    }

    /// <summary>Trains; false as soon as something is thrown or is not finite.</summary>
    public bool Run(DerivativeMethod method)
    {
        using var scope = NewDisposeScope();
        var weights = new Parameter(full([4], 0.25, type));
        using var optimizer = optim.SGD([weights], 0.1);
        Tensor points = tensor(pairs, [4, 7]).to(type).narrow(1, 0, 6), truth = eye(3, dtype: type).reshape(1, 9);
        try
        {
            for (int step = 0; step <= Steps; step++)
            {
                using var inner = NewDisposeScope();
                optimizer.zero_grad();
                Tensor angle = Angle(method, points, weights, truth);
                Record(weights, angle.detach().to(ScalarType.Float64).item<double>() * 180 / Math.PI);
                if (step == Steps)
                {
                    break;
                }

                angle.backward();
                if (!weights.grad!.isfinite().all().item<bool>())
                {
                    return false;
                }

                nn.utils.clip_grad_norm_([weights], 1);
                optimizer.step();
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }

        return Course[^1].All(double.IsFinite);
    }

    private static Tensor Angle(DerivativeMethod method, Tensor points, Tensor weights, Tensor truth)
    {
        Tensor inputs = cat([points, weights.relu().unsqueeze(1)], 1).reshape(1, 28);
        return (method.Solve(inputs, truth) - truth).pow(2).sum().add(1e-30).sqrt().div(Math.Sqrt(8)).clamp_max(1).asin().mul(2);
    }

    private void Record(Tensor weights, double degrees) =>
        Course.Add([.. weights.detach().to(ScalarType.Float64).data<double>().ToArray().Select(weight => Math.Max(0, weight)), degrees]);
}
