using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Reads the records of several files in turn, leaving out headers, comments and empty lines.</summary>
internal sealed class RecordReader(IMultiStreamSource source, TextFormat format, bool hasHeader) : IDisposable
{
    private TextReader? _reader;
    private int _file;
    private bool _skipsHeader;
    private bool _atTop;

    public string Record { get; private set; } = "";

    /// <summary>Number of the record's last line in its file, from 1.</summary>
    public long LineNumber { get; private set; }

    public bool MoveNext()
    {
        while (true)
        {
            if (_reader is null && !OpenNext())
                return false;
            if (!ReadRecord())
            {
                Close();
            }
            else if (_skipsHeader)
            {
                _skipsHeader = false;
            }
            else
            {
                return true;
            }
        }
    }

    /// <summary>The first record of the first file that has one: the header, where there is one.</summary>
    public static string? ReadHeader(IMultiStreamSource source, TextFormat format)
    {
        using var records = new RecordReader(source, format, hasHeader: false);
        return records.MoveNext() ? records.Record : null;
    }

    public void Dispose() => Close();

    private bool OpenNext()
    {
        if (_file >= source.Count)
            return false;
        _reader = source.OpenTextReader(_file++);
        _skipsHeader = hasHeader;
        _atTop = true;
        LineNumber = 0;
        return true;
    }

    private void Close()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private bool ReadRecord()
    {
        while (ReadLine() is { } line)
        {
            // Options embedded in a file stand in front, in lines that start with #@.
            bool isOption = _atTop && line.StartsWith("#@", StringComparison.Ordinal);
            if (line.Length == 0 || isOption || line.StartsWith("//", StringComparison.Ordinal))
                continue;
            _atTop = false;
            Record = format.Multiline ? Complete(line) : line;
            if (format.TrimWhitespace)
                Record = Record.TrimEnd();
            return true;
        }
        return false;
    }

    /// <summary>Adds the lines that follow while a quoted field is open.</summary>
    private string Complete(string line)
    {
        var quotes = new QuoteTracker(format);
        if (!quotes.EndsInsideQuotes(line))
            return line;
        var record = new StringBuilder(line);
        while (ReadLine() is { } next)
        {
            record.Append('\n').Append(next);
            if (!quotes.EndsInsideQuotes(next))
                break;
        }
        return record.ToString();
    }

    private string? ReadLine()
    {
        var line = _reader!.ReadLine();
        if (line is not null)
            LineNumber++;
        return line;
    }
}
