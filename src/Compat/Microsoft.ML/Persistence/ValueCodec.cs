using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Writes and reads values of one raw type.</summary>
internal sealed record ValueCodec<T>(Action<BinaryWriter, T> Write, Func<BinaryReader, T> Read);

internal static class ValueCodec
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Dictionary<Type, object> ByType = new()
    {
        [typeof(sbyte)] = new ValueCodec<sbyte>((w, v) => w.Write(v), r => r.ReadSByte()),
        [typeof(byte)] = new ValueCodec<byte>((w, v) => w.Write(v), r => r.ReadByte()),
        [typeof(short)] = new ValueCodec<short>((w, v) => w.Write(v), r => r.ReadInt16()),
        [typeof(ushort)] = new ValueCodec<ushort>((w, v) => w.Write(v), r => r.ReadUInt16()),
        [typeof(int)] = new ValueCodec<int>((w, v) => w.Write(v), r => r.ReadInt32()),
        [typeof(uint)] = new ValueCodec<uint>((w, v) => w.Write(v), r => r.ReadUInt32()),
        [typeof(long)] = new ValueCodec<long>((w, v) => w.Write(v), r => r.ReadInt64()),
        [typeof(ulong)] = new ValueCodec<ulong>((w, v) => w.Write(v), r => r.ReadUInt64()),
        [typeof(float)] = new ValueCodec<float>((w, v) => w.Write(v), r => r.ReadSingle()),
        [typeof(double)] = new ValueCodec<double>((w, v) => w.Write(v), r => r.ReadDouble()),
        [typeof(bool)] = new ValueCodec<bool>((w, v) => w.Write(v), r => r.ReadBoolean()),
        [typeof(ReadOnlyMemory<char>)] = new ValueCodec<ReadOnlyMemory<char>>(WriteText, ReadText),
        [typeof(TimeSpan)] = new ValueCodec<TimeSpan>((w, v) => w.Write(v.Ticks), r => new(r.ReadInt64())),
        [typeof(DateTime)] = new ValueCodec<DateTime>((w, v) => w.Write(v.ToBinary()), r => DateTime.FromBinary(r.ReadInt64())),
        [typeof(DateTimeOffset)] = new ValueCodec<DateTimeOffset>(
            (w, v) => { w.Write(v.Ticks); w.Write(v.Offset.Ticks); }, r => new(r.ReadInt64(), new(r.ReadInt64()))),
        [typeof(DataViewRowId)] = new ValueCodec<DataViewRowId>(
            (w, v) => { w.Write(v.Low); w.Write(v.High); }, r => new(r.ReadUInt64(), r.ReadUInt64())),
    };

    /// <summary>The codec of a primitive raw type.</summary>
    public static ValueCodec<T> Of<T>() => ByType.TryGetValue(typeof(T), out var codec)
        ? (ValueCodec<T>)codec
        : throw new NotSupportedException($"Values of type '{typeof(T)}' cannot be saved");

    public static void WriteVector<T>(BinaryWriter writer, in VBuffer<T> vector)
    {
        var codec = Of<T>();
        var values = vector.GetValues();
        writer.Write(vector.Length);
        writer.Write(values.Length);
        foreach (var index in vector.GetIndices())
            writer.Write(index);
        foreach (var value in values)
            codec.Write(writer, value);
    }

    public static VBuffer<T> ReadVector<T>(BinaryReader reader)
    {
        var codec = Of<T>();
        var length = reader.ReadInt32();
        var count = reader.ReadInt32();
        if (count < 0 || count > length || count > reader.BaseStream.Length)
            throw ModelReader.Corrupt();
        var indices = count < length ? new int[count] : null;
        for (var i = 0; i < indices?.Length; i++)
        {
            indices[i] = reader.ReadInt32();
            if (indices[i] <= (i > 0 ? indices[i - 1] : -1) || indices[i] >= length)
                throw ModelReader.Corrupt();
        }

        var values = new T[count];
        for (var i = 0; i < count; i++)
            values[i] = codec.Read(reader);
        return new(length, count, values, indices);
    }

    /// <summary>UTF-8, or the raw characters where the text holds half a surrogate pair.</summary>
    private static void WriteText(BinaryWriter writer, ReadOnlyMemory<char> text)
    {
        byte[] bytes;
        var isUtf8 = true;
        try
        {
            bytes = Strict.GetBytes(text.Span.ToArray());
        }
        catch (EncoderFallbackException)
        {
            isUtf8 = false;
            bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.Span).ToArray();
        }

        writer.Write(isUtf8);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static ReadOnlyMemory<char> ReadText(BinaryReader reader)
    {
        var isUtf8 = reader.ReadBoolean();
        var length = reader.ReadInt32();
        if (length < 0 || length > reader.BaseStream.Length)
            throw ModelReader.Corrupt();
        var bytes = reader.ReadBytes(length);
        if (bytes.Length < length)
            throw ModelReader.Corrupt();
        return isUtf8
            ? Strict.GetString(bytes).AsMemory()
            : System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(bytes).ToString().AsMemory();
    }
}
