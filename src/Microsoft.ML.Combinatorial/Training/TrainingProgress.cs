namespace Microsoft.ML.Combinatorial.Training;

/// <summary>What an epoch brought.</summary>
/// <param name="Epoch">1 for the first.</param>
/// <param name="NumberOfEpochs">How many are planned.</param>
/// <param name="Loss">Mean training loss over the epoch's examples.</param>
/// <param name="ValidationMetric">The metric on the validation data after the epoch, larger is better; NaN without validation data.</param>
/// <param name="MetricName">What the metric is.</param>
/// <param name="SolverTime">Wall-clock time spent solving, validation included.</param>
/// <param name="NetworkTime">The rest of the epoch: reading, network, optimiser.</param>
/// <param name="Elapsed">Time since training began; a resumed run counts from its resumption.</param>
/// <param name="ZeroGradientShare">Share of examples whose gradient at the costs was zero. Near 1 the solver's decisions are all right, or
/// nothing can be learned from them any more.</param>
/// <param name="CostNorm">Mean Euclidean norm of an example's costs. Falling towards 0 it tells of cost collapse.</param>
/// <param name="IsBest">Whether the model after this epoch is the best so far.</param>
public sealed record TrainingProgress(
    int Epoch,
    int NumberOfEpochs,
    double Loss,
    double ValidationMetric,
    string MetricName,
    TimeSpan SolverTime,
    TimeSpan NetworkTime,
    TimeSpan Elapsed,
    double ZeroGradientShare,
    double CostNorm,
    bool IsBest);
