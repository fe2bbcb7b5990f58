using Microsoft.ML;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using PointRegistrationSample.Data;

namespace PointRegistrationSample;

/// <content>How the model is made: the data, the estimator, training and saving.</content>
public static partial class PointAlignment
{
    /// <summary>The distance up to which a correspondence counts as right: four times the noise of the tasks, as their noise has three
    /// axes.</summary>
    public const double InlierThreshold = 0.08;

    /// <summary>Loads tasks as a data view.</summary>
    public static IDataView LoadTasks(MLContext mlContext, IEnumerable<AlignmentTask> tasks) =>
        mlContext.Data.LoadFromEnumerable(tasks.Select(ToModelInput).ToArray());

    /// <summary>One task as the model takes it.</summary>
    public static ModelInput ToModelInput(AlignmentTask task) => new() { Source = task.Source, Target = task.Target, Motion = task.Motion };

    /// <summary>The estimator's settings.</summary>
    /// <param name="validation">Tasks to choose the best epoch by, or null.</param>
    /// <param name="progress">Who is told after every epoch, or null.</param>
    public static PointRegistrationEstimator.Options Settings(IDataView? validation, IProgress<TrainingProgress>? progress) => new()
    {
        SourceColumnName = "Source",
        TargetColumnName = "Target",
        LabelColumnName = "Label",
        InlierThreshold = InlierThreshold,
        NumberOfEpochs = 12,
        LearningRate = 5e-3,
        ValidationData = validation,
        Progress = progress,
    };

    /// <summary>Trains.</summary>
    public static PointRegistrationTransformer Train(MLContext mlContext, IDataView training, PointRegistrationEstimator.Options settings) =>
        mlContext.Transforms.PointRegistration(settings).Fit(training);

    /// <summary>Saves a trained model in one file.</summary>
    public static void SaveModel(MLContext mlContext, ITransformer model, IDataView data, string path) =>
        mlContext.Model.Save(model, data.Schema, path);
}
