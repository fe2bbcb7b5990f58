using System.Text.Json;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Layers;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>Trains a <see cref="MatchingModel"/>.</summary>
public static class MatchingTrainer
{
    /// <summary>Trains the model; it has the best weights afterwards.</summary>
    /// <param name="model">The model to train.</param>
    /// <param name="training">Tasks with labels, at least one.</param>
    /// <param name="validation">Tasks to choose the best epoch by, or null.</param>
    /// <param name="supervision">Through the solver, or pair by pair.</param>
    /// <param name="gradientEstimator">How the solver is differentiated; not used when training pair by pair.</param>
    /// <param name="projection">Applied to the costs before the solver, or null.</param>
    /// <param name="margin">Applied to the costs before the solver in training, or null.</param>
    /// <param name="options">The loop's settings.</param>
    /// <exception cref="InvalidOperationException">There is no training or validation example, or the loss is not finite.</exception>
    public static TrainingResult Train(
        MatchingModel model,
        IExampleSource<MatchingExample> training,
        IExampleSource<MatchingExample>? validation,
        MatchingSupervision supervision,
        GradientEstimator gradientEstimator,
        CostProjection? projection,
        CostMargin? margin,
        TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        using var layer = new CombinatorialLayer(gradientEstimator, projection, margin, UpstreamReduction.Mean, options.Seed);
        MatchingTask task = supervision == MatchingSupervision.PerPair ? new MatchingPairTask(model) : new MatchingSolverTask(model, layer);
        string fingerprint = $"{JsonSerializer.Serialize(model.Specification)}|{supervision}|{gradientEstimator}|{projection}|{margin}";
        return new TrainingLoop<MatchingExample>(task, options, fingerprint).Run(training, validation);
    }
}
