using System.Runtime.Intrinsics;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class CounterBasedNoiseTests
{
    [TestMethod]
    public void Philox_gives_its_published_vectors()
    {
        // Known answers of philox4x32-10 that its authors distribute.
        Assert.AreEqual(
            Vector128.Create(0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u),
            CounterBasedNoise.Philox(Vector128<uint>.Zero, 0));
        Assert.AreEqual(
            Vector128.Create(0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu),
            CounterBasedNoise.Philox(Vector128<uint>.AllBitsSet, ulong.MaxValue));
        Assert.AreEqual(
            Vector128.Create(0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            CounterBasedNoise.Philox(Vector128.Create(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u), 0x299f31d0a4093822));
    }

    [TestMethod]
    public void Every_part_of_the_key_matters_and_the_length_does_not()
    {
        var key = new StepKey(7, 3);
        uint[] bits = Bits(key, NoisePurpose.Estimator, 1, 2, 33);
        CollectionAssert.AreEqual(bits, Bits(key, NoisePurpose.Estimator, 1, 2, 33));
        CollectionAssert.AreEqual(bits[..5], Bits(key, NoisePurpose.Estimator, 1, 2, 5));
        uint[][] others =
        [
            Bits(new StepKey(8, 3), NoisePurpose.Estimator, 1, 2, 33),
            Bits(new StepKey(7, 4), NoisePurpose.Estimator, 1, 2, 33),
            Bits(key, NoisePurpose.Margin, 1, 2, 33),
            Bits(key, NoisePurpose.Estimator, 2, 2, 33),
            Bits(key, NoisePurpose.Estimator, 1, 3, 33),
        ];
        Assert.IsTrue(others.All(other => other.Intersect(bits).Count() < 3));
    }

    [TestMethod]
    public void Uniform_numbers_are_uniform_and_independent()
    {
        const int Rows = 100, Width = 1000;
        var values = new float[Rows * Width];
        for (int row = 0; row < Rows; row++)
        {
            CounterBasedNoise.Uniform(new StepKey(1, 0), NoisePurpose.Estimator, row, 0, values.AsSpan(row * Width, Width));
        }

        Assert.IsTrue(values.All(value => value is > 0 and < 1));

        // Chi-squared over 100 classes: mean 99, standard deviation 14; and neighbours within and across rows uncorrelated.
        double chi = values.GroupBy(value => (int)(value * 100)).Sum(group => Math.Pow(group.Count() - 1000, 2) / 1000);
        Assert.IsInRange(40, 160, chi);
        Assert.AreEqual(0, Correlation(values, 1), 0.016);
        Assert.AreEqual(0, Correlation(values, Width), 0.016);
    }

    [TestMethod]
    public void Signs_are_fair()
    {
        var signs = new float[100_000];
        CounterBasedNoise.Signs(new StepKey(1, 0), NoisePurpose.Margin, 0, 0, signs);
        Assert.IsTrue(signs.All(sign => Math.Abs(sign) == 1));
        Assert.AreEqual(0, signs.Average(), 0.016);
        Assert.AreEqual(0, Correlation(signs, 1), 0.016);
    }

    private static uint[] Bits(StepKey key, NoisePurpose purpose, int row, int sample, int count)
    {
        var bits = new uint[count];
        CounterBasedNoise.Bits(key, purpose, row, sample, bits);
        return bits;
    }

    private static double Correlation(float[] values, int lag)
    {
        double mean = values.Average(), variance = values.Average(value => (value - mean) * (value - mean));
        return values.Zip(values.Skip(lag), (a, b) => (a - mean) * (b - mean)).Average() / variance;
    }
}
