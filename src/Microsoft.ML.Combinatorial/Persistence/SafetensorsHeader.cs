using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>The JSON header of a safetensors file, written and read.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The one name that is not a tensor's.</summary>
    public const string MetadataName = "__metadata__";

    private const int Alignment = 8;

    // The header stands in a file of its own, not in a web page: quotes and letters beyond ASCII may stay readable.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The header of a file, padded with spaces so that the data starts aligned.</summary>
    public static byte[] Write(SafetensorsFile file)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            WriteMetadata(json, file.Metadata);
            long begin = 0;
            foreach (SafetensorsTensor tensor in file.Tensors)
            {
                WriteTensor(json, tensor, begin);
                begin += tensor.Data.Length;
            }

            json.WriteEndObject();
        }

        int padding = (Alignment - (buffer.WrittenCount % Alignment)) % Alignment;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Puts a header and the data that follows it together.</summary>
    /// <exception cref="FormatException">The header is not that of a well-formed file with this much data.</exception>
    public static SafetensorsFile Parse(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> data)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var parts = new List<(string Name, string DType, long[] Shape, long Begin, long End)>();
        try
        {
            using var json = JsonDocument.Parse(header);
            foreach (JsonProperty property in json.RootElement.EnumerateObject())
            {
                if (property.Name == MetadataName)
                {
                    ReadMetadata(property.Value, metadata);
                }
                else
                {
                    parts.Add(ReadTensor(property));
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"safetensors: the header cannot be read: {exception.Message}", exception);
        }

        return Assemble(parts, metadata, data);
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        json.WriteStartObject(MetadataName);
        foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, SafetensorsTensor tensor, long begin)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.DType);
        json.WriteStartArray("shape");
        foreach (long dimension in tensor.Shape)
        {
            json.WriteNumberValue(dimension);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(begin + tensor.Data.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void ReadMetadata(JsonElement element, SortedDictionary<string, string> metadata)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            metadata[property.Name] = property.Value.GetString() ?? "";
        }
    }

    private static (string Name, string DType, long[] Shape, long Begin, long End) ReadTensor(JsonProperty property)
    {
        JsonElement offsets = property.Value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
        {
            throw new FormatException($"safetensors: tensor '{property.Name}' has {offsets.GetArrayLength()} data offsets, not 2.");
        }

        return (
            property.Name,
            property.Value.GetProperty("dtype").GetString() ?? "",
            [.. property.Value.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt64())],
            offsets[0].GetInt64(),
            offsets[1].GetInt64());
    }

    private static SafetensorsFile Assemble(
        List<(string Name, string DType, long[] Shape, long Begin, long End)> parts,
        SortedDictionary<string, string> metadata,
        ReadOnlyMemory<byte> data)
    {
        var tensors = new List<SafetensorsTensor>(parts.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        long expected = 0;
        foreach ((string name, string dtype, long[] shape, long begin, long end) in
            parts.OrderBy(part => part.Begin).ThenBy(part => part.End))
        {
            // One check for gaps, overlaps, ends before begins, and ends beyond the data.
            if (begin != expected || end < begin || end > data.Length)
            {
                throw new FormatException(
                    $"safetensors: tensor '{name}' lies at bytes {begin} to {end} of {data.Length}; it must begin at {expected}.");
            }

            if (SafetensorsTensor.ByteCount(dtype, shape) != end - begin)
            {
                throw new FormatException(
                    $"safetensors: tensor '{name}' has {end - begin} bytes, which is not {dtype}[{string.Join(", ", shape)}].");
            }

            if (!names.Add(name))
            {
                throw new FormatException($"safetensors: two tensors are named '{name}'.");
            }

            tensors.Add(new SafetensorsTensor(name, dtype, shape, data[(int)begin..(int)end]));
            expected = end;
        }

        if (expected != data.Length)
        {
            throw new FormatException($"safetensors: the tensors end at byte {expected} of {data.Length}.");
        }

        return new SafetensorsFile(tensors, metadata);
    }
}
