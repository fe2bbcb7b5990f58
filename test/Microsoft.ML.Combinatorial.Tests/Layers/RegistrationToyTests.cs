using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

/// <summary>Four pairs of which the first is an outlier: through the layer, gradient descent on the angle takes its weight to zero (MinBackProp's toy).</summary>
[TestClass]
public class RegistrationToyTests
{
    private static readonly double[] Points =
    [
        1, 0, 0, 0.9, 0.1, 0, 0.0472, 0.9299, 0.7934, 0.0472, 0.9299, 0.7934,
        0.7017, 0.1494, 0.7984, 0.7017, 0.1494, 0.7984, 0.6007, 0.8878, 0.9169, 0.6007, 0.8878, 0.9169,
    ];

    [TestMethod]
    [DataRow(ScalarType.Float32)]
    [DataRow(ScalarType.Float64)]
    public void Thirty_steps_remove_the_outlier(ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(new RotationSolver(4));
        Tensor points = tensor(Points, [4, 6]).to(type), identity = eye(3, dtype: type).reshape(1, 9);
        var weights = new Parameter(full([4], 0.25, type));
        using var optimizer = optim.SGD([weights], 0.1);
        Assert.AreEqual(3.2193, Degrees(Angle()), 5e-5);
        for (int step = 0; step < 30; step++)
        {
            optimizer.zero_grad();
            Angle().backward();
            Assert.AreEqual(0, layer.Diagnostics.Flagged);
            nn.utils.clip_grad_norm_([weights], 1);
            optimizer.step();
        }

        double[] learned = [.. weights.detach().to(ScalarType.Float64).data<double>()];
        Assert.IsLessThanOrEqualTo(1e-3, learned[0]);
        Assert.IsTrue(learned.Skip(1).All(weight => weight > 0.1), string.Join(", ", learned));
        Assert.IsLessThan(0.01, Degrees(Angle()));

        // 2 asin(‖R − I‖ / √8): the arc cosine of the trace has an infinite slope at the identity.
        Tensor Angle()
        {
            Tensor rotation = layer.call(cat([points, weights.relu().unsqueeze(1)], 1).reshape(1, 28));
            return (rotation - identity).pow(2).sum().add(1e-30).sqrt().div(Math.Sqrt(8)).asin().mul(2);
        }
    }

    private static double Degrees(Tensor angle) => angle.detach().to(ScalarType.Float64).item<double>() * 180 / Math.PI;
}
