using GraphMatchingSample.Data;
using Microsoft.ML;
using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;

namespace GraphMatchingSample;

/// <content>How the model is made: the data, the pipeline, training and saving.</content>
public static partial class KeypointMatching
{
    /// <summary>Loads tasks as a data view.</summary>
    public static IDataView LoadTasks(MLContext mlContext, IEnumerable<KeypointTask> tasks) =>
        mlContext.Data.LoadFromEnumerable(tasks.Select(ToModelInput).ToArray());

    /// <summary>One task as the model takes it.</summary>
    public static ModelInput ToModelInput(KeypointTask task) => new()
    {
        LeftPatches = task.LeftPatches,
        LeftPositions = task.LeftPositions,
        RightPatches = task.RightPatches,
        RightPositions = task.RightPositions,
        Partners = task.Matches,
    };

    /// <summary>The pipeline: grey values to numbers, numbers to descriptors, then matching, trained through the solver.</summary>
    /// <param name="mlContext">The context.</param>
    /// <param name="settings">What differs between runs.</param>
    public static IEstimator<ITransformer> BuildPipeline(MLContext mlContext, TrainingSettings settings) =>
        Featurisers(mlContext).Append(mlContext.Transforms.GraphMatching(new GraphMatchingEstimator.Options
        {
            OutputColumnName = "Matching",
            LeftFeaturesColumnName = "LeftFeatures",
            LeftPositionsColumnName = "LeftPositions",
            RightFeaturesColumnName = "RightFeatures",
            RightPositionsColumnName = "RightPositions",
            LabelColumnName = "Label",
            GradientEstimator = settings.GradientEstimator,
            Supervision = settings.Supervision,
            NumberOfEpochs = settings.NumberOfEpochs,
            LearningRate = settings.LearningRate,
            ValidationData = settings.Validation is { } validation
                ? Featurisers(mlContext).Fit(validation).Transform(validation)
                : null,
            Seed = settings.Seed,
            Progress = settings.Progress,
            CancellationToken = settings.CancellationToken,
        }));

    /// <summary>Trains the pipeline.</summary>
    public static ITransformer Train(MLContext mlContext, IDataView trainingData, TrainingSettings settings) =>
        BuildPipeline(mlContext, settings).Fit(trainingData);

    /// <summary>Saves a trained model in one file.</summary>
    public static void SaveModel(MLContext mlContext, ITransformer model, IDataView data, string path) =>
        mlContext.Model.Save(model, data.Schema, path);

    private static IEstimator<ITransformer> Featurisers(MLContext mlContext) =>
        mlContext.Transforms.Conversion.ConvertType("LeftGrey", "LeftPatches", DataKind.Single)
            .Append(mlContext.Transforms.Conversion.ConvertType("RightGrey", "RightPatches", DataKind.Single))
            .Append(mlContext.Transforms.CustomMapping(new KeypointDescription().GetMapping(), KeypointDescription.ContractName));
}
