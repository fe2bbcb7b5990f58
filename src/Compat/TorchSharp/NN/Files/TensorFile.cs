using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A tensor in a stream: type and dimensions as LEB128, then the elements, little-endian, in row order.</summary>
internal static unsafe class TensorFile
{
    private const string SameOrigin = "Make sure that the model you are loading into is exactly the same as the origin.";

    // Long enough that no call counts, short enough for a span.
    private const long Chunk = 1 << 20;

    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(tensor);
        using var copy = tensor.device.type == DeviceType.CPU ? null : tensor.cpu();
        var source = copy ?? tensor;
        var memory = source.Memory();
        if (memory.Contiguous == 0)
        {
            throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
        }
        writer.Write7BitEncodedInt((int)source.dtype);
        writer.Write7BitEncodedInt(source.shape.Length);
        foreach (var size in source.shape)
        {
            writer.Write7BitEncodedInt64(size);
        }
        var bytes = memory.Elements * memory.ElementSize;
        for (var offset = 0L; offset < bytes; offset += Chunk)
        {
            writer.Write(new ReadOnlySpan<byte>((byte*)memory.Data + offset, (int)Math.Min(Chunk, bytes - offset)));
        }
        GC.KeepAlive(source);
    }

    public static Tensor Read(BinaryReader reader)
    {
        var (type, shape) = ReadHeader(reader);
        CheckLength(reader, type, shape);
        var tensor = empty(shape, type);
        try
        {
            Fill(reader, tensor);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Reads into a tensor of the same type and shape, or reads past the one in the stream.</summary>
    public static void ReadInto(BinaryReader reader, Tensor target, bool skip)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (skip)
        {
            using var unused = Read(reader);
            return;
        }
        var (type, shape) = ReadHeader(reader);
        if (type != target.dtype)
        {
            throw new ArgumentException($"Mismatched tensor data types while loading. {SameOrigin}");
        }
        if (!shape.AsSpan().SequenceEqual(target.shape))
        {
            throw new ArgumentException($"Mismatched tensor shape while loading. {SameOrigin}");
        }
        CheckLength(reader, type, shape);
        if (target.device.type == DeviceType.CPU && target.Memory().Contiguous != 0)
        {
            Fill(reader, target);
            return;
        }
        using var values = empty(shape, type);
        Fill(reader, values);
        using var guard = no_grad();
        target.copy_(values);
    }

    private static (ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var type = (ScalarType)reader.Read7BitEncodedInt();
        var dimensions = reader.Read7BitEncodedInt();
        if (!Enum.IsDefined(type) || dimensions is < 0 or > 64)
        {
            throw new InvalidDataException($"The stream holds no tensor here: type {(int)type}, {dimensions} dimensions.");
        }
        var shape = new long[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            shape[i] = reader.Read7BitEncodedInt64();
            if (shape[i] < 0)
            {
                throw new InvalidDataException($"The stream holds no tensor here: dimension {i} is {shape[i]}.");
            }
        }
        return (type, shape);
    }

    // A damaged header must not make us allocate what the stream cannot fill.
    private static void CheckLength(BinaryReader reader, ScalarType type, long[] shape)
    {
        var stream = reader.BaseStream;
        var bytes = shape.Aggregate((Int128)type.ElementSize(), (product, size) => product * size);
        if (stream.CanSeek && bytes > stream.Length - stream.Position)
        {
            throw new EndOfStreamException(
                $"A tensor of shape [{string.Join(", ", shape)}] needs {bytes} bytes, {stream.Length - stream.Position} are left.");
        }
    }

    private static void Fill(BinaryReader reader, Tensor tensor)
    {
        var memory = tensor.Memory();
        var bytes = memory.Elements * memory.ElementSize;
        for (var offset = 0L; offset < bytes; offset += Chunk)
        {
            reader.ReadExactly(new Span<byte>((byte*)memory.Data + offset, (int)Math.Min(Chunk, bytes - offset)));
        }
        GC.KeepAlive(tensor);
    }
}
