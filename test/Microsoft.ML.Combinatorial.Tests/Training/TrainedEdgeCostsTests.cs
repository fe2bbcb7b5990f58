using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Tests.Backbones;
using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Tests.Training;

/// <summary>Trained edge costs matter: where all descriptors are the same, only the geometry tells keypoints apart.</summary>
[TestClass]
public class TrainedEdgeCostsTests
{
    // No messages: a keypoint's embedding knows nothing of its neighbours, so the geometry can act through edge costs alone.
    private static readonly KeypointBackboneSpecification WithEdges =
        new() { FeatureSize = 1, EmbeddingSize = 4, EdgeEmbeddingSize = 16, MessagePassingRounds = 0 };

    [TestMethod]
    [DataRow("identity")]
    [DataRow("blackbox")]
    public void Edges_solve_what_nodes_alone_cannot(string kind)
    {
        GradientEstimator estimator = kind == "identity" ? new IdentityGradientEstimator() : new BlackboxGradientEstimator(2);
        double edges = TrainedAccuracy(WithEdges, estimator);
        double nodes = TrainedAccuracy(WithEdges with { UseEdges = false }, estimator);
        Assert.IsTrue(edges > 0.8, $"with edges {edges:F3}");
        Assert.IsTrue(nodes < 0.45, $"without edges {nodes:F3}, where chance is between 1/6 and 1/5");
    }

    private static double TrainedAccuracy(KeypointBackboneSpecification specification, GradientEstimator estimator)
    {
        using var model = new MatchingModel(specification);
        MatchingTrainer.Train(
            model,
            new ListSource<MatchingExample>(Tasks(specification, 1, 160)),
            new ListSource<MatchingExample>(Tasks(specification, 2, 40)),
            MatchingSupervision.ThroughSolver,
            estimator,
            null,
            null,
            new TrainingOptions { NumberOfEpochs = 12, BatchSize = 8, LearningRate = 0.01 });
        return MatchingRun.Accuracy(model, Tasks(specification, 3, 60));
    }

    // The right points are the left ones moved as a whole, each a little for itself, and in another order; every feature is 1.
    private static MatchingExample[] Tasks(KeypointBackboneSpecification specification, int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Task())];

        MatchingExample Task()
        {
            SyntheticMatching task = SyntheticMatching.Shuffled(random, random.Next(5, 7), 1);
            float[] same = [.. Enumerable.Repeat(1f, task.Match.Length)];
            return (task with { LeftFeatures = same, RightFeatures = same }).Example(specification);
        }
    }
}
