using Microsoft.ML.Combinatorial.Geometry.Robust;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Robust;

[TestClass]
public sealed class RobustRelativePoseTests
{
    private const int Points = 60;
    private const int Wrong = 24;

    [TestMethod]
    [DataRow(RelativePoseSolver.FivePoint, 200)]
    [DataRow(RelativePoseSolver.EightPoint, 1000)]
    public void WithoutNoise_PoseAndInliersAreExact(RelativePoseSolver solver, int hypotheses)
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            TwoViewScene scene = Scene(seed, 0);
            RelativePoseEstimate estimate = new RobustRelativePose(
                new RelativePoseOptions { Solver = solver, Hypotheses = hypotheses, Threshold = 1e-4 }).Estimate(scene.Rows);

            Assert.IsTrue(estimate.Found);
            Assert.IsTrue(PoseError.RotationDegrees(estimate.Rotation, scene.Rotation) < 1e-5, $"seed {seed}");
            double sameSign = estimate.Translation.Zip(scene.Translation, (a, b) => a * b).Sum();
            Assert.AreEqual(1, sameSign, 1e-10, "cheirality tells the sign");
            Assert.IsTrue(TwoViewScene.Distance(estimate.Essential, 1, scene.Essential) < 1e-7);
            for (int i = Wrong; i < Points; i++)
            {
                Assert.IsTrue(estimate.Inliers[i], $"correspondence {i} is right");
            }

            Assert.IsTrue(estimate.Inliers.Take(Wrong).Count(inlier => inlier) <= 2, "wrong ones seldom fit by chance");
            Assert.AreEqual(estimate.Inliers.Count(inlier => inlier), estimate.Score, 1);
        }
    }

    [TestMethod]
    public void Refinement_RaisesScoreAndPrecision()
    {
        double with = 0, without = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            TwoViewScene scene = Scene(seed, 1e-3);
            var options = new RelativePoseOptions { Threshold = 3e-3, Hypotheses = 100 };
            RelativePoseEstimate refined = new RobustRelativePose(options).Estimate(scene.Rows);
            RelativePoseEstimate raw = new RobustRelativePose(options with { RefinementSteps = 0 }).Estimate(scene.Rows);
            Assert.IsTrue(refined.Score >= raw.Score - 1e-9, $"seed {seed}: {refined.Score} against {raw.Score}");
            with += Error(refined, scene);
            without += Error(raw, scene);
        }

        Assert.IsTrue(with < 0.7 * without, $"mean error {with / 20:0.000} against {without / 20:0.000} degrees");
    }

    [TestMethod]
    public void Weights_SaveHypotheses()
    {
        TwoViewScene scene = Scene(3, 0);
        double[] logWeights = [.. Enumerable.Range(0, Points).Select(i => i < Wrong ? double.NegativeInfinity : 0)];
        RelativePoseEstimate estimate =
            new RobustRelativePose(new RelativePoseOptions { Hypotheses = 1, Threshold = 1e-4 }).Estimate(scene.Rows, logWeights);
        Assert.IsTrue(Error(estimate, scene) < 1e-4, "one sample of right ones is enough");
    }

    [TestMethod]
    public void TheResult_IsTheSameAtAnyThreadCount()
    {
        TwoViewScene scene = Scene(4, 1e-3);
        var options = new RelativePoseOptions { Threshold = 2e-3 };
        RelativePoseEstimate one = new RobustRelativePose(options with { MaxDegreeOfParallelism = 1 }).Estimate(scene.Rows);
        foreach (int threads in new[] { -1, 2, 5 })
        {
            RelativePoseEstimate other = new RobustRelativePose(options with { MaxDegreeOfParallelism = threads }).Estimate(scene.Rows);
            CollectionAssert.AreEqual(one.Rotation, other.Rotation);
            CollectionAssert.AreEqual(one.Translation, other.Translation);
            CollectionAssert.AreEqual(one.Inliers, other.Inliers);
            Assert.AreEqual(one.Score, other.Score);
        }

        RelativePoseEstimate otherSeed = new RobustRelativePose(options with { Seed = 2, RefinementSteps = 0 }).Estimate(scene.Rows);
        CollectionAssert.AreNotEqual(one.Rotation, otherSeed.Rotation);
    }

    [TestMethod]
    public void TooFew_OrDegenerate_IsNotFound()
    {
        var estimation = new RobustRelativePose();
        double[] rows = Scene(1, 0).Rows;
        foreach (double[] input in new[] { [], rows[..16], [.. Enumerable.Repeat(rows[..4], 30).SelectMany(row => row)] })
        {
            RelativePoseEstimate estimate = estimation.Estimate(input);
            Assert.IsFalse(estimate.Found);
            Assert.HasCount(input.Length / 4, estimate.Inliers);
            Assert.IsTrue(estimate.Rotation.Concat(estimate.Translation).Concat(estimate.Essential).All(value => value == 0));
        }

        double[] logWeights = [.. Enumerable.Range(0, Points).Select(i => i < 4 ? 0 : double.NegativeInfinity)];
        Assert.IsFalse(estimation.Estimate(rows, logWeights).Found, "four correspondences with a weight");
    }

    [TestMethod]
    public void BadInput_IsRefused()
    {
        var estimation = new RobustRelativePose();
        double[] rows = Scene(1, 0).Rows;
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => estimation.Estimate(rows.AsSpan(1))).Message, "rows of 4 values");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => estimation.Estimate(rows, new double[3])).Message, "60 correspondences");
        double[] weights = new double[Points];
        weights[5] = double.NaN;
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => estimation.Estimate(rows, weights)).Message, "slot 5 is NaN");
        rows[7] = double.PositiveInfinity;
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => estimation.Estimate(rows)).Message, "slot 7 is");
        foreach (RelativePoseOptions bad in new RelativePoseOptions[]
        {
            new() { Hypotheses = 0 }, new() { Threshold = 0 }, new() { Threshold = double.NaN }, new() { RefinementSteps = -1 },
            new() { MaxDegreeOfParallelism = 0 }, new() { Solver = (RelativePoseSolver)7 },
        })
        {
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new RobustRelativePose(bad));
        }
    }

    // The first correspondences are wrong: their second points are exchanged with each other.
    private static TwoViewScene Scene(ulong seed, double noise)
    {
        TwoViewScene scene = TwoViewScene.Random(new SplitMix(seed), Points, noise);
        for (int i = 0; i < Wrong; i++)
        {
            int other = 4 * ((i + 1) % Wrong);
            (scene.Rows[(4 * i) + 2], scene.Rows[other + 2]) = (scene.Rows[other + 2], scene.Rows[(4 * i) + 2]);
            (scene.Rows[(4 * i) + 3], scene.Rows[other + 3]) = (scene.Rows[other + 3], scene.Rows[(4 * i) + 3]);
        }

        return scene;
    }

    private static double Error(RelativePoseEstimate estimate, TwoViewScene scene) => PoseError.Degrees(
        [.. estimate.Rotation, .. estimate.Translation], [.. scene.Rotation, .. scene.Translation]);
}
