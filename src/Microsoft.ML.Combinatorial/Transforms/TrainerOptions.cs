using Microsoft.ML.Combinatorial.Training;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The settings of training and scoring that all trained transforms of this library share.</summary>
public abstract class TrainerOptions
{
    internal const int DefaultNumberOfEpochs = 20;
    internal const double DefaultValidationFraction = 0.1;
    internal const int DefaultScoringBatchSize = 32;
    internal const long DefaultSeed = 1;

    private static readonly TrainingOptions TrainingDefaults = new();

    private protected TrainerOptions()
    {
    }

    /// <summary>Gets or sets the number of passes over the data, at least 1, default 20.</summary>
    public int NumberOfEpochs { get; set; } = DefaultNumberOfEpochs;

    /// <summary>Gets or sets the number of rows of a training step, at least 1, default 16. Larger: steadier and fewer
    /// steps.</summary>
    public int BatchSize { get; set; } = TrainingDefaults.BatchSize;

    /// <summary>Gets or sets the optimiser's step size at the start, above 0, default 0.001. Too large: the loss jumps; too small:
    /// it creeps.</summary>
    public double LearningRate { get; set; } = TrainingDefaults.LearningRate;

    /// <summary>Gets or sets the decoupled weight decay, 0 or more, default 0.0001. Larger holds the weights smaller.</summary>
    public double WeightDecay { get; set; } = TrainingDefaults.WeightDecay;

    /// <summary>Gets or sets the norm that the gradient of a step is cut to, above 0, default 5; infinity cuts nothing.</summary>
    public double GradientClipNorm { get; set; } = TrainingDefaults.GradientClipNorm;

    /// <summary>Gets or sets the number of epochs without a better validation metric after which training ends; 0, the default, for
    /// never. Each transform says what its metric is.</summary>
    public int EarlyStoppingPatience { get; set; } = TrainingDefaults.EarlyStoppingPatience;

    /// <summary>Gets or sets the share of the rows that are kept from training and used to choose the best epoch, 0 ≤ share &lt; 1,
    /// default 0.1. They are drawn at random by <see cref="Seed"/>. 0 keeps the last epoch. Not looked at where
    /// <see cref="ValidationData"/> is given.</summary>
    public double ValidationFraction { get; set; } = DefaultValidationFraction;

    /// <summary>Gets or sets rows to choose the best epoch by, instead of a share of the training rows; null by default. In a
    /// pipeline these rows must have gone through the preceding steps already, as the training rows have: transform them with those
    /// steps, fitted on the training rows.</summary>
    public IDataView? ValidationData { get; set; }

    /// <summary>Gets or sets the seed of the first weights, the order of rows, the validation rows and all noise and samples; default 1.
    /// <see cref="CombinatorialCatalog.NextSeed"/> draws one from the context's own.</summary>
    public long Seed { get; set; } = DefaultSeed;

    /// <summary>Gets or sets where the network runs; null, the default, for the CPU. Problems are solved on the CPU in any
    /// case.</summary>
    public torch.Device? Device { get; set; }

    /// <summary>Gets or sets the number of threads inside a tensor operation while training, at least 1, default 1: the processors
    /// are busy with the solves, and a run repeats to the bit. More may pay off with heavy backbones.</summary>
    public int TorchThreads { get; set; } = TrainingDefaults.TorchThreads;

    /// <summary>Gets or sets who is told after every epoch; null by default. <see cref="CombinatorialCatalog.LogProgress"/> gives
    /// one that writes to the context's log.</summary>
    public IProgress<TrainingProgress>? Progress { get; set; }

    /// <summary>Gets or sets the token that ends training early. Fit then returns the best model so far; it does not throw.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Gets or sets a file that is written after every epoch, and from which a killed run goes on to the same model; null,
    /// the default, for none. It is deleted when training ends by itself.</summary>
    public string? CheckpointPath { get; set; }

    /// <summary>Gets or sets the number of rows that are scored together when a cursor reads the transformer's output, at least 1,
    /// default 32. Larger is quicker up to a point, and keeps more rows in memory; the decisions are the same.</summary>
    public int ScoringBatchSize { get; set; } = DefaultScoringBatchSize;

    internal TrainingOptions TrainingOptions() => new()
    {
        NumberOfEpochs = NumberOfEpochs,
        BatchSize = BatchSize,
        LearningRate = LearningRate,
        WeightDecay = WeightDecay,
        GradientClipNorm = GradientClipNorm,
        EarlyStoppingPatience = EarlyStoppingPatience,
        Seed = Seed,
        TorchThreads = TorchThreads,
        Device = Device,
        Progress = Progress,
        CancellationToken = CancellationToken,
        CheckpointPath = CheckpointPath,
    };

    /// <summary>Checks the shared values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range; the message names it.</exception>
    private protected void CheckTraining()
    {
        TrainingOptions().Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(ScoringBatchSize, 1, nameof(ScoringBatchSize));
        if (!(ValidationFraction is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(ValidationFraction), ValidationFraction, "ValidationFraction must be at least 0 and below 1.");
        }
    }
}
