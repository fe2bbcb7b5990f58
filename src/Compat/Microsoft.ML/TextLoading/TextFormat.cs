using System.Buffers;
using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>The characters that structure a line, checked and prepared for the scanner.</summary>
internal sealed class TextFormat
{
    public TextFormat(TextLoader.Options options)
    {
        var separators = options.Separators;
        if (separators is null || separators.Length == 0)
            throw new ArgumentOutOfRangeException(nameof(options.Separators), "At least one separator must be given");
        foreach (var c in separators)
        {
            if (c is '\n' or '\r' || (c == '"' && options.AllowQuoting) || (c == ':' && options.AllowSparse))
                throw new ArgumentOutOfRangeException(nameof(options.Separators), $"Illegal separator: '{c}'");
        }
        if (options.DecimalMarker is not ('.' or ','))
        {
            throw new ArgumentOutOfRangeException(nameof(options.DecimalMarker),
                $"Decimal marker cannot be the '{options.DecimalMarker}' character. It must be '.' or ','.");
        }
        if (!options.AllowQuoting && separators.Contains(options.DecimalMarker))
        {
            throw new ArgumentOutOfRangeException(nameof(options.AllowQuoting),
                $"Quoting must be allowed if decimal marker and separator are the '{options.DecimalMarker}' character.");
        }

        Separators = SearchValues.Create(separators);
        SpaceSeparates = separators.Contains(' ');
        AllowQuoting = options.AllowQuoting;
        AllowSparse = options.AllowSparse;
        Multiline = options.AllowQuoting && options.ReadMultilines;
        TrimWhitespace = options.TrimWhitespace;
        Escape = options.EscapeChar;
        Values = new TextValueFormat(
            new NumberFormatInfo
            {
                NumberDecimalSeparator = options.DecimalMarker.ToString(),
                NumberGroupSeparator = options.DecimalMarker == '.' ? "," : ".",
            },
            options.MissingRealsAsNaNs);
    }

    public SearchValues<char> Separators { get; }

    public bool SpaceSeparates { get; }

    public bool AllowQuoting { get; }

    public bool AllowSparse { get; }

    /// <summary>Whether a quoted field may go on over the end of its line.</summary>
    public bool Multiline { get; }

    public bool TrimWhitespace { get; }

    public char Escape { get; }

    public TextValueFormat Values { get; }
}

/// <summary>How a field's text becomes a number.</summary>
internal sealed record TextValueFormat(NumberFormatInfo Numbers, bool EmptyRealIsNaN)
{
    public static readonly TextValueFormat Invariant = new(NumberFormatInfo.InvariantInfo, EmptyRealIsNaN: false);
}
