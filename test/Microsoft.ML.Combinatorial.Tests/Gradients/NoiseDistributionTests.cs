using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class NoiseDistributionTests
{
    private const int Many = 400_000;

    public static IEnumerable<object[]> Distributions =>
    [
        [new GaussianNoise()], [new GumbelNoise()], [new SumOfGammaNoise(1)], [new SumOfGammaNoise(5)], [new SumOfGammaNoise(10)],
        [new SumOfGammaNoise(3, 100)], [new SumOfGammaNoise(100)], [new SumOfGammaNoise(1, 1000)], [new SumOfGammaNoise(2, 1)],
    ];

    [TestMethod]
    [DynamicData(nameof(Distributions))]
    public void Mean_and_variance_are_those_of_the_formulas(NoiseDistribution noise)
    {
        (double mean, double variance) = Statistics.Moments(Draw(noise, Many));
        Assert.AreEqual(noise.Mean, mean, 5 * Math.Sqrt(noise.Variance / Many));

        // The variance of a variance, for the longest of these tails: a kurtosis below 3 + 6 k.
        Assert.AreEqual(noise.Variance, variance, noise.Variance * 5 * Math.Sqrt((2 + (6.0 * ((noise as SumOfGammaNoise)?.K ?? 1))) / Many));
    }

    [TestMethod]
    public void Published_moments_hold()
    {
        // k = 5 at temperature 1, k = 10 at temperature 10; s = 10.
        Assert.AreEqual(0.1252766, new SumOfGammaNoise(5).Mean, 1e-7);
        Assert.AreEqual(0.3099535, new SumOfGammaNoise(5).Variance, 1e-7);
        Assert.AreEqual(0.6263832, 10 * new SumOfGammaNoise(10).Mean, 1e-6);
        Assert.AreEqual(15.4976773, 100 * new SumOfGammaNoise(10).Variance, 1e-6);
        Assert.AreEqual(1.644934, new GumbelNoise().Variance, 1e-6);
    }

    [TestMethod]
    [DataRow(5, 10)]
    [DataRow(10, 10)]
    [DataRow(1, 3)]
    [DataRow(30, 10)]
    [DataRow(2, 40)]
    public void Sum_of_Gamma_is_distributed_as_its_definition(int k, int terms)
    {
        var random = new Random(1);
        float[] direct = [.. Enumerable.Range(0, Many / 4).Select(_ => Statistics.SumOfGamma(random, k, terms))];
        Assert.IsLessThan(1.95, Statistics.Kolmogorov(direct, Draw(new SumOfGammaNoise(k, terms), Many)));

        // And the test can tell: the rate in place of the scale.
        float[] wrong = [.. direct.Select(value => (float)((value * k) + Math.Log(terms)) / (k * k))];
        Assert.IsTrue(k == 1 || Statistics.Kolmogorov(wrong, Draw(new SumOfGammaNoise(k, terms), Many)) > 10);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    [DataRow(10)]
    public void Sums_of_k_draws_are_Gumbel(int k)
    {
        float[] sums = [.. Draw(new SumOfGammaNoise(k, 1000), 50_000 * k).Chunk(k).Select(chunk => (float)chunk.Sum(draw => (double)draw))];
        Assert.IsLessThan(1.95, Statistics.Kolmogorov(sums, z => Math.Exp(-Math.Exp(-z))));
    }

    [TestMethod]
    public void Gaussian_and_Gumbel_draws_follow_their_distribution()
    {
        Assert.IsLessThan(1.95, Statistics.Kolmogorov(Draw(new GaussianNoise(), Many / 4), Statistics.NormalDistribution));
        Assert.IsLessThan(1.95, Statistics.Kolmogorov(Draw(new GumbelNoise(), Many), z => Math.Exp(-Math.Exp(-z))));
    }

    [TestMethod]
    public void Tails_are_there()
    {
        // The largest of 400,000: between the quantiles of 10⁻⁵ and 1 − 10⁻⁵ of the maximum's distribution.
        Assert.IsInRange(3.9, 6.3, Draw(new GaussianNoise(), Many).Max());
        Assert.IsInRange(-6.3, -3.9, Draw(new GaussianNoise(), Many).Min());
        Assert.IsInRange(10.4, 24.5, Draw(new GumbelNoise(), Many).Max());
        Assert.IsInRange(-3.3, -2.2, Draw(new GumbelNoise(), Many).Min());
    }

    [TestMethod]
    [DynamicData(nameof(Distributions))]
    public void Draws_depend_on_their_key_and_not_on_the_length(NoiseDistribution noise)
    {
        float[] draws = Draw(noise, 37);
        for (int length = 1; length < 37; length++)
        {
            CollectionAssert.AreEqual(draws[..length], Draw(noise, length), $"length {length}");
        }

        var other = new float[37];
        noise.Sample(new StepKey(1, 0), NoisePurpose.Estimator, 0, 1, other);
        CollectionAssert.AreNotEqual(draws, other);
    }

    [TestMethod]
    [DynamicData(nameof(Distributions))]
    public void Mirrored_draws_are_the_opposite_quantiles(NoiseDistribution noise)
    {
        float[] draws = Draw(noise, 2000), mirrored = new float[2000];
        noise.Sample(new StepKey(1, 0), NoisePurpose.Estimator, 0, 0, mirrored, true);
        int[] order = [.. Enumerable.Range(0, 2000).OrderBy(i => draws[i]).ThenByDescending(i => mirrored[i])];
        Assert.IsTrue(order.Zip(order.Skip(1), (i, j) => mirrored[i] >= mirrored[j]).All(falls => falls));
        if (noise is GaussianNoise)
        {
            TensorValues.AreClose([.. draws.Select(draw => -draw)], mirrored, 1e-5);
        }
    }

    [TestMethod]
    public void Scores_are_derivatives_of_the_log_density()
    {
        (NoiseDistribution Noise, Func<double, double> Log)[] cases =
            [(new GaussianNoise(), z => -z * z / 2), (new GumbelNoise(), z => -z - Math.Exp(-z))];
        foreach ((NoiseDistribution noise, Func<double, double> log) in cases)
        {
            float[] at = [-1.5f, -0.2f, 0, 0.7f, 3], score = new float[5];
            noise.Score(at, score);
            for (int i = 0; i < at.Length; i++)
            {
                Assert.AreEqual(-(log(at[i] + 1e-4) - log(at[i] - 1e-4)) / 2e-4, score[i], 1e-4);
            }
        }

        Assert.IsFalse(new SumOfGammaNoise(3).HasScore);
        Assert.ThrowsExactly<NotSupportedException>(() => new SumOfGammaNoise(3).Score(new float[1], new float[1]));
    }

    [TestMethod]
    public void Numbers_that_make_no_distribution_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SumOfGammaNoise(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SumOfGammaNoise(1, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SumOfGammaNoise(1, 1001));
    }

    private static float[] Draw(NoiseDistribution noise, int count)
    {
        var draws = new float[count];
        noise.Sample(new StepKey(1, 0), NoisePurpose.Estimator, 0, 0, draws);
        return draws;
    }
}
