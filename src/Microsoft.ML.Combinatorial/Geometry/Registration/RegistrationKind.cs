namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>What a registration may do to the source points.</summary>
public enum RegistrationKind
{
    /// <summary>Turn them about the origin; at least two pairs are needed.</summary>
    Rotation,

    /// <summary>Turn and move them; at least three pairs are needed.</summary>
    Rigid,

    /// <summary>Turn, move and scale them; at least three pairs are needed.</summary>
    Similarity,
}
