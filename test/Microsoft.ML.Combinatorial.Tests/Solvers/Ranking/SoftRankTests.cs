using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.Ranking;

namespace Microsoft.ML.Combinatorial.Tests.Solvers.Ranking;

[TestClass]
public class SoftRankTests
{
    public static IEnumerable<object[]> Regularizers => Enum.GetValues<RankingRegularizer>().Select(kind => new object[] { kind });

    [TestMethod]
    public void Quadratic_by_hand()
    {
        // −values/2 sorted: −0.5, −1; less (2, 1) they rise, so they are pooled, and lie half their distance from 1.5.
        var soft = new SoftRank(2);
        CollectionAssert.AreEqual(new[] { 1.25, 1.75 }, Forward(soft, [2, 1]));
        CollectionAssert.AreEqual(new[] { -0.25, 0.25 }, Backward(soft, [1, 0]));
        CollectionAssert.AreEqual(new[] { 0.0, 0.0 }, Backward(soft, [1, 1]));
    }

    [TestMethod]
    public void Entropic_by_hand()
    {
        // Pooled, the ranks share 3 as the softmax of −values/4 says: 1 / (1 + e^0.25) = 0.437823.
        var soft = new SoftRank(4, RankingRegularizer.Entropic);
        double[] ranks = Forward(soft, [2, 1]);
        Assert.AreEqual(3 / (1 + Math.Exp(0.25)), ranks[0], 1e-12);
        Assert.AreEqual(3 - ranks[0], ranks[1], 1e-12);

        // d/dx of 3σ(−x/4 + …) = −3σ(1 − σ)/4.
        double share = ranks[0] / 3;
        Assert.AreEqual(-0.75 * share * (1 - share), Backward(soft, [1, 0])[0], 1e-12);
    }

    [TestMethod]
    [DynamicData(nameof(Regularizers))]
    public void Becomes_the_hard_ranks(RankingRegularizer regularizer)
    {
        double[] values = Draw(40, 1);
        using var solver = new RankingSolver();
        solver.Prepare(new RankingProblem(40));
        var hard = new float[40];
        solver.Solve([.. values.Select(value => (float)value)], hard);
        foreach (double strength in new[] { 1e-4, 1e-9, 1e-14 })
        {
            var soft = new SoftRank(strength, regularizer);
            AreClose([.. hard.Select(rank => (double)rank)], Forward(soft, values), 1e-9);
            AreClose(new double[40], Backward(soft, Draw(40, 2)), 1e-12);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Regularizers))]
    public void Becomes_the_middle_rank(RankingRegularizer regularizer)
    {
        double[] expected = [.. Enumerable.Repeat(20.5, 40)];
        AreClose(expected, Forward(new SoftRank(1e9, regularizer), Draw(40, 3)), 1e-6);
        AreClose(expected, Forward(new SoftRank(1, regularizer), [.. Enumerable.Repeat(7.0, 40)]), 1e-12);
    }

    [TestMethod]
    [DynamicData(nameof(Regularizers))]
    public void Is_a_point_between_the_rankings_in_the_order_of_the_values(RankingRegularizer regularizer)
    {
        double[] values = Draw(50, 4), ranks = Forward(new SoftRank(0.3, regularizer), values);
        Assert.AreEqual(50 * 51 / 2.0, ranks.Sum(), 1e-9);
        double[] falling = [.. Enumerable.Range(0, 50).OrderByDescending(i => values[i]).Select(i => ranks[i])];
        double sum = 0;
        for (int k = 0; k < 50; k++)
        {
            // The k + 1 least entries of a point of the permutahedron sum to 1 + … + (k + 1) at least.
            sum += falling[k];
            Assert.IsTrue(sum >= ((k + 1) * (k + 2) / 2.0) - 1e-9, $"{k}");
            Assert.IsTrue(k == 0 || falling[k] >= falling[k - 1] - 1e-12, $"{k}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Regularizers))]
    public void Gradients_are_those_of_finite_differences(RankingRegularizer regularizer)
    {
        foreach (double strength in new[] { 0.05, 0.5, 10 })
        {
            var soft = new SoftRank(strength, regularizer);
            double[] values = Draw(30, 5), upstream = Draw(30, 6);
            double[] expected = Differences(values, upstream, at => Forward(soft, at));
            AreClose(expected, Then(() => Forward(soft, values), () => Backward(soft, upstream)), 1e-6);
        }
    }

    [TestMethod]
    public void Floats_are_doubles_rounded()
    {
        float[] values = [0.5f, -1, 0.75f, 0.25f], upstream = [1, 2, -1, 0.5f], ranks = new float[4], gradient = new float[4];
        var soft = new SoftRank(0.8);
        soft.Forward(values, ranks);
        soft.Backward(upstream, gradient);
        AreClose(Forward(soft, [0.5, -1, 0.75, 0.25]), [.. ranks.Select(rank => (double)rank)], 1e-6);
        AreClose(Backward(soft, [1, 2, -1, 0.5]), [.. gradient.Select(value => (double)value)], 1e-6);
    }

    [TestMethod]
    public void Allocates_nothing_once_warm()
    {
        var soft = new SoftRank(0.5, RankingRegularizer.Entropic);
        double[] values = Draw(200, 7), ranks = new double[200];
        float[] narrow = new float[200], narrowRanks = new float[200];
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            soft.Forward(values, ranks);
            soft.Backward(values, ranks);
            soft.Forward(narrow, narrowRanks);
            soft.Backward(narrow, narrowRanks);
        }
    }

    [TestMethod]
    public void Refuses_misuse_by_name()
    {
        foreach (double bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            StringAssert.Contains(
                Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SoftRank(bad)).Message,
                "strength must be positive and finite",
                StringComparison.Ordinal);
        }

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SoftRank(1, (RankingRegularizer)9));
        var soft = new SoftRank();
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => soft.Forward([1, double.NaN], new double[2])).Message,
            "values[1] is NaN; it must be finite",
            StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => soft.Forward(Array.Empty<double>(), []));
        Assert.ThrowsExactly<ArgumentException>(() => soft.Forward(new double[2], new double[3]));
        soft.Forward(new double[2], new double[2]);
        Assert.ThrowsExactly<ArgumentException>(() => soft.Backward(new double[3], new double[3]));
    }

    internal static double[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    internal static void AreClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], tolerance, $"entry {i}");
        }
    }

    /// <summary>The gradient of upstream · function by central differences.</summary>
    internal static double[] Differences(double[] values, double[] upstream, Func<double[], double[]> function)
    {
        const double Step = 1e-6;
        var gradient = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double At(double shift)
            {
                double[] moved = [.. values];
                moved[i] += shift;
                return function(moved).Zip(upstream).Sum(pair => pair.First * pair.Second);
            }

            gradient[i] = (At(Step) - At(-Step)) / (2 * Step);
        }

        return gradient;
    }

    internal static T Then<T>(Action first, Func<T> second)
    {
        first();
        return second();
    }

    private static double[] Forward(SoftRank soft, double[] values)
    {
        var ranks = new double[values.Length];
        soft.Forward(values, ranks);
        return ranks;
    }

    private static double[] Backward(SoftRank soft, double[] upstream)
    {
        var gradient = new double[upstream.Length];
        soft.Backward(upstream, gradient);
        return gradient;
    }
}
