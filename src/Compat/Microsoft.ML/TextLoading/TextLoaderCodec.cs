using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Writes and reads a text loader: its options, and its columns with all ranges resolved.</summary>
internal static class TextLoaderCodec
{
    public static void Write(BinaryWriter writer, LineParser parser)
    {
        WriteOptions(writer, parser.Options);
        writer.Write(parser.Columns.Length);
        foreach (var column in parser.Columns)
        {
            writer.Write(column.Name);
            SchemaCodec.WriteType(writer, column.Type);
            writer.Write(column.Segments.Length);
            foreach (var segment in column.Segments)
            {
                writer.Write(segment.Min);
                writer.Write(segment.Max);
            }
        }
        writer.Write(parser.Header?.Length ?? -1);
        foreach (string name in parser.Header ?? [])
            writer.Write(name);
    }

    public static LineParser Read(BinaryReader reader, IHostEnvironment host)
    {
        var options = ReadOptions(reader);
        var columns = new TextColumnLayout[reader.ReadInt32()];
        for (int i = 0; i < columns.Length; i++)
        {
            string name = reader.ReadString();
            var type = SchemaCodec.ReadType(reader);
            var segments = new SourceSegment[reader.ReadInt32()];
            for (int j = 0; j < segments.Length; j++)
                segments[j] = new(reader.ReadInt32(), reader.ReadInt32());
            columns[i] = new(name, type, segments);
        }
        int headerLength = reader.ReadInt32();
        var header = headerLength < 0 ? null : new string[headerLength];
        for (int i = 0; i < headerLength; i++)
            header![i] = reader.ReadString();
        return new LineParser(host, options, columns, header);
    }

    private static void WriteOptions(BinaryWriter writer, TextLoader.Options options)
    {
        writer.Write(new string(options.Separators));
        writer.Write(options.DecimalMarker);
        writer.Write(options.EscapeChar);
        writer.Write(options.AllowQuoting);
        writer.Write(options.AllowSparse);
        writer.Write(options.HasHeader);
        writer.Write(options.TrimWhitespace);
        writer.Write(options.ReadMultilines);
        writer.Write(options.MissingRealsAsNaNs);
        writer.Write(options.MaxRows ?? -1);
        writer.Write(options.InputSize ?? -1);
    }

    private static TextLoader.Options ReadOptions(BinaryReader reader) => new()
    {
        Separators = reader.ReadString().ToCharArray(),
        DecimalMarker = reader.ReadChar(),
        EscapeChar = reader.ReadChar(),
        AllowQuoting = reader.ReadBoolean(),
        AllowSparse = reader.ReadBoolean(),
        HasHeader = reader.ReadBoolean(),
        TrimWhitespace = reader.ReadBoolean(),
        ReadMultilines = reader.ReadBoolean(),
        MissingRealsAsNaNs = reader.ReadBoolean(),
        MaxRows = reader.ReadInt64() is >= 0 and var rows ? rows : null,
        InputSize = reader.ReadInt32() is >= 0 and var size ? size : null,
    };
}
