namespace Microsoft.ML.Combinatorial.Training;

/// <summary>How training went.</summary>
/// <param name="BestEpoch">The epoch whose weights the model has: that of the best validation metric, or the last without validation data;
/// 0 when training was cancelled before the first epoch ended.</param>
/// <param name="BestMetric">Its validation metric; NaN without validation data.</param>
/// <param name="History">One entry for each epoch.</param>
/// <param name="Cancelled">Whether training was cancelled.</param>
public sealed record TrainingResult(int BestEpoch, double BestMetric, IReadOnlyList<TrainingProgress> History, bool Cancelled);
