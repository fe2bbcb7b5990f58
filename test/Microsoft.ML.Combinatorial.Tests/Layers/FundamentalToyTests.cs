using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

/// <summary>Fifteen correspondences of which the first is an outlier: descent on ‖F − F*‖² through the weighted eight-point algorithm removes it.</summary>
[TestClass]
public class FundamentalToyTests
{
    private const int Points = 15;

    [TestMethod]
    public void Thirty_steps_remove_the_outlier()
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(new FundamentalEightPoint(Points));
        var scene = TwoViewScene.Random(new SplitMix(51), Points, 0, withWeights: true);
        (scene.Rows[2], scene.Rows[3]) = (scene.Rows[2] + 0.01, scene.Rows[3] - 0.01);
        Tensor points = tensor(scene.Rows, [Points, 5]).narrow(1, 0, 4), truth = tensor(scene.Essential, [1, 9]);
        var weights = new Parameter(full([Points], 1.0 / Points, ScalarType.Float64));
        using var optimizer = optim.SGD([weights], 0.01);
        double first = Loss().item<double>();
        for (int step = 0; step < 30; step++)
        {
            optimizer.zero_grad();
            Loss().mul(1e4).backward();
            Assert.AreEqual(0, layer.Diagnostics.Flagged);
            nn.utils.clip_grad_norm_([weights], 1);
            optimizer.step();
        }

        double[] learned = [.. weights.relu().detach().data<double>()];
        Assert.IsGreaterThan(1e-4, first);
        Assert.IsLessThan(1e-3 * first, Loss().item<double>(), $"{first} {string.Join(' ', learned)}");
        Assert.IsLessThan(0.1 * learned.Skip(1).Min(), learned[0]);

        Tensor Loss() => (layer.Forward(cat([points, weights.relu().unsqueeze(1)], 1).reshape(1, 5 * Points), truth) - truth).pow(2).sum();
    }
}
