using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Tests.Backbones;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Tests.Training;

/// <summary>Small tasks whose answer has to be learned: half of each keypoint's features mean nothing, and those are the larger ones.</summary>
internal static class MatchingRun
{
    public static readonly KeypointBackboneSpecification Specification =
        new() { FeatureSize = 4, EmbeddingSize = 16, EdgeEmbeddingSize = 8, MessagePassingRounds = 1 };

    public static readonly TrainingOptions Options = new() { NumberOfEpochs = 6, BatchSize = 4, LearningRate = 0.01 };

    private static readonly MatchingExample[] TrainingTasks = Tasks(1, 32), ValidationTasks = Tasks(2, 16);

    public static IExampleSource<MatchingExample> Training { get; } = new ListSource<MatchingExample>(TrainingTasks);

    public static IExampleSource<MatchingExample> Validation { get; } = new ListSource<MatchingExample>(ValidationTasks);

    public static MatchingExample[] Tasks(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Task(random))];
    }

    public static TrainingResult Train(MatchingModel model, TrainingOptions options, GradientEstimator? estimator = null) =>
        MatchingTrainer.Train(
            model, Training, Validation, MatchingSupervision.ThroughSolver, estimator ?? new IdentityGradientEstimator(), null, null, options);

    /// <summary>Trains a new model; gives what came out and the final weights.</summary>
    public static (TrainingResult Result, float[] Weights) Train(TrainingOptions options, GradientEstimator? estimator = null)
    {
        using var model = new MatchingModel(Specification);
        TrainingResult result = Train(model, options, estimator);
        return (result, Weights(model));
    }

    public static float[] Weights(MatchingModel model) =>
        [.. model.Backbone.named_parameters().SelectMany(entry => entry.parameter.Values())];

    /// <summary>Share of left keypoints that are decided right.</summary>
    public static double Accuracy(MatchingModel model, IReadOnlyList<MatchingExample> tasks)
    {
        MatchingPrediction[] predictions = model.Predict(tasks);
        int right = tasks.Zip(predictions).Sum(pair => pair.First.Match.ToArray().Zip(pair.Second.Match, (a, b) => a == b ? 1 : 0).Sum());
        return right / (double)tasks.Sum(task => task.LeftCount);
    }

    private static MatchingExample Task(Random random)
    {
        SyntheticMatching task = SyntheticMatching.Shuffled(random, random.Next(3, 7), Specification.FeatureSize);
        return (task with { LeftFeatures = Disturbed(task.LeftFeatures), RightFeatures = Disturbed(task.RightFeatures) }).Example(Specification);

        float[] Disturbed(float[] features) =>
            [.. features.Select((value, i) => i % Specification.FeatureSize < 2 ? value : (6 * random.NextSingle()) - 3)];
    }
}
