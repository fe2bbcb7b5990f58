using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>
/// A saved model: a JSON manifest and the weights in one safetensors file, written as base64 text because text is what ML.NET carries
/// cheaply. The metadata holds the manifest and a SHA-256 of everything, so that damage is told before anything is built from it.
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
        try
        {
            SafetensorsFile file = SafetensorsFile.Parse(Convert.FromBase64String(text.ToString()));
            if (!file.Metadata.TryGetValue(ManifestKey, out string? json))
            {
                throw new FormatException("it has no manifest.");
            }

            // The version first: what follows it may mean something else in another version.
            CheckKind(json, problem);
            if (file.Metadata.GetValueOrDefault(ChecksumKey) != Checksum(file))
            {
                throw new FormatException("its checksum does not fit its content.");
            }

            return (JsonSerializer.Deserialize<TManifest>(json, Json) ?? throw new FormatException("its manifest is empty."), file.Tensors);
        }
        catch (UnknownFormatException)
        {
            throw;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new FormatException($"The saved {problem} model is damaged: {exception.Message}", exception);
        }
    }

    private static void CheckKind(string json, string problem)
    {
        using JsonDocument manifest = JsonDocument.Parse(json);
        int version = Member(manifest.RootElement, "formatVersion").TryGetInt32(out int number) ? number : 0;
        if (version != FormatVersion)
        {
            string by = manifest.RootElement.TryGetProperty("libraryVersion", out JsonElement library) ? $" by version {library} of the library" : "";
            throw new UnknownFormatException(
                $"The saved {problem} model has format version {version}, written{by}; this version, {LibraryVersion}, reads format version {FormatVersion}.");
        }

        string? actual = Member(manifest.RootElement, "problem").GetString();
        if (actual != problem)
        {
            throw new UnknownFormatException($"The saved model is of '{actual}', not of '{problem}'.");
        }
    }

    private static JsonElement Member(JsonElement manifest, string name) =>
        manifest.ValueKind == JsonValueKind.Object && manifest.TryGetProperty(name, out JsonElement member)
            ? member
            : throw new FormatException($"its manifest has no {name}.");

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

    private sealed class UnknownFormatException(string message) : FormatException(message);
}
