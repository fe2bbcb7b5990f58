namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>What the manifest of every saved model starts with.</summary>
internal abstract record ModelManifest
{
    /// <summary>Gets the version of the payload's format; raised when a reader of the old one could misunderstand the new one.</summary>
    public int FormatVersion { get; init; } = ModelPayload.FormatVersion;

    /// <summary>Gets the version of the library that saved the model; for information only.</summary>
    public string LibraryVersion { get; init; } = ModelPayload.LibraryVersion;

    /// <summary>Gets the transform that the model belongs to.</summary>
    public abstract string Problem { get; }
}
