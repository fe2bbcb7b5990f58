namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>All that is needed to build a <see cref="CorrespondenceNetwork"/> again: plain data, saved with the model.</summary>
public sealed record CorrespondenceNetworkSpecification
{
    /// <summary>Gets the number of channels, 1 … 4096, default 48. Larger: more capacity, slower.</summary>
    public int Width { get; init; } = 48;

    /// <summary>Gets the number of residual blocks, 1 … 64, default 5. Each looks at all correspondences of the pair twice.</summary>
    public int Blocks { get; init; } = 5;

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range; the message names it.</exception>
    public void Validate()
    {
        Check(Width, 4096, nameof(Width));
        Check(Blocks, 64, nameof(Blocks));
    }

    private static void Check(int value, int most, string name)
    {
        if (value < 1 || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be 1 … {most}.");
        }
    }
}
