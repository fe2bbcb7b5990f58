using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

[TestClass]
public sealed class EpipolarLossTests
{
    [TestMethod]
    public void TheValue_IsTheMeanOfBoundedDistances()
    {
        using DisposeScope scope = NewDisposeScope();
        const double Limit = 0.3;
        TwoViewScene scene = TwoViewScene.Random(new SplitMix(2), 6);
        double[][] matrices = [scene.Essential, SplitMix.Normals(3, 9), new double[9]];
        double[] weights = [0.1, 0.2, 0.3, 0.4, 0, 0];
        double expected = 0;
        foreach (double[] matrix in matrices)
        {
            for (int i = 0; i < 6; i++)
            {
                double distance = EpipolarResiduals.SymmetricEpipolar(matrix, scene.Rows.AsSpan(4 * i, 4));
                expected += weights[i] * Math.Min(1, distance / (Limit * Limit)) / 3;
            }
        }

        Tensor loss = EpipolarLoss.Compute(
            tensor(matrices.SelectMany(matrix => matrix).ToArray(), [1, 3, 9]),
            tensor(scene.Rows, [1, 6, 4]),
            tensor(weights, [1, 6]),
            Limit);
        Assert.AreEqual(expected, loss.item<double>(), 1e-12);
        Assert.IsTrue(expected is > 0.01 and < 1);
    }

    [TestMethod]
    public void TheGradient_IsThatOfTheDistances_AndZeroForWhatIsLost()
    {
        using DisposeScope scope = NewDisposeScope();
        TwoViewScene scene = TwoViewScene.Random(new SplitMix(2), 4);
        double[] matrix = [.. scene.Essential.Select((value, i) => value + (0.05 * Math.Sin(i)))];
        Tensor essential = tensor(matrix, [1, 1, 9], requires_grad: true);
        Tensor points = tensor(scene.Rows, [1, 4, 4]), weights = full(1, 4, 0.25, ScalarType.Float64);
        EpipolarLoss.Compute(essential, points, weights, 100).backward();
        double[] expected = new double[9];
        for (int i = 0; i < 4; i++)
        {
            EpipolarResiduals.AddSymmetricEpipolarGradient(matrix, scene.Rows.AsSpan(4 * i, 4), 0.25 / 1e4, expected);
        }

        double[] gradient = essential.grad!.data<double>().ToArray();
        for (int i = 0; i < 9; i++)
        {
            Assert.AreEqual(expected[i], gradient[i], 1e-12);
        }

        Tensor far = tensor(matrix, [1, 1, 9], requires_grad: true);
        EpipolarLoss.Compute(far, points, weights, 1e-9).backward();
        Assert.IsTrue(far.grad!.data<double>().ToArray().All(value => value == 0));
    }

    [TestMethod]
    public void ShapesThatDoNotFit_AreRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        var error = Assert.ThrowsExactly<ArgumentException>(() => EpipolarLoss.Compute(zeros(2, 1, 9), zeros(2, 3, 4), zeros(2, 4), 1));
        StringAssert.Contains(error.Message, "[2, 1, 9], [2, 3, 4] and [2, 4]");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => EpipolarLoss.Compute(zeros(2, 1, 9), zeros(2, 3, 4), zeros(2, 3), 0));
    }
}
