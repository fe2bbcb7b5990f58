using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>
/// Weights of fifteen correspondences, the first an outlier, learned from ‖F − F*‖² through the weighted eight-point algorithm: thirty steps of gradient
/// descent on 10⁴ times the loss, rate 0.01, gradient clipped to norm 1.
/// </summary>
/// <remarks>The second toy of MinBackProp (Sukhanov et al. 2024) with its defects put right: coordinates are normalised, a weight enters as w², and the derivative
/// is that of the whole map, the projection to rank 2 included. An outlier of three times the offset here starts descent so far off that it ends elsewhere.</remarks>
internal static class FundamentalToy
{
    private const int Points = 15, Steps = 30;
    private const double Offset = 0.003;

    /// <summary>Loss before and after, the outlier's weight before and after, as a share of all weights.</summary>
    public static (double FirstLoss, double LastLoss, double FirstShare, double LastShare) Run()
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(new FundamentalEightPoint(Points), 1);
        double[] rows = GeometryInputs.TwoView(1, Points, 0, true, out double[] truth);
        (rows[2], rows[3]) = (rows[2] + Offset, rows[3] - Offset);
        Tensor points = tensor(rows, [Points, 5]).narrow(1, 0, 4), fundamental = tensor(truth, [1, 9]);
        var weights = new Parameter(full([Points], 1.0 / Points, ScalarType.Float64));
        using var optimizer = optim.SGD([weights], 0.01);
        var losses = new List<double>();
        for (int step = 0; step <= Steps; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            Tensor inputs = cat([points, weights.relu().unsqueeze(1)], 1).reshape(1, 5 * Points);
            Tensor loss = (layer.Forward(inputs, fundamental) - fundamental).pow(2).sum();
            losses.Add(loss.item<double>());
            if (step < Steps)
            {
                loss.mul(1e4).backward();
                nn.utils.clip_grad_norm_([weights], 1);
                optimizer.step();
            }
        }

        Tensor last = weights.relu().detach();
        return (losses[0], losses[^1], 1.0 / Points, last[0].item<double>() / last.sum().item<double>());
    }
}
