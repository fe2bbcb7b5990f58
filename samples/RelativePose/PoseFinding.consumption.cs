using Microsoft.ML;
using Microsoft.ML.Data;

namespace RelativePoseSample;

/// <summary>Finds the relative pose of two views: the model's input, its output, and how to use it.</summary>
public static partial class PoseFinding
{
    /// <summary>One pair of views.</summary>
    public sealed class ModelInput
    {
        /// <summary>x1, y1, x2, y2 of each correspondence, in normalised camera coordinates.</summary>
        public float[] Correspondences { get; set; } = [];

        /// <summary>The true pose, 12 values; not needed to predict.</summary>
        [ColumnName("Label")]
        public float[] TruePose { get; set; } = [];
    }

    /// <summary>What the model says of a pair.</summary>
    public sealed class ModelOutput
    {
        /// <summary>The rotation row by row, then the direction of the translation.</summary>
        public float[] Pose { get; set; } = [];

        /// <summary>How far the model trusts each correspondence, 0 to 1.</summary>
        [ColumnName("PoseWeights")]
        public float[] Weights { get; set; } = [];

        /// <summary>1 for each correspondence that agrees with the pose.</summary>
        [ColumnName("PoseInliers")]
        public float[] Inliers { get; set; } = [];
    }

    /// <summary>Predicts one pair. Loads the model when first used.</summary>
    /// <param name="input">The pair.</param>
    /// <param name="modelPath">The file that training saved.</param>
    public static ModelOutput Predict(ModelInput input, string modelPath)
    {
        using PredictionEngine<ModelInput, ModelOutput> engine = CreatePredictEngine(modelPath);
        return engine.Predict(input);
    }

    /// <summary>Loads a saved model for many predictions. An engine serves one thread at a time.</summary>
    /// <param name="modelPath">The file that training saved.</param>
    public static PredictionEngine<ModelInput, ModelOutput> CreatePredictEngine(string modelPath)
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(modelPath, out _);
        return mlContext.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }
}
