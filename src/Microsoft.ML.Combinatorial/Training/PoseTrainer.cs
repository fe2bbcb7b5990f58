using System.Text.Json;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Layers;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>Trains a <see cref="PoseModel"/>.</summary>
public static class PoseTrainer
{
    // Minimal samples that amplify a change of their points by more teach noise.
    private const double LargestCondition = 1e6;

    /// <summary>Trains the model; it has the best weights afterwards.</summary>
    /// <param name="model">The model to train.</param>
    /// <param name="training">Pairs of views with their true poses, at least one.</param>
    /// <param name="validation">Pairs to choose the best epoch by, or null.</param>
    /// <param name="supervision">Through a solver, or correspondence by correspondence.</param>
    /// <param name="options">The loop's settings.</param>
    /// <exception cref="InvalidOperationException">There is no training or validation example, or the loss is not finite.</exception>
    public static TrainingResult Train(
        PoseModel model,
        IExampleSource<PoseExample> training,
        IExampleSource<PoseExample>? validation,
        PoseSupervision supervision,
        TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        using var fivePoint = new ImplicitLayer(new EssentialFivePoint { ConditionLimit = LargestCondition });
        PoseTask task = supervision switch
        {
            PoseSupervision.ThroughSolver => new PoseSolverTask(model),
            PoseSupervision.ThroughSamples => new PoseSamplesTask(model, fivePoint, options.Seed),
            _ => new PoseTask(model),
        };
        string fingerprint = $"{JsonSerializer.Serialize(model.Specification)}|{JsonSerializer.Serialize(model.Options)}|{supervision}";
        return new TrainingLoop<PoseExample>(task, options, fingerprint).Run(training, validation);
    }
}
