using Microsoft.ML.Combinatorial.Geometry.Registration;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>Several registration tasks laid out as tensors, padded to the most pairs of a task.</summary>
public sealed class RegistrationBatch : IDisposable
{
    /// <summary>Lays out tasks.</summary>
    /// <param name="examples">At least one task, all of one kind.</param>
    /// <param name="device">Where the tensors go; the CPU by default.</param>
    /// <exception cref="ArgumentException">There is no task, or their kinds differ.</exception>
    public RegistrationBatch(IReadOnlyList<RegistrationExample> examples, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count == 0 || examples.Any(example => example.Kind != examples[0].Kind))
        {
            throw new ArgumentException("There must be at least one task, and all of one kind.", nameof(examples));
        }

        Examples = [.. examples];
        Width = Math.Max(PairFit.FewestRows, examples.Max(example => example.Count));
        var features = new float[examples.Count * Width * RegistrationExample.FeatureCount];
        var shares = new float[examples.Count * Width];
        for (int row = 0; row < examples.Count; row++)
        {
            RegistrationExample example = examples[row];
            shares.AsSpan(row * Width, example.Count).Fill(1f / Math.Max(example.Count, 1));
            example.Features.CopyTo(features.AsSpan(row * Width * RegistrationExample.FeatureCount));
        }

        Features = tensor(features, [examples.Count, Width, RegistrationExample.FeatureCount], device: device);
        Shares = tensor(shares, [examples.Count, 1, Width], device: device);
    }

    /// <summary>Gets the tasks.</summary>
    public IReadOnlyList<RegistrationExample> Examples { get; }

    /// <summary>Gets n, the most pairs of a task, at least 3.</summary>
    public int Width { get; }

    /// <summary>Gets [batch, n, features]; zeros for padding.</summary>
    internal Tensor Features { get; }

    /// <summary>Gets [batch, 1, n]: one over the task's number of pairs, 0 for padding.</summary>
    internal Tensor Shares { get; }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Features.Dispose();
        Shares.Dispose();
    }
}
