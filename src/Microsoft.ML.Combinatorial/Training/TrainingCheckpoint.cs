using System.Security.Cryptography;
using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>The state of a run after an epoch: enough to go on to the same model. <c>Layer</c> is the adaptive state of the layer that training goes
/// through, null where there is none.</summary>
internal sealed record TrainingCheckpoint(
    string Fingerprint,
    long Step,
    int BestEpoch,
    double BestMetric,
    byte[] Weights,
    byte[] BestWeights,
    byte[] Optimizer,
    byte[]? Layer,
    List<TrainingProgress> History)
{
    private const int FormatVersion = 2;
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static byte[] SaveWeights(nn.Module module)
    {
        using var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }

    public static void LoadWeights(nn.Module module, byte[] weights)
    {
        using var stream = new MemoryStream(weights);
        using var noGradient = no_grad();
        module.load(stream);
    }

    public static byte[] SaveOptimizer(OptimizerHelper optimizer)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        optimizer.save_state_dict(writer);
        writer.Flush();
        return stream.ToArray();
    }

    public static void LoadOptimizer(OptimizerHelper optimizer, byte[] state)
    {
        using var reader = new BinaryReader(new MemoryStream(state));
        optimizer.load_state_dict(reader);
    }

    /// <summary>Writes the file; a failure leaves the last one as it was.</summary>
    public void Write(string path)
    {
        string temporary = path + ".tmp";
        try
        {
            using (FileStream stream = File.Create(temporary))
            {
                JsonSerializer.Serialize(stream, new Contents(FormatVersion, HashOf(this), this), Json);
                stream.Flush(true);
            }

            File.Move(temporary, path, true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Reads the file if there is one.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or belongs to another run.</exception>
    /// <exception cref="IOException">There is no folder to write the file to.</exception>
    public static TrainingCheckpoint? Open(string path, string fingerprint)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full) || !Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new DirectoryNotFoundException($"CheckpointPath '{path}' must name a file in a folder that exists.");
        }

        if (!File.Exists(path))
        {
            return null;
        }

        Contents? contents;
        try
        {
            using FileStream stream = File.OpenRead(path);
            contents = JsonSerializer.Deserialize<Contents>(stream, Json);
        }
        catch (JsonException exception)
        {
            throw Damaged(path, exception);
        }

        if (contents is not { Version: FormatVersion })
        {
            throw new InvalidDataException($"The checkpoint '{path}' has format version {contents?.Version}; this library reads {FormatVersion}.");
        }

        if (contents.State is null || contents.Hash != HashOf(contents.State))
        {
            throw Damaged(path, null);
        }

        if (contents.State.Fingerprint != fingerprint)
        {
            throw new InvalidDataException(
                $"The checkpoint '{path}' belongs to a run with other settings. Delete it, or name another file.");
        }

        return contents.State;
    }

    private static InvalidDataException Damaged(string path, Exception? cause) =>
        new($"The checkpoint '{path}' is damaged. Delete it to train from the start.", cause);

    // Of the state as it would be written again: whatever was lost or altered in the file shows.
    private static string HashOf(TrainingCheckpoint state) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(state, Json)));

    private sealed record Contents(int Version, string? Hash, TrainingCheckpoint? State);
}
