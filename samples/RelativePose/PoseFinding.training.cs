using Microsoft.ML;
using Microsoft.ML.Combinatorial.Transforms;
using RelativePoseSample.Data;

namespace RelativePoseSample;

/// <content>How the model is made: the data, the pipeline, training and saving.</content>
public static partial class PoseFinding
{
    /// <summary>Hypotheses that are drawn for a pair, by the model and by the baseline without one.</summary>
    public const int Hypotheses = 16;

    /// <summary>The largest Sampson distance of a right correspondence: 1.5 pixels at a focal length of 1000.</summary>
    public const double Threshold = 0.0015;

    /// <summary>Loads pairs as a data view.</summary>
    public static IDataView LoadPairs(MLContext mlContext, IEnumerable<ViewPair> pairs) =>
        mlContext.Data.LoadFromEnumerable(pairs.Select(ToModelInput).ToArray());

    /// <summary>One pair as the model takes it.</summary>
    public static ModelInput ToModelInput(ViewPair pair) => new() { Correspondences = pair.Correspondences, TruePose = pair.Pose };

    /// <summary>The pipeline, which is one transform.</summary>
    /// <param name="mlContext">The context.</param>
    /// <param name="settings">What differs between runs.</param>
    public static RelativePoseEstimator BuildPipeline(MLContext mlContext, TrainingSettings settings) =>
        mlContext.Transforms.RelativePose(new RelativePoseEstimator.Options
        {
            OutputColumnName = "Pose",
            CorrespondencesColumnName = "Correspondences",
            LabelColumnName = "Label",
            Hypotheses = Hypotheses,
            Threshold = Threshold,
            Supervision = settings.Supervision,
            NumberOfEpochs = settings.NumberOfEpochs,
            LearningRate = settings.LearningRate,
            ValidationData = settings.Validation,
            Seed = settings.Seed,
            Progress = settings.Progress,
        });

    /// <summary>Trains the pipeline.</summary>
    public static RelativePoseTransformer Train(MLContext mlContext, IDataView trainingData, TrainingSettings settings) =>
        BuildPipeline(mlContext, settings).Fit(trainingData);

    /// <summary>Saves a trained model in one file.</summary>
    public static void SaveModel(MLContext mlContext, ITransformer model, IDataView data, string path) =>
        mlContext.Model.Save(model, data.Schema, path);
}
