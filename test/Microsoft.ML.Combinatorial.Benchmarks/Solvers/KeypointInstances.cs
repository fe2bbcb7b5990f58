using GraphMatchingSample;
using GraphMatchingSample.Data;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Training;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>
/// The demo's keypoint tasks with the costs that a trained network predicts for them. The network, its training and its settings are those
/// of the demo; it is trained here below the ML.NET surface, which shows no costs.
/// </summary>
internal static class KeypointInstances
{
    // The margin that the demo's estimator has by default.
    private const double Margin = 0.3;

    /// <summary>Trains on the training tasks and predicts the costs of the test tasks, then of the graffiti tasks.</summary>
    public static List<GraphMatchingInstance> Predict(KeypointData data)
    {
        using MatchingModel model = Train(data);
        return [.. Costs(model, data.Test), .. Costs(model, data.Graffiti)];
    }

    private static MatchingModel Train(KeypointData data)
    {
        var settings = new TrainingSettings();
        var specification = new KeypointBackboneSpecification { FeatureSize = FeatureSize(data.Training[0]) };
        var model = new MatchingModel(specification, settings.Seed);
        MatchingTrainer.Train(
            model,
            new Tasks([.. data.Training.Select(task => ToExample(task, specification))], settings.Seed),
            new Tasks([.. data.Validation.Select(task => ToExample(task, specification))], settings.Seed),
            settings.Supervision,
            settings.GradientEstimator,
            null,
            new InformedMargin(Margin),
            new TrainingOptions
            {
                NumberOfEpochs = settings.NumberOfEpochs,
                LearningRate = settings.LearningRate,
                Seed = settings.Seed,
                Progress = new EpochDisplay("bench matching-gap: training"),
            });
        return model;
    }

    private static IEnumerable<GraphMatchingInstance> Costs(MatchingModel model, KeypointTask[] tasks)
    {
        foreach (KeypointTask[] chunk in tasks.Chunk(32))
        {
            MatchingExample[] examples = [.. chunk.Select(task => ToExample(task, model.Specification))];
            float[] costs;
            using (torch.no_grad())
            using (var batch = new MatchingBatch(examples, model.Specification.FeatureSize))
            using (torch.Tensor predicted = model.Backbone.call(batch))
            {
                costs = predicted.data<float>().ToArray();
            }

            int width = costs.Length / examples.Length;
            for (int row = 0; row < examples.Length; row++)
            {
                yield return new GraphMatchingInstance(
                    examples[row].Problem, costs.AsSpan(row * width, examples[row].Problem.Size).ToArray());
            }
        }
    }

    private static MatchingExample ToExample(KeypointTask task, KeypointBackboneSpecification specification)
    {
        KeypointDescription.Descriptors features = Describe(task);
        return MatchingExample.Create(
            specification, features.LeftFeatures, task.LeftPositions, features.RightFeatures, task.RightPositions, task.Matches);
    }

    private static int FeatureSize(KeypointTask task) => Describe(task).LeftFeatures.Length / task.LeftCount;

    private static KeypointDescription.Descriptors Describe(KeypointTask task)
    {
        var descriptors = new KeypointDescription.Descriptors();
        new KeypointDescription().GetMapping()(
            new KeypointDescription.Patches
            {
                LeftGrey = Array.ConvertAll(task.LeftPatches, grey => (float)grey),
                RightGrey = Array.ConvertAll(task.RightPatches, grey => (float)grey),
            },
            descriptors);
        return descriptors;
    }

    /// <summary>Tasks in memory, in another order for each epoch.</summary>
    private sealed class Tasks(MatchingExample[] examples, int seed) : IExampleSource<MatchingExample>
    {
        public IEnumerable<MatchingExample> Read(int epoch)
        {
            MatchingExample[] order = [.. examples];
            if (epoch >= 0)
            {
                new Random((seed * 1000) + epoch).Shuffle(order);
            }

            return order;
        }
    }
}
