using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class MLContext : IHostEnvironment
{
    private readonly Host _env;

    public MLContext(int? seed = null)
    {
        Seed = seed;
        ComponentCatalog = new();
        _env = new("", seed, ComponentCatalog, Raise);
        Transforms = new(this);
        Data = new(this);
        Model = new(this);
    }

    public event EventHandler<LoggingEventArgs>? Log;

    public TransformsCatalog Transforms { get; }

    public DataOperationsCatalog Data { get; }

    public ModelOperationsCatalog Model { get; }

    public ComponentCatalog ComponentCatalog { get; }

    public string TempFilePath { get; set; } = Path.GetTempPath();

    public bool FallbackToCpu { get; set; } = true;

    public int? GpuDeviceId { get; set; }

    internal int? Seed { get; }

    string IExceptionContext.ContextDescription => _env.ContextDescription;

    private System.Collections.Concurrent.ConcurrentDictionary<string, object?> Settings { get; } = new();

    public T? GetOptionOrDefault<T>(string name) => TryGetOption<T>(name, out var value) ? value : default;

    public bool TryGetOption<T>(string name, out T value)
    {
        var found = Settings.TryGetValue(Check.NotNull(name, nameof(name)), out var held);
        value = found ? (T)held! : default!;
        return found;
    }

    public bool TryAddOption<T>(string name, T value) => Settings.TryAdd(Check.NotNull(name, nameof(name)), value);

    public void SetOption<T>(string name, T value) => Settings[Check.NotNull(name, nameof(name))] = value;

    public bool RemoveOption(string name) => Settings.TryRemove(Check.NotNull(name, nameof(name)), out _);

    TException IExceptionContext.Process<TException>(TException ex) => _env.Process(ex);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _env.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _env.Start(name);

    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => _env.StartPipe<TMessage>(name);

    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => _env.StartProgressChannel(name);

    private void Raise(ChannelMessageKind kind, string source, string message) =>
        Log?.Invoke(this, new(message, kind, source));
}
