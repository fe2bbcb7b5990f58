using Microsoft.ML;
using Microsoft.ML.Data;

namespace PointRegistrationSample;

/// <summary>Brings corresponding points together: the model's input, its output, and how to use it.</summary>
public static partial class PointAlignment
{
    /// <summary>One registration task.</summary>
    public sealed class ModelInput
    {
        /// <summary>x, y and z of each source point.</summary>
        public float[] Source { get; set; } = [];

        /// <summary>x, y and z of the point that each source point is said to correspond to.</summary>
        public float[] Target { get; set; } = [];

        /// <summary>The true motion: R row by row, then t; not needed to predict.</summary>
        [ColumnName("Label")]
        public float[] Motion { get; set; } = [];
    }

    /// <summary>What the model says of a task.</summary>
    public sealed class ModelOutput
    {
        /// <summary>The motion found: R row by row, then t.</summary>
        public float[] Transformation { get; set; } = [];

        /// <summary>How much each correspondence counts, 0 … 1; 0 for rejected ones.</summary>
        [ColumnName("TransformationWeights")]
        public float[] Weights { get; set; } = [];

        /// <summary>The distance that remains, in the points' unit.</summary>
        [ColumnName("TransformationResidual")]
        public float Residual { get; set; }

        /// <summary>Whether the correspondences do not determine a motion.</summary>
        [ColumnName("TransformationIsDegenerate")]
        public bool IsDegenerate { get; set; }
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
