using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>One pair of views under the default column names.</summary>
internal sealed class PoseRow
{
    public float[] Correspondences { get; set; } = [];

    public float[] Label { get; set; } = [];

    /// <summary>Pairs of 20 to 40 correspondences, of which two in five are wrong.</summary>
    public static PoseRow[] Create(int count, int seed, Func<double, int, double>? place = null)
    {
        var random = new SplitMix((ulong)seed);
        var rows = new PoseRow[count];
        for (int row = 0; row < count; row++)
        {
            int points = 20 + (int)(21 * random.Uniform());
            TwoViewScene scene = TwoViewScene.Random(random, points, 5e-4);
            for (int i = 0; i < points * 2 / 5; i++)
            {
                scene.Rows[(4 * i) + 2] = random.Uniform(-0.6, 0.6);
                scene.Rows[(4 * i) + 3] = random.Uniform(-0.6, 0.6);
            }

            rows[row] = new PoseRow
            {
                Correspondences = [.. scene.Rows.Select((value, i) => (float)(place?.Invoke(value, i % 4) ?? value))],
                Label = [.. scene.Rotation.Concat(scene.Translation.Select(value => 3 * value)).Select(value => (float)value)],
            };
        }

        return rows;
    }
}

/// <summary>What a model says of a pair, under the default column names.</summary>
internal sealed class PoseDecision
{
    public float[] Pose { get; set; } = [];

    public float[] PoseEssential { get; set; } = [];

    public float[] PoseWeights { get; set; } = [];

    public float[] PoseInliers { get; set; } = [];
}

/// <summary>A small model that tests of scoring and saving share, and settings that train in a second.</summary>
internal static class TrainedPose
{
    private static readonly Lazy<RelativePoseTransformer> Shared = new(() =>
    {
        var ml = new MLContext(1);
        return ml.Transforms.RelativePose(SmallOptions()).Fit(ml.Data.LoadFromEnumerable(PoseRow.Create(40, 1)));
    });

    /// <summary>The model. Tests must not dispose it.</summary>
    public static RelativePoseTransformer Model => Shared.Value;

    /// <summary>Settings of a small network and a short training.</summary>
    public static RelativePoseEstimator.Options SmallOptions() => new()
    {
        NetworkWidth = 8,
        NetworkBlocks = 2,
        NumberOfEpochs = 2,
        BatchSize = 8,
        LearningRate = 5e-3,
        Threshold = 2e-3,
        Hypotheses = 32,
    };

    /// <summary>All decisions for a view.</summary>
    public static PoseDecision[] Decide(MLContext ml, ITransformer model, IDataView data) =>
        [.. ml.Data.CreateEnumerable<PoseDecision>(model.Transform(data), reuseRowObject: false)];

    /// <summary>Asserts the same inliers, and numbers that agree to single precision.</summary>
    public static void AssertSame(IReadOnlyList<PoseDecision> expected, IReadOnlyList<PoseDecision> actual)
    {
        Assert.HasCount(expected.Count, actual);
        for (int row = 0; row < expected.Count; row++)
        {
            CollectionAssert.AreEqual(expected[row].PoseInliers, actual[row].PoseInliers, $"row {row}");
            AssertClose(expected[row].Pose, actual[row].Pose, row);
            AssertClose(expected[row].PoseEssential, actual[row].PoseEssential, row);
            AssertClose(expected[row].PoseWeights, actual[row].PoseWeights, row);
        }
    }

    private static void AssertClose(float[] expected, float[] actual, int row)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-5f, $"row {row}, value {i}");
        }
    }
}
