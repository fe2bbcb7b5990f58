using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public sealed class MinimalSamplingTests
{
    private static readonly StepKey Key = new(3, 4);

    [TestMethod]
    public void Drawn_AreDifferentMeasurements_AndNeverPadding()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor measurements = arange(2 * 7 * 1, dtype: ScalarType.Float32).view(2, 7, 1);
        Tensor logWeights = zeros(2, 7);
        logWeights[0, 6] = -1e9f;
        Tensor drawn = MinimalSampling.Draw(logWeights, measurements, 50, 3, Key);
        CollectionAssert.AreEqual(new long[] { 2, 50, 3, 1 }, drawn.shape);
        float[] values = drawn.data<float>().ToArray();
        for (int sample = 0; sample < 100; sample++)
        {
            float[] own = values[(3 * sample)..(3 * (sample + 1))];
            Assert.AreEqual(3, own.Distinct().Count());
            Assert.IsTrue(own.All(value => value == MathF.Round(value) && (sample < 50 ? value < 6 : value is >= 7 and <= 13)));
        }

        Assert.IsTrue(values.Take(150).Distinct().Count() == 6, "all others come up");
    }

    [TestMethod]
    public void TheGradient_IsThatOfTheSoftMixture()
    {
        using DisposeScope scope = NewDisposeScope();
        double[][] jacobian = [.. Enumerable.Range(0, 3).Select(Row)];

        // Of one-hot measurements it is the softmax of the noisy keys, whose Jacobian pᵢ (δᵢⱼ − pⱼ) tells p.
        double[] p = [.. Enumerable.Range(0, 3).Select(i =>
        {
            (int j, int k) = ((i + 1) % 3, (i + 2) % 3);
            return Math.Sqrt(-jacobian[i][j] * jacobian[i][k] / jacobian[j][k]);
        })];
        Assert.AreEqual(1, p.Sum(), 1e-5);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                Assert.AreEqual(p[i] * ((i == j ? 1 : 0) - p[j]), jacobian[i][j], 1e-5, $"{i}, {j}");
            }
        }

        static double[] Row(int output)
        {
            Tensor logWeights = tensor(new float[] { 0.3f, -0.2f, 0.1f }, [1, 3], requires_grad: true);
            MinimalSampling.Draw(logWeights, eye(3).unsqueeze(0), 1, 1, Key).flatten()[output].backward();
            return [.. logWeights.grad!.data<float>().ToArray().Select(value => (double)value)];
        }
    }

    [TestMethod]
    public void BadArguments_AreRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => MinimalSampling.Draw(zeros(1, 3), zeros(1, 3, 2), 1, 4, Key));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => MinimalSampling.Draw(zeros(1, 3), zeros(1, 3, 2), 0, 2, Key));
    }
}
