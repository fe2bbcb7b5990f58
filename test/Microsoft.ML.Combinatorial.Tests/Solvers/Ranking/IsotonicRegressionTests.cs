using Microsoft.ML.Combinatorial.Solvers.Ranking;

namespace Microsoft.ML.Combinatorial.Tests.Solvers.Ranking;

[TestClass]
public class IsotonicRegressionTests
{
    [TestMethod]
    public void Pools_violators_by_hand()
    {
        var regression = new IsotonicRegression();
        var v = new double[5];
        regression.FitQuadratic([5, 1, 2, 3, 0], v);
        CollectionAssert.AreEqual(new double[] { 5, 2, 2, 2, 0 }, v);
        CollectionAssert.AreEqual(new[] { 0, 1, 4, 5 }, regression.BlockStarts.ToArray());

        regression.FitQuadratic([1, 2, 6], v.AsSpan(0, 3));
        CollectionAssert.AreEqual(new double[] { 3, 3, 3 }, v[..3]);
        Assert.AreEqual(1, regression.BlockCount);

        regression.FitQuadratic([], []);
        Assert.AreEqual(0, regression.BlockCount);
    }

    [TestMethod]
    public void Quadratic_is_the_best_of_all_ways_to_pool()
    {
        var random = new Random(1);
        for (int instance = 0; instance < 300; instance++)
        {
            double[] y = Draw(random, 1 + (instance % 8));
            AssertBest(
                y.Length,
                (from, to) => y[from..to].Average(),
                v => v.Zip(y).Sum(pair => Math.Pow(pair.First - pair.Second, 2)),
                v => new IsotonicRegression().FitQuadratic(y, v));
        }
    }

    [TestMethod]
    public void Entropic_is_the_best_of_all_ways_to_pool()
    {
        var random = new Random(2);
        for (int instance = 0; instance < 300; instance++)
        {
            double[] s = Draw(random, 1 + (instance % 8)), w = Draw(random, s.Length);
            AssertBest(
                s.Length,
                (from, to) => Math.Log(s[from..to].Sum(Math.Exp)) - Math.Log(w[from..to].Sum(Math.Exp)),
                v => Enumerable.Range(0, s.Length).Sum(i => Math.Exp(s[i] - v[i]) + (v[i] * Math.Exp(w[i]))),
                v => new IsotonicRegression().FitEntropic(s, w, v));
        }
    }

    [TestMethod]
    public void Quadratic_keeps_to_the_min_max_formula_on_longer_sequences()
    {
        var random = new Random(3);
        double[] y = Draw(random, 120), v = new double[120];
        new IsotonicRegression().FitQuadratic(y, v);
        for (int i = 0; i < y.Length; i++)
        {
            double expected = Enumerable.Range(0, i + 1).Min(from =>
                Enumerable.Range(i + 1, y.Length - i).Max(to => y.AsSpan(from, to - from).ToArray().Average()));
            Assert.AreEqual(expected, v[i], 1e-12);
        }
    }

    [TestMethod]
    public void Refuses_lengths_that_differ()
    {
        var regression = new IsotonicRegression();
        Assert.ThrowsExactly<ArgumentException>(() => regression.FitQuadratic([1, 2], new double[3]));
        Assert.ThrowsExactly<ArgumentException>(() => regression.FitEntropic([1, 2], [1], new double[2]));
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (4 * random.NextDouble()) - 2)];

    /// <summary>Tries every way to cut the sequence into blocks; the best falling one is the solution of the quadratic programme.</summary>
    private static void AssertBest(int count, Func<int, int, double> value, Func<double[], double> objective, Action<double[]> fit)
    {
        double best = double.PositiveInfinity;
        double[] expected = [];
        for (int cuts = 0; cuts < 1 << (count - 1); cuts++)
        {
            var v = new double[count];
            for (int from = 0, to = 1; from < count; from = to++)
            {
                while (to < count && (cuts >> (to - 1) & 1) == 0)
                {
                    to++;
                }

                Array.Fill(v, value(from, to), from, to - from);
            }

            bool falls = Enumerable.Range(1, count - 1).All(i => v[i] <= v[i - 1]);
            if (falls && objective(v) < best)
            {
                (best, expected) = (objective(v), v);
            }
        }

        var fitted = new double[count];
        fit(fitted);
        for (int i = 0; i < count; i++)
        {
            Assert.AreEqual(expected[i], fitted[i], 1e-9);
        }
    }
}
