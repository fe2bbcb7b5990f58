using Microsoft.ML.Combinatorial.Geometry.Registration;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>All that is needed to build a <see cref="RegistrationNetwork"/> again: plain data, saved with the model.</summary>
public sealed record RegistrationNetworkSpecification
{
    /// <summary>Gets what the registration may do; <see cref="RegistrationKind.Rigid"/> by default.</summary>
    public RegistrationKind Kind { get; init; } = RegistrationKind.Rigid;

    /// <summary>Gets the number of channels, 1 … 4096, default 32. Larger: more capacity, slower.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Gets the number of residual blocks, 0 … 64, default 3. Each looks at all pairs of the task twice.</summary>
    public int Blocks { get; init; } = 3;

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range; the message names it.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Kind))
        {
            throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "Kind must be Rotation, Rigid or Similarity.");
        }

        Check(Width, 1, 4096, nameof(Width));
        Check(Blocks, 0, 64, nameof(Blocks));
    }

    private static void Check(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {least} … {most}.");
        }
    }
}
