using Microsoft.ML.Combinatorial.Geometry.Robust;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Robust;

[TestClass]
public sealed class WeightedSamplingTests
{
    private static readonly double[] Weights = [0.5, 0.2, 0.2, 0.1, 0];

    private static double[] LogWeights => [.. Weights.Select(weight => Math.Log(weight))];

    [TestMethod]
    public void Pairs_ComeAsDrawingOneAfterTheOther()
    {
        const int Draws = 40_000;
        var counts = new int[5, 5];
        Span<int> chosen = stackalloc int[2];
        for (int number = 0; number < Draws; number++)
        {
            Assert.IsTrue(WeightedSampling.Draw(LogWeights, 7, number, chosen));
            counts[chosen[0], chosen[1]]++;
        }

        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                double expected = i == j ? 0 : Weights[i] * Weights[j] / (1 - Weights[i]);
                double deviation = Math.Sqrt(expected * (1 - expected) / Draws);
                Assert.AreEqual(expected, (double)counts[i, j] / Draws, 4.5 * deviation, $"{i}, then {j}");
            }
        }
    }

    [TestMethod]
    public void ASample_DependsOnSeedAndNumberAlone()
    {
        Assert.IsTrue(Draw(1, 3).SequenceEqual(Draw(1, 3)));
        Assert.IsTrue(Enumerable.Range(0, 20).Any(number => !Draw(1, number).SequenceEqual(Draw(2, number))));
        Assert.IsTrue(Enumerable.Range(0, 20).Any(number => !Draw(1, number).SequenceEqual(Draw(1, number + 20))));
        Assert.IsTrue(Enumerable.Range(0, 50).All(number => Draw(1, number).Distinct().Count() == 4), "without replacement");
    }

    [TestMethod]
    public void TooFewWithAWeight_AreNoSample()
    {
        Assert.IsFalse(WeightedSampling.Draw(LogWeights, 1, 0, new int[5]));
        Assert.IsFalse(WeightedSampling.Draw([], 1, 0, new int[1]));
        Assert.IsTrue(WeightedSampling.Draw([], 1, 0, []));
    }

    private static int[] Draw(long seed, int number)
    {
        int[] chosen = new int[4];
        Assert.IsTrue(WeightedSampling.Draw(LogWeights, seed, number, chosen));
        return chosen;
    }
}
