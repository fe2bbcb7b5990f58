using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>
/// A saved model: a JSON manifest and the weights in one safetensors file, written as base64 text because text is what ML.NET
/// carries cheaply. The metadata holds the manifest and a SHA-256 of everything, so that damage is told before anything is built from it.
/// </summary>
internal static class ModelPayload
{
    /// <summary>The one version of the format so far.</summary>
    public const int FormatVersion = 1;

    private const string ManifestKey = "manifest";
    private const string ChecksumKey = "sha256";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Gets this library's version, without what a build may add to it.</summary>
    public static string LibraryVersion { get; } =
        (typeof(ModelPayload).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];

    /// <summary>The payload's text.</summary>
    public static string Encode<TManifest>(TManifest manifest, IReadOnlyList<SafetensorsTensor> weights)
        where TManifest : ModelManifest
    {
        string json = JsonSerializer.Serialize(manifest, Json);
        var file = new SafetensorsFile(weights, new Dictionary<string, string> { [ManifestKey] = json });
        var metadata = new Dictionary<string, string> { [ManifestKey] = json, [ChecksumKey] = Checksum(file) };
        return Convert.ToBase64String(new SafetensorsFile(file.Tensors, metadata).ToBytes());
    }

    /// <summary>Reads a payload's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">The transform that the payload must belong to.</param>
    /// <exception cref="FormatException">The payload is damaged, of an unknown format version, or of another transform.</exception>
    public static (TManifest Manifest, IReadOnlyList<SafetensorsTensor> Weights) Decode<TManifest>(ReadOnlySpan<char> text, string problem)
        where TManifest : ModelManifest
    {
        string base64 = text.ToString();
        (SafetensorsFile file, string json, Kind kind) = Guard(problem, () => Open(base64));
        if (kind.FormatVersion != FormatVersion)
        {
            throw new FormatException(
                $"The saved {problem} model has format version {kind.FormatVersion}, " +
                $"written by version {kind.LibraryVersion} of the library; this version, {LibraryVersion}, reads format version {FormatVersion}.");
        }

        if (kind.Problem != problem)
        {
            throw new FormatException($"The saved model is of '{kind.Problem}', not of '{problem}'.");
        }

        return (Guard(problem, () => ReadManifest<TManifest>(file, json)), file.Tensors);
    }

    // The kind first: in another format version, what follows it may mean something else.
    private static (SafetensorsFile File, string Manifest, Kind Kind) Open(string base64)
    {
        SafetensorsFile file = SafetensorsFile.Parse(Convert.FromBase64String(base64));
        if (!file.Metadata.TryGetValue(ManifestKey, out string? json))
        {
            throw new FormatException("it has no manifest.");
        }

        return (file, json, JsonSerializer.Deserialize<Kind>(json, Json) ?? throw new FormatException("its manifest is empty."));
    }

    private static TManifest ReadManifest<TManifest>(SafetensorsFile file, string json)
    {
        if (file.Metadata.GetValueOrDefault(ChecksumKey) != Checksum(file))
        {
            throw new FormatException("its checksum does not fit its content.");
        }

        return JsonSerializer.Deserialize<TManifest>(json, Json) ?? throw new FormatException("its manifest is empty.");
    }

    private static T Guard<T>(string problem, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new FormatException($"The saved {problem} model is damaged: {exception.Message}", exception);
        }
    }

    // Over names, types, shapes, values and the manifest: all that matters, whatever the header's spacing.
    private static string Checksum(SafetensorsFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{tensor.Name}\n{tensor.DType}[{string.Join(',', tensor.Shape)}]\n"));
            hash.AppendData(tensor.Data.Span);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(file.Metadata[ManifestKey]));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // What a manifest of any format version says of itself.
    private sealed record Kind
    {
        public required int FormatVersion { get; init; }

        public required string Problem { get; init; }

        public string LibraryVersion { get; init; } = "unknown";
    }
}
