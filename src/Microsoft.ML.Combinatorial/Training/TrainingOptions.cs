using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>The settings of the training loop.</summary>
public sealed record TrainingOptions
{
    /// <summary>Gets the number of passes over the data, at least 1, default 20.</summary>
    public int NumberOfEpochs { get; init; } = 20;

    /// <summary>Gets the number of examples of a step, at least 1, default 16. Larger: steadier and fewer steps.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Gets the step size of the Adam optimiser at the start, above 0, default 0.001. It falls to zero over the epochs along half a
    /// cosine. Too large: the loss jumps; too small: it creeps.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Gets the decoupled weight decay, 0 or more, default 0.0001. Larger holds the weights smaller.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Gets the norm that the gradient of a step is cut to, above 0, default 5; infinity cuts nothing.</summary>
    public double GradientClipNorm { get; init; } = 5;

    /// <summary>Gets the number of epochs without a better validation metric after which training ends; 0, the default, for never.</summary>
    public int EarlyStoppingPatience { get; init; }

    /// <summary>Gets the seed of all that is drawn, default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Gets the number of threads inside a tensor operation, at least 1, default 1: the processors are busy with the solves, and a
    /// run repeats to the bit. More may pay off with heavy backbones.</summary>
    public int TorchThreads { get; init; } = 1;

    /// <summary>Gets where the network runs; the CPU by default. Problems are solved on the CPU in any case.</summary>
    public Device? Device { get; init; }

    /// <summary>Gets who is told after every epoch.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Gets the token that ends training early, with the best model so far.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets a file that is written after every epoch and from which a killed run goes on, to the same model; none by default.
    /// It is deleted when training ends by itself.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfEpochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(EarlyStoppingPatience);
        ArgumentOutOfRangeException.ThrowIfLessThan(TorchThreads, 1);
        Check(LearningRate > 0 && double.IsFinite(LearningRate), LearningRate, nameof(LearningRate), "finite and above 0");
        Check(WeightDecay >= 0 && double.IsFinite(WeightDecay), WeightDecay, nameof(WeightDecay), "finite and not negative");
        Check(GradientClipNorm > 0, GradientClipNorm, nameof(GradientClipNorm), "above 0");
    }

    private static void Check(bool valid, double value, string name, string allowed)
    {
        if (!valid)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {allowed}.");
        }
    }
}
