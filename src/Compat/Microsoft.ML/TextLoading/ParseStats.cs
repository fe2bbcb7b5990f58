using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Counts and logs what could not be read, the first few cases one by one.</summary>
internal sealed class ParseStats(IHostEnvironment host) : IDisposable
{
    private const int MostShown = 10;

    private IChannel? _channel;
    private long _rows;
    private long _badValues;
    private long _formatErrors;

    private IChannel Channel => _channel ??= host.Start(nameof(ParseStats));

    public void CountRow() => _rows++;

    public void BadValue(long line, string column) =>
        Show(++_badValues, $"  Bad value at line {line} in column {column}", "  Suppressing further bad value messages");

    public void FormatError(long line) =>
        Show(++_formatErrors, $"  Format error at line {line}", "  Suppressing further format error messages");

    public void Dispose()
    {
        if (_badValues + _formatErrors > 0)
        {
            Channel.Info(MessageSensitivity.None,
                $"Processed {_rows} rows with {_badValues} bad values and {_formatErrors} format errors");
        }
        _channel?.Dispose();
        _channel = null;
        _badValues = _formatErrors = 0;
    }

    private void Show(long count, string message, string lastMessage)
    {
        if (count <= MostShown)
            Channel.Info(MessageSensitivity.Schema, message);
        if (count == MostShown)
            Channel.Info(MessageSensitivity.None, lastMessage);
    }
}
