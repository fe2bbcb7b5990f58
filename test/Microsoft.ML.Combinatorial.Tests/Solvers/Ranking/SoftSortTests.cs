using Microsoft.ML.Combinatorial.Solvers.Ranking;

namespace Microsoft.ML.Combinatorial.Tests.Solvers.Ranking;

[TestClass]
public class SoftSortTests
{
    public static IEnumerable<object[]> Regularizers => SoftRankTests.Regularizers;

    [TestMethod]
    public void Quadratic_by_hand()
    {
        // (2, 1) less (3, 0) rises, so both are pooled around the mean 1.5, half of (2 − 1)/ε on either side.
        var soft = new SoftSort(1);
        CollectionAssert.AreEqual(new[] { 2.0, 1 }, Forward(soft, [0, 3]));
        CollectionAssert.AreEqual(new[] { 0.5, 0.5 }, Backward(soft, [1, 0]));

        // Less than 1/ε apart they are sorted exactly, and gradients go where the values came from.
        CollectionAssert.AreEqual(new[] { 0.75, 0 }, Forward(soft, [0, 0.75]));
        CollectionAssert.AreEqual(new[] { 2.0, 1 }, Backward(soft, [1, 2]));
    }

    [TestMethod]
    [DynamicData(nameof(Regularizers))]
    public void Becomes_the_sorted_values(RankingRegularizer regularizer)
    {
        double[] values = SoftRankTests.Draw(40, 1), expected = [.. values.OrderDescending()];
        foreach (double strength in new[] { 1e-3, 1e-8, 1e-13 })
        {
            SoftRankTests.AreClose(expected, Forward(new SoftSort(strength, regularizer), values), 1e-9);
        }
    }

    [TestMethod]
    public void Becomes_the_mean()
    {
        double[] values = SoftRankTests.Draw(40, 2);
        double mean = values.Average(), logMean = Math.Log(values.Average(Math.Exp));
        SoftRankTests.AreClose([.. Enumerable.Repeat(mean, 40)], Forward(new SoftSort(1e10), values), 1e-7);
        SoftRankTests.AreClose(
            [.. Enumerable.Repeat(logMean, 40)], Forward(new SoftSort(1e10, RankingRegularizer.Entropic), values), 1e-7);
    }

    [TestMethod]
    [DynamicData(nameof(Regularizers))]
    public void Gradients_are_those_of_finite_differences(RankingRegularizer regularizer)
    {
        foreach (double strength in new[] { 0.5, 8, 100 })
        {
            var soft = new SoftSort(strength, regularizer);
            double[] values = SoftRankTests.Draw(30, 3), upstream = SoftRankTests.Draw(30, 4);
            double[] expected = SoftRankTests.Differences(values, upstream, at => Forward(soft, at));
            SoftRankTests.AreClose(
                expected, SoftRankTests.Then(() => Forward(soft, values), () => Backward(soft, upstream)), 1e-6);
        }
    }

    [TestMethod]
    public void Refuses_misuse_by_name()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SoftSort(0));
        var soft = new SoftSort();
        Assert.ThrowsExactly<ArgumentException>(() => soft.Forward([1, double.PositiveInfinity], new double[2]));
        Assert.ThrowsExactly<ArgumentException>(() => soft.Forward(new float[2], new float[1]));
        Assert.ThrowsExactly<ArgumentException>(() => soft.Backward(new double[1], new double[1]));
    }

    private static double[] Forward(SoftSort soft, double[] values)
    {
        var sorted = new double[values.Length];
        soft.Forward(values, sorted);
        return sorted;
    }

    private static double[] Backward(SoftSort soft, double[] upstream)
    {
        var gradient = new double[upstream.Length];
        soft.Backward(upstream, gradient);
        return gradient;
    }
}
