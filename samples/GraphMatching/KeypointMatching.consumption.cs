using Microsoft.ML;
using Microsoft.ML.Data;

namespace GraphMatchingSample;

/// <summary>Matches keypoints of two images: the model's input, its output, and how to use it.</summary>
public static partial class KeypointMatching
{
    /// <summary>One matching task.</summary>
    public sealed class ModelInput
    {
        /// <summary>Grey values of a 16 × 16 patch around each left keypoint, patch after patch.</summary>
        public byte[] LeftPatches { get; set; } = [];

        /// <summary>x and y of each left keypoint, in pixels.</summary>
        public float[] LeftPositions { get; set; } = [];

        /// <summary>Grey values of a 16 × 16 patch around each right keypoint.</summary>
        public byte[] RightPatches { get; set; } = [];

        /// <summary>x and y of each right keypoint, in pixels.</summary>
        public float[] RightPositions { get; set; } = [];

        /// <summary>The true right partner of each left keypoint, −1 for none; not needed to predict.</summary>
        [ColumnName("Label")]
        public int[] Partners { get; set; } = [];
    }

    /// <summary>What the model says of a task.</summary>
    public sealed class ModelOutput
    {
        /// <summary>The right partner of each left keypoint, −1 for none.</summary>
        public int[] Matching { get; set; } = [];

        /// <summary>The predicted cost of the whole matching; smaller is surer.</summary>
        [ColumnName("MatchingObjective")]
        public float Objective { get; set; }
    }

    /// <summary>Predicts one task. Loads the model when first used.</summary>
    /// <param name="input">The task.</param>
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
