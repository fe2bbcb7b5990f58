using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Registration;

/// <summary>What registration does around the weighted fit: units, consistency of distances, refits.</summary>
[TestClass]
public sealed class RobustRegistrationTests
{
    private readonly SplitMix _random = new(5);

    [TestMethod]
    [DataRow(RegistrationKind.Rotation)]
    [DataRow(RegistrationKind.Rigid)]
    [DataRow(RegistrationKind.Similarity)]
    public void Units_ThereAndBack_AreTheSame(RegistrationKind kind)
    {
        (float[] source, float[] target, double[] truth) = Points(kind, 30, wrong: 0);
        var pairs = new NormalizedPairs(kind, source, target);
        var normalized = new double[13];
        var back = new double[13];
        pairs.Normalize(truth, normalized);
        pairs.Restore(normalized, back);
        for (int i = 0; i < 13; i++)
        {
            Assert.AreEqual(truth[i], back[i], 1e-9 * Math.Max(1, Math.Abs(truth[i])), $"value {i}");
        }

        for (int i = 0; i < 30; i++)
        {
            Assert.AreEqual(0, PairFit.Residual(normalized, pairs.Values.AsSpan(6 * i, 6)), 1e-5, "the true motion in the new units");
        }

        Assert.AreEqual(1, normalized[12], 0.03, "the scale that is left to find");
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.5)]
    [DataRow(0.7)]
    public void TheMostFrequentRatio_IsTheScale_WhateverTheOutliers(double wrong)
    {
        for (int trial = 0; trial < 10; trial++)
        {
            (float[] source, float[] target, double[] truth) = Points(RegistrationKind.Similarity, 100, wrong);
            double[] pairs = [.. Enumerable.Range(0, 100).SelectMany(i => source[(3 * i)..((3 * i) + 3)].Concat(target[(3 * i)..((3 * i) + 3)])).Select(value => (double)value)];
            Assert.AreEqual(1, LengthRatio.MostFrequent(pairs)!.Value / truth[12], 0.03);
        }

        Assert.IsNull(LengthRatio.MostFrequent([]));
        Assert.IsNull(LengthRatio.MostFrequent(new double[30]), "equal points have no ratio");
    }

    [TestMethod]
    public void ConsistencyOfDistances_KnowsNoMotion_AndTellsRightFromWrong()
    {
        (float[] source, float[] target, _) = Points(RegistrationKind.Rigid, 50, wrong: 0.4);
        float[] figures = Figures(source, target);
        double[] rotation = PointPairs.Rotation(_random);
        float[] turned = [.. Enumerable.Range(0, target.Length).Select(i => (float)(7 + Enumerable.Range(0, 3).Sum(k => rotation[(3 * (i % 3)) + k] * target[(i / 3 * 3) + k])))];
        float[] same = Figures(source, turned);
        for (int i = 0; i < figures.Length; i++)
        {
            Assert.IsTrue(figures[i] is >= 0 and <= 1.0001f);
            Assert.AreEqual(figures[i], same[i], 2e-2f, "turning the target changes nothing");
        }

        int right = 30;
        double Mean(int from, int to) => Enumerable.Range(from, to - from).Average(i => figures[(8 * i) + 3]);
        Assert.IsTrue(Mean(0, right) > 3 * Mean(right, 50), $"{Mean(0, right):F3} right, {Mean(right, 50):F3} wrong");
    }

    [TestMethod]
    public void ConsistencyOfDistances_ByHand()
    {
        // Three pairs at distances 1, 1, √2; the third target is moved so that one distance grows by 0.1 and the other stays.
        float[] figures = Compute([0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1.1, 0]);
        double difference = Math.Sqrt(1 + (1.1 * 1.1)) - Math.Sqrt(2);
        double near = 1 - (difference * difference / 0.04);
        Assert.AreEqual((1 + (1 - 0.25)) / 2, figures[6], 1e-5, "tolerance 0.2, the first pair: agrees fully with the second, 0.75 with the third");
        Assert.AreEqual((1 + near) / 2, figures[8 + 6], 1e-5);
        Assert.AreEqual(0.5, figures[0], 1e-6, "tolerance 0.02: with the second only");
    }

    [TestMethod]
    public void ManyPairs_AreJudgedByEvenlySpacedOnes()
    {
        (float[] source, float[] target, _) = Points(RegistrationKind.Rigid, 2000, wrong: 0.4);
        float[] figures = Figures(source, target);
        double right = Enumerable.Range(0, 1200).Average(i => figures[(8 * i) + 3]), wrong = Enumerable.Range(1200, 800).Average(i => figures[(8 * i) + 3]);
        Assert.IsTrue(right > 3 * wrong, $"{right:F3} right, {wrong:F3} wrong");
    }

    [TestMethod]
    public void Refits_DropWhatTheMotionLeavesApart()
    {
        (float[] source, float[] target, double[] truth) = Points(RegistrationKind.Rigid, 60, wrong: 0.3);
        var rows = new double[7 * 60];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i % 7 == 6 ? 1 : (i % 7 < 3 ? source : target)[(3 * (i / 7)) + (i % 7 % 3)];
        }

        var solver = PairFit.Solver(RegistrationKind.Rigid, 60);
        Span<double> motion = stackalloc double[13];
        Assert.IsTrue(PairFit.TrySolve(solver, rows, motion));
        double before = RegistrationError.RotationDegrees(motion, truth);
        TruncatedRefit.Run(solver, rows, motion, 8, 0.2);

        Assert.IsTrue(before > 1, $"{before}");
        Assert.AreEqual(0, RegistrationError.RotationDegrees(motion, truth), 1e-3);
        Assert.IsTrue(Enumerable.Range(0, 42).All(i => rows[(7 * i) + 6] == 1), "right pairs count in full");
        Assert.AreEqual(0, Enumerable.Range(42, 18).Sum(i => rows[(7 * i) + 6]), 1, "wrong pairs hardly");
    }

    [TestMethod]
    public void Errors_ByHand()
    {
        double[] quarter = [0, -1, 0, 1, 0, 0, 0, 0, 1, 3, 0, 4];
        double[] none = [.. PairFit.Identity[..12]];
        Assert.AreEqual(90, RegistrationError.RotationDegrees(quarter, none), 1e-12);
        Assert.AreEqual(5, RegistrationError.Translation(quarter, none), 1e-12);
        Assert.AreEqual(0, RegistrationError.RotationDegrees(quarter, quarter));
    }

    private static float[] Figures(float[] source, float[] target) =>
        Compute(new NormalizedPairs(RegistrationKind.Rigid, source, target).Values);

    private static float[] Compute(double[] pairs)
    {
        var figures = new float[pairs.Length / 6 * LengthConsistency.FeatureCount];
        LengthConsistency.Compute(pairs, false, figures, LengthConsistency.FeatureCount);
        return figures;
    }

    // The last pairs are the wrong ones.
    private (float[] Source, float[] Target, double[] Truth) Points(RegistrationKind kind, int count, double wrong)
    {
        double scale = kind == RegistrationKind.Similarity ? _random.Uniform(0.3, 3) : 1;
        double[] shift = kind == RegistrationKind.Rotation ? [0, 0, 0] : _random.Normals(3);
        double[] rotation = PointPairs.Rotation(_random);
        double[] pairs = PointPairs.Random(_random, count, rotation, shift, scale, 0, [1, 2, 3]);
        float[] source = [.. Enumerable.Range(0, 3 * count).Select(i => (float)pairs[(7 * (i / 3)) + (i % 3)])];
        float[] target = [.. Enumerable.Range(0, 3 * count).Select(i => (float)pairs[(7 * (i / 3)) + 3 + (i % 3)])];
        int right = (int)Math.Round(count * (1 - wrong));
        for (int i = 3 * right; i < target.Length; i++)
        {
            target[i] = (float)(shift[i % 3] + (2 * scale * _random.Normal()));
        }

        return (source, target, [.. rotation, .. shift, scale]);
    }
}
