using Microsoft.ML;
using Microsoft.ML.Combinatorial.Training;

namespace RelativePoseSample;

/// <summary>What differs between training runs.</summary>
public sealed record TrainingSettings
{
    /// <summary>Through a solver, or correspondence by correspondence for the baseline.</summary>
    public PoseSupervision Supervision { get; init; } = PoseSupervision.ThroughSolver;

    /// <summary>Passes over the training data.</summary>
    public int NumberOfEpochs { get; init; } = 8;

    /// <summary>The step size at the start.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>The seed of weights, order and samples.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Pairs to choose the best epoch by.</summary>
    public IDataView? Validation { get; init; }

    /// <summary>Who is told after every epoch.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }
}
