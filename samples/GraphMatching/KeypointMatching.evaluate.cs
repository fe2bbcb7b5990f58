using GraphMatchingSample.Data;
using Microsoft.ML;
using Microsoft.ML.Combinatorial.Metrics;

namespace GraphMatchingSample;

/// <content>How good the model is on tasks that it has not seen.</content>
public static partial class KeypointMatching
{
    /// <summary>Evaluates a trained model.</summary>
    public static MatchingMetrics Evaluate(MLContext mlContext, ITransformer model, IDataView data) =>
        mlContext.Combinatorial().EvaluateMatching(model.Transform(data));

    /// <summary>The decisions for all tasks, in order.</summary>
    public static int[][] Decide(MLContext mlContext, ITransformer model, IDataView data) =>
        [.. mlContext.Data.CreateEnumerable<ModelOutput>(model.Transform(data), reuseRowObject: false).Select(output => output.Matching)];
}
