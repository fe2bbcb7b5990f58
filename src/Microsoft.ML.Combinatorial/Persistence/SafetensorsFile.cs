using System.Buffers.Binary;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>
/// A safetensors file in memory: tensors by name and a dictionary of texts. Any safetensors reader of any language can open
/// what <see cref="ToBytes"/> gives.
/// </summary>
/// <remarks>
/// Layout: the header's length as 8 little-endian bytes; the header, UTF-8 JSON padded with spaces to a multiple of 8 bytes;
/// the tensors' bytes without gaps. The header names each tensor's <c>dtype</c>, <c>shape</c> and <c>data_offsets</c> (begin and end,
/// counted from the header's end), and the texts under <c>__metadata__</c>. Wide elements come first, so that every tensor is aligned.
/// </remarks>
internal sealed class SafetensorsFile
{
    private const int LengthBytes = 8;

    /// <summary>Makes a file's content.</summary>
    /// <exception cref="ArgumentException">Two tensors have one name, or a tensor's bytes do not fit its type and shape.</exception>
    public SafetensorsFile(IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Tensors = [.. tensors
            .OrderByDescending(tensor => SafetensorsTensor.ElementSize(tensor.DType))
            .ThenBy(tensor => tensor.Name, StringComparer.Ordinal)];
        Metadata = metadata;
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeader.MetadataName };
        foreach (SafetensorsTensor tensor in Tensors)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"The tensor name '{tensor.Name}' is taken.", nameof(tensors));
            }

            if (SafetensorsTensor.ByteCount(tensor.DType, tensor.Shape) != tensor.Data.Length)
            {
                throw new ArgumentException(
                    $"Tensor '{tensor.Name}' has {tensor.Data.Length} bytes, which is not {tensor.DType}[{string.Join(", ", tensor.Shape)}].",
                    nameof(tensors));
            }
        }
    }

    /// <summary>Gets the tensors in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>Gets the texts.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="FormatException">The bytes are not a whole and well-formed safetensors file; the message says where they
    /// fail.</exception>
    public static SafetensorsFile Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < LengthBytes)
        {
            throw new FormatException($"safetensors: {bytes.Length} bytes cannot hold the header's length.");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
        if (headerLength > (ulong)(bytes.Length - LengthBytes))
        {
            throw new FormatException(
                $"safetensors: the header has {headerLength} bytes, but only {bytes.Length - LengthBytes} follow its length.");
        }

        int dataStart = LengthBytes + (int)headerLength;
        return SafetensorsHeader.Parse(bytes[LengthBytes..dataStart], bytes[dataStart..]);
    }

    /// <summary>The file's bytes. Equal content gives equal bytes.</summary>
    public byte[] ToBytes()
    {
        byte[] header = SafetensorsHeader.Write(this);
        long dataLength = Tensors.Sum(tensor => (long)tensor.Data.Length);
        byte[] bytes = new byte[LengthBytes + header.Length + dataLength];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)header.Length);
        header.CopyTo(bytes, LengthBytes);
        int offset = LengthBytes + header.Length;
        foreach (SafetensorsTensor tensor in Tensors)
        {
            tensor.Data.CopyTo(bytes.AsMemory(offset));
            offset += tensor.Data.Length;
        }

        return bytes;
    }
}
