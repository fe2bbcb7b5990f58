using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>What a graph matching transformer knows beside its network: its columns, and how it was trained.</summary>
internal sealed record GraphMatchingSettings(
    GraphMatchingColumns Columns,
    GradientEstimator GradientEstimator,
    CostProjection? Projection,
    CostMargin? Margin,
    MatchingSupervision Supervision,
    int ScoringBatchSize,
    TrainingResult Training);
