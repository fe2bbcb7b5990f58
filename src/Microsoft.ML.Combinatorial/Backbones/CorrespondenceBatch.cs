using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>Several pairs of views laid out as tensors, padded to the most correspondences of a pair.</summary>
public sealed class CorrespondenceBatch : IDisposable
{
    internal const int Coordinates = 4;

    /// <summary>Lays out pairs.</summary>
    /// <param name="examples">At least one pair.</param>
    /// <param name="device">Where the tensors go; the CPU by default.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public CorrespondenceBatch(IReadOnlyList<PoseExample> examples, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count == 0)
        {
            throw new ArgumentException("There must be at least one pair of views.", nameof(examples));
        }

        Examples = [.. examples];
        Width = examples.Max(example => example.Count);
        var correspondences = new float[examples.Count * Width * Coordinates];
        var shares = new float[examples.Count * Width];
        for (int row = 0; row < examples.Count; row++)
        {
            PoseExample example = examples[row];
            shares.AsSpan(row * Width, example.Count).Fill(1f / example.Count);
            Span<float> place = correspondences.AsSpan(row * Width * Coordinates);
            for (int i = 0; i < Coordinates * example.Count; i++)
            {
                place[i] = (float)example.Correspondences[i];
            }
        }

        Correspondences = tensor(correspondences, [examples.Count, Width, Coordinates], device: device);
        Shares = tensor(shares, [examples.Count, 1, Width], device: device);
    }

    /// <summary>Gets the pairs.</summary>
    public IReadOnlyList<PoseExample> Examples { get; }

    /// <summary>Gets n, the most correspondences of a pair.</summary>
    public int Width { get; }

    /// <summary>Gets [batch, n, 4]: x₁, y₁, x₂, y₂ in normalised coordinates; zeros for padding.</summary>
    internal Tensor Correspondences { get; }

    /// <summary>Gets [batch, 1, n]: one over the pair's number of correspondences, 0 for padding.</summary>
    internal Tensor Shares { get; }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Correspondences.Dispose();
        Shares.Dispose();
    }
}
