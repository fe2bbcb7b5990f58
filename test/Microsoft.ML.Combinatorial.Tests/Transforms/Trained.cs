using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>A small model that tests of scoring and saving share, and settings that train in a second.</summary>
internal static class Trained
{
    private static readonly Lazy<GraphMatchingTransformer> Shared = new(() =>
    {
        var ml = new MLContext(1);
        return ml.Transforms.GraphMatching(SmallOptions()).Fit(ml.Data.LoadFromEnumerable(SyntheticTasks.Create(32, 1)));
    });

    /// <summary>The model. Tests must not dispose it.</summary>
    public static GraphMatchingTransformer Model => Shared.Value;

    /// <summary>Settings of a small network and a short training.</summary>
    public static GraphMatchingEstimator.Options SmallOptions() => new()
    {
        EmbeddingSize = 8,
        EdgeEmbeddingSize = 4,
        MessagePassingRounds = 1,
        NumberOfEpochs = 2,
        BatchSize = 8,
        LearningRate = 5e-3,
    };

    /// <summary>All decisions for a view.</summary>
    public static Decision[] Decide(MLContext ml, ITransformer model, IDataView data) =>
        [.. ml.Data.CreateEnumerable<Decision>(model.Transform(data), reuseRowObject: false)];

    /// <summary>Asserts the same decisions, and objectives that agree to single precision.</summary>
    public static void AssertSame(IReadOnlyList<Decision> expected, IReadOnlyList<Decision> actual)
    {
        Assert.HasCount(expected.Count, actual);
        for (int row = 0; row < expected.Count; row++)
        {
            CollectionAssert.AreEqual(expected[row].Matching, actual[row].Matching, $"row {row}");
            CollectionAssert.AreEqual(expected[row].MatchingAssignment, actual[row].MatchingAssignment, $"row {row}");
            float tolerance = 1e-5f * Math.Max(1, Math.Abs(expected[row].MatchingObjective));
            Assert.AreEqual(expected[row].MatchingObjective, actual[row].MatchingObjective, tolerance, $"row {row}");
        }
    }
}
