namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>One tensor of a safetensors file: what its header says of it, and its values.</summary>
/// <param name="Name">Unique in the file, and not <c>__metadata__</c>.</param>
/// <param name="DType">The element type by its safetensors name, such as <c>F32</c>.</param>
/// <param name="Shape">The dimensions, outermost first; empty for a scalar.</param>
/// <param name="Data">The values, little-endian and row by row.</param>
internal sealed record SafetensorsTensor(string Name, string DType, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>The bytes of one element; 0 for a type that the format does not have.</summary>
    public static int ElementSize(string dtype) => dtype switch
    {
        "F64" or "I64" or "U64" => 8,
        "F32" or "I32" or "U32" => 4,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "I8" or "U8" or "BOOL" => 1,
        _ => 0,
    };

    /// <summary>The bytes that this type and shape take, or −1 where they do not make sense or overflow.</summary>
    public static long ByteCount(string dtype, IReadOnlyList<long> shape)
    {
        long count = ElementSize(dtype);
        if (count == 0)
        {
            return -1;
        }

        foreach (long dimension in shape)
        {
            if (dimension < 0 || (dimension > 0 && count > long.MaxValue / dimension))
            {
                return -1;
            }

            count *= dimension;
        }

        return count;
    }
}
