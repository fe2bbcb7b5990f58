using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>What a point registration transformer knows beside its network: its columns, and how it was trained.</summary>
internal sealed record PointRegistrationSettings(
    PointRegistrationColumns Columns, RegistrationLossOptions Loss, int ScoringBatchSize, TrainingResult Training);
