using Microsoft.ML;
using Microsoft.ML.Combinatorial.Geometry.Robust;
using Microsoft.ML.Combinatorial.Metrics;
using RelativePoseSample.Data;

namespace RelativePoseSample;

/// <content>How good poses are on pairs that the model has not seen, and how good they are without a model.</content>
public static partial class PoseFinding
{
    /// <summary>Evaluates a trained model.</summary>
    public static PoseMetrics Evaluate(MLContext mlContext, ITransformer model, IDataView data) =>
        mlContext.Combinatorial().EvaluatePose(model.Transform(data));

    /// <summary>The decisions for all pairs, in order.</summary>
    public static ModelOutput[] Decide(MLContext mlContext, ITransformer model, IDataView data) =>
        [.. mlContext.Data.CreateEnumerable<ModelOutput>(model.Transform(data), reuseRowObject: false)];

    /// <summary>The baseline: the same estimation, with every correspondence as likely to be drawn as any other.</summary>
    public static PoseMetrics EvaluateUniform(MLContext mlContext, IEnumerable<ViewPair> pairs, int hypotheses = Hypotheses)
    {
        var estimation = new RobustRelativePose(new RelativePoseOptions { Hypotheses = hypotheses, Threshold = Threshold });
        IEnumerable<ScoredPair> scored = pairs.Select(pair =>
        {
            RelativePoseEstimate estimate = estimation.Estimate(Array.ConvertAll(pair.Correspondences, value => (double)value));
            return new ScoredPair { Label = pair.Pose, Pose = [.. estimate.Rotation.Concat(estimate.Translation).Select(value => (float)value)] };
        });
        return mlContext.Combinatorial().EvaluatePose(mlContext.Data.LoadFromEnumerable(scored.ToArray()));
    }

    private sealed class ScoredPair
    {
        public float[] Label { get; set; } = [];

        public float[] Pose { get; set; } = [];
    }
}
