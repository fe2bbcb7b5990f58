using System.Text.Json;
using Microsoft.ML.Combinatorial.Backbones;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>Trains a <see cref="RegistrationModel"/>.</summary>
public static class RegistrationTrainer
{
    /// <summary>Trains the model; it has the best weights afterwards.</summary>
    /// <param name="model">The model to train.</param>
    /// <param name="training">Tasks with labels, at least one.</param>
    /// <param name="validation">Tasks to choose the best epoch by, or null.</param>
    /// <param name="loss">What it is trained for.</param>
    /// <param name="options">The loop's settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range.</exception>
    /// <exception cref="InvalidOperationException">There is no training or validation example, or the loss is not finite.</exception>
    public static TrainingResult Train(
        RegistrationModel model,
        IExampleSource<RegistrationExample> training,
        IExampleSource<RegistrationExample>? validation,
        RegistrationLossOptions loss,
        TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        loss.Validate();
        string fingerprint = $"{JsonSerializer.Serialize(model.Specification)}|{JsonSerializer.Serialize(loss)}|" +
            FormattableString.Invariant($"{model.RefinementIterations}|{model.InlierThreshold:R}");
        using var task = new RegistrationTask(model, loss);
        return new TrainingLoop<RegistrationExample>(task, options, fingerprint).Run(training, validation);
    }
}
