using Microsoft.ML;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Training;

namespace GraphMatchingSample;

/// <summary>What differs between the sample's training runs.</summary>
public sealed record TrainingSettings
{
    /// <summary>Gets the settings of the baseline that is trained without the solver.</summary>
    public static TrainingSettings Classifier => new() { Supervision = MatchingSupervision.PerPair, LearningRate = 1e-2 };

    /// <summary>Gets the settings of training through the solver with the Blackbox estimator.</summary>
    public static TrainingSettings Blackbox => new() { GradientEstimator = new BlackboxGradientEstimator(20) };

    /// <summary>How the solver is differentiated.</summary>
    public GradientEstimator GradientEstimator { get; init; } = new IdentityGradientEstimator();

    /// <summary>Through the solver, or pair by pair for the baseline.</summary>
    public MatchingSupervision Supervision { get; init; } = MatchingSupervision.ThroughSolver;

    /// <summary>Passes over the training data.</summary>
    public int NumberOfEpochs { get; init; } = 10;

    /// <summary>The step size at the start.</summary>
    public double LearningRate { get; init; } = 5e-3;

    /// <summary>The seed of weights, order and noise.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Tasks to choose the best epoch by.</summary>
    public IDataView? Validation { get; init; }

    /// <summary>Who is told after every epoch.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Ends training early with the best model so far.</summary>
    public CancellationToken CancellationToken { get; init; }
}
