namespace Microsoft.ML.Data;

/// <summary>Follows quotes over the lines of one record, to know whether it goes on after a line's end.</summary>
internal struct QuoteTracker(TextFormat format)
{
    private bool _open;

    /// <summary>Takes the next line of a record; true when the line ends inside a quoted field.</summary>
    public bool EndsInsideQuotes(string line)
    {
        int position = 0;
        if (_open && !SkipQuoted(line, ref position))
            return true;
        while (position < line.Length)
        {
            if (!format.SpaceSeparates && line[position] == ' ')
            {
                position++;
            }
            else if (line[position] == '"')
            {
                position++;
                if (!SkipQuoted(line, ref position))
                    return _open = true;
            }
            else
            {
                int separator = line.AsSpan(position).IndexOfAny(format.Separators);
                if (separator < 0)
                    break;
                position += separator + 1;
            }
        }
        return _open = false;
    }

    /// <summary>Moves from inside a quoted field past the separator after it.</summary>
    private readonly bool SkipQuoted(string line, ref int position)
    {
        for (; position < line.Length; position++)
        {
            bool quoteFollows = position + 1 < line.Length && line[position + 1] == '"';
            if (line[position] == format.Escape && quoteFollows)
            {
                position++;
            }
            else if (line[position] == '"')
            {
                int separator = line.AsSpan(position).IndexOfAny(format.Separators);
                position = separator < 0 ? line.Length : position + separator + 1;
                return true;
            }
        }
        return false;
    }
}
