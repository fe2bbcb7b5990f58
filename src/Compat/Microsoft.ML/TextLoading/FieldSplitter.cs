using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Cuts a line into fields: separators, quotes with escaped quotes, and <c>index:value</c> pairs.</summary>
internal sealed class FieldSplitter(TextFormat format)
{
    private readonly StringBuilder _unescaped = new();

    /// <summary>Reads up to <paramref name="limit"/> source columns of a line; false when the line is not well-formed.</summary>
    public bool Split(string line, int limit, LineFields fields)
    {
        fields.Clear();
        bool wellFormed = true;
        int sparseStart = -1;
        for (int position = 0; ; position++)
        {
            bool quoted = ReadField(line, ref position, out var text, ref wellFormed);
            if (sparseStart >= 0)
            {
                if (!AddPair(text, quoted, sparseStart, fields))
                    return false;
            }
            else if (format.AllowSparse && !quoted && IsPair(text.Span, out _, out _))
            {
                if (!TryBeginSparse(fields, out sparseStart) || !AddPair(text, quoted, sparseStart, fields))
                    return false;
            }
            else
            {
                fields.AddDense(text);
                // The next field tells whether this one was the length of a sparse part.
                if (fields.Count >= limit && !format.AllowSparse)
                    return wellFormed;
            }
            if (position >= line.Length)
                return wellFormed;
        }
    }

    /// <summary>Reads the field at <paramref name="position"/> and leaves it on the separator, or at the end of the line.</summary>
    private bool ReadField(string line, ref int position, out ReadOnlyMemory<char> text, ref bool wellFormed)
    {
        if (!format.SpaceSeparates)
        {
            while (position < line.Length && line[position] == ' ')
                position++;
        }
        if (format.AllowQuoting && position < line.Length && line[position] == '"')
        {
            if (!ReadQuoted(line, ref position, out text))
            {
                wellFormed = false;
                text = default;
            }
            return true;
        }
        int start = position;
        position = NextSeparator(line, position);
        text = line.AsMemory(start, position - start);
        return false;
    }

    private int NextSeparator(string line, int position)
    {
        int offset = line.AsSpan(position).IndexOfAny(format.Separators);
        return offset < 0 ? line.Length : position + offset;
    }

    private bool ReadQuoted(string line, ref int position, out ReadOnlyMemory<char> text)
    {
        int start = ++position;
        bool escaped = false;
        for (; ; position++)
        {
            if (position >= line.Length)
            {
                text = default;
                return false;
            }
            char c = line[position];
            bool quoteFollows = position + 1 < line.Length && line[position + 1] == '"';
            if (c == format.Escape && quoteFollows)
            {
                escaped = true;
                position++;
            }
            else if (c == '"')
            {
                break;
            }
        }
        text = escaped ? Unescape(line.AsSpan(start, position - start)).AsMemory() : line.AsMemory(start, position - start);

        // Spaces between the closing quote and the separator do not count; anything else is an error.
        int end = position + 1;
        position = NextSeparator(line, end);
        return line.AsSpan(end, position - end).Trim(' ').IsEmpty;
    }

    private string Unescape(ReadOnlySpan<char> quoted)
    {
        _unescaped.Clear();
        for (int i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] == format.Escape && i + 1 < quoted.Length && quoted[i + 1] == '"')
                i++;
            _unescaped.Append(quoted[i]);
        }
        return _unescaped.ToString();
    }

    private static bool IsPair(ReadOnlySpan<char> text, out int index, out int colon)
    {
        index = 0;
        colon = text.IndexOf(':');
        return colon > 0 && int.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    private static bool TryBeginSparse(LineFields fields, out int start)
    {
        start = fields.Count - 1;
        if (fields.Count == 0
            || !int.TryParse(fields.Text(start).Span, NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            || length > int.MaxValue - start)
        {
            return false;
        }
        fields.BeginSparse(length);
        return true;
    }

    private static bool AddPair(ReadOnlyMemory<char> text, bool quoted, int start, LineFields fields)
    {
        if (quoted || !IsPair(text.Span, out int index, out int colon))
            return false;
        long source = (long)start + index;
        bool rises = fields.Count == 0 || source > fields.SourceIndex(fields.Count - 1);
        if (!rises || source >= fields.SourceCount)
            return false;
        fields.AddSparse((int)source, text[(colon + 1)..]);
        return true;
    }
}
