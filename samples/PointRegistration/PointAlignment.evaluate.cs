using Microsoft.ML;
using Microsoft.ML.Combinatorial.Metrics;
using PointRegistrationSample.Data;

namespace PointRegistrationSample;

/// <content>How good a model or a baseline is on tasks that it has not seen.</content>
public static partial class PointAlignment
{
    /// <summary>Evaluates a trained model.</summary>
    public static RegistrationMetrics Evaluate(MLContext mlContext, ITransformer model, IDataView data) =>
        mlContext.Combinatorial().EvaluateRegistration(model.Transform(data));

    /// <summary>Evaluates a way of registration that is not trained.</summary>
    public static RegistrationMetrics Evaluate(
        MLContext mlContext, IEnumerable<AlignmentTask> tasks, Func<AlignmentTask, float[]> register) =>
        mlContext.Combinatorial().EvaluateRegistration(mlContext.Data.LoadFromEnumerable(
            tasks.Select(task => new Registered { Label = task.Motion, Transformation = register(task) }).ToArray()));

    /// <summary>The predictions for all tasks, in order.</summary>
    public static ModelOutput[] Decide(MLContext mlContext, ITransformer model, IDataView data) =>
        [.. mlContext.Data.CreateEnumerable<ModelOutput>(model.Transform(data), reuseRowObject: false)];

    private sealed class Registered
    {
        public float[] Label { get; set; } = [];

        public float[] Transformation { get; set; } = [];
    }
}
