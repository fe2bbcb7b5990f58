using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>Options that a text file carries in its first lines, as <c>SaveAsText</c> writes them.</summary>
internal static class EmbeddedOptions
{
    private const string Prefix = "#@";
    private const string Start = "TextLoader{";

    /// <summary>Reads the options in front of the first file of a source; false where there are none.</summary>
    public static bool TryRead(IMultiStreamSource source, TextLoader.Options options)
    {
        if (source.Count == 0)
            return false;
        using var reader = source.OpenTextReader(0);
        if (NextItem(reader) != Start)
            return false;
        var columns = new List<TextLoader.Column>();
        while (NextItem(reader) is { } item && item != "}")
            Apply(item, options, columns);
        options.Columns = [.. columns];
        return columns.Count > 0;
    }

    public static void Write(TextWriter writer, IEnumerable<(DataViewSchema.Column Column, int Size)> columns, char separator, bool header)
    {
        writer.Write($"{Prefix} {Start}\n");
        if (header)
            writer.Write($"{Prefix}   header+\n");
        writer.Write($"{Prefix}   sep={TextKinds.NameOf(separator)}\n");
        int source = 0;
        foreach (var (column, size) in columns)
        {
            bool isVector = column.Type is VectorDataViewType;
            string range = !isVector ? $"{source}" : size == 0 ? $"{source}-**" : $"{source}-{source + size - 1}";
            string key = column.Type.ItemType() is KeyDataViewType type ? $"[{type.Count}]" : "";
            var kind = ClrTypes.ToKind(column.Type.ItemType().RawType)!.Value;
            writer.Write($"{Prefix}   col={column.Name}:{TextKinds.NameOf(kind)}{key}:{range}\n");
            source += isVector ? size : 1;
        }
        writer.Write($"{Prefix} }}\n");
    }

    private static string? NextItem(TextReader reader) =>
        reader.ReadLine() is { } line && line.StartsWith(Prefix, StringComparison.Ordinal) ? line[Prefix.Length..].Trim() : null;

    private static void Apply(string item, TextLoader.Options options, List<TextLoader.Column> columns)
    {
        if (item is "header+" or "header-")
            options.HasHeader = item[^1] == '+';
        else if (item is "quote+" or "quote-")
            options.AllowQuoting = item[^1] == '+';
        else if (item is "sparse+" or "sparse-")
            options.AllowSparse = item[^1] == '+';
        else if (item.StartsWith("sep=", StringComparison.Ordinal) && TextKinds.SeparatorOf(item[4..]) is { } separator)
            options.Separators = [separator];
        else if (item.StartsWith("col=", StringComparison.Ordinal) && ParseColumn(item[4..]) is { } column)
            columns.Add(column);
        else
            throw new InvalidOperationException($"TextLoader options embedded in the file are invalid: '{item}'");
    }

    /// <summary>name:kind[key count]:min-max, where the name may hold colons.</summary>
    private static TextLoader.Column? ParseColumn(string text)
    {
        int rangeStart = text.LastIndexOf(':');
        int kindStart = rangeStart < 1 ? -1 : text.LastIndexOf(':', rangeStart - 1);
        if (kindStart < 1)
            return null;
        string kind = text[(kindStart + 1)..rangeStart];
        KeyCount? keyCount = null;
        int bracket = kind.IndexOf('[');
        if (bracket > 0)
        {
            if (!ulong.TryParse(kind[(bracket + 1)..].TrimEnd(']'), CultureInfo.InvariantCulture, out ulong count) || count == 0)
                return null;
            keyCount = new KeyCount(count);
            kind = kind[..bracket];
        }
        return TextKinds.KindOf(kind) is { } dataKind && ParseRange(text[(rangeStart + 1)..]) is { } range
            ? new TextLoader.Column(text[..kindStart], dataKind, [range], keyCount)
            : null;
    }

    private static TextLoader.Range? ParseRange(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int min))
            return null;
        if (parts.Length == 1)
            return new TextLoader.Range(min);
        if (parts[1] == "*")
            return new TextLoader.Range(min, null);
        if (parts[1] == "**")
            return new TextLoader.Range { Min = min, VariableEnd = true, ForceVector = true };
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int max) && max >= min
            ? new TextLoader.Range(min, max)
            : null;
    }
}
