using System.Diagnostics;

namespace Microsoft.ML.Runtime;

/// <summary>A channel whose messages go to the context's log.</summary>
internal sealed class Channel : IChannel
{
    private readonly Action<ChannelMessageKind, string, string> _log;
    private readonly string _source;
    private readonly long _started = Stopwatch.GetTimestamp();
    private bool _disposed;

    public Channel(string source, Action<ChannelMessageKind, string, string> log)
    {
        _source = source;
        _log = log;
        Send(ChannelMessageKind.Trace, "Channel started");
    }

    public string ContextDescription => _source;

    public TException Process<TException>(TException ex)
        where TException : Exception => ex;

    public void Send(ChannelMessage msg) => Send(msg.Kind, msg.Message);

    public void Trace(MessageSensitivity sensitivity, string message) => Send(ChannelMessageKind.Trace, message);

    public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(new(ChannelMessageKind.Trace, sensitivity, fmt, args));

    public void Error(MessageSensitivity sensitivity, string message) => Send(ChannelMessageKind.Error, message);

    public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(new(ChannelMessageKind.Error, sensitivity, fmt, args));

    public void Warning(MessageSensitivity sensitivity, string message) => Send(ChannelMessageKind.Warning, message);

    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(new(ChannelMessageKind.Warning, sensitivity, fmt, args));

    public void Info(MessageSensitivity sensitivity, string message) => Send(ChannelMessageKind.Info, message);

    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(new(ChannelMessageKind.Info, sensitivity, fmt, args));

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Send(ChannelMessageKind.Trace, $"Channel finished. Elapsed {Stopwatch.GetElapsedTime(_started):c}.");
        Send(ChannelMessageKind.Trace, "Channel disposed");
    }

    private void Send(ChannelMessageKind kind, string message) => _log(kind, _source, message);
}

/// <summary>A pipe for messages that nobody listens to.</summary>
internal sealed class SilentPipe<TMessage>(string name) : IPipe<TMessage>
{
    public string ContextDescription => name;

    public TException Process<TException>(TException ex)
        where TException : Exception => ex;

    public void Send(TMessage msg)
    {
    }

    public void Dispose()
    {
    }
}

/// <summary>Progress is asked for by the environments of tools; a context shows none.</summary>
internal sealed class SilentProgressChannel : IProgressChannel
{
    public IProgressChannel StartProgressChannel(string name) => new SilentProgressChannel();

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction) => Check.NotNull(header, nameof(header));

    public void Checkpoint(params double?[] values)
    {
    }

    public void Dispose()
    {
    }
}
