namespace Microsoft.ML.Runtime;

/// <summary>A named environment with a random stream of its own, drawn from its parent's.</summary>
internal sealed class Host : IHost
{
    private readonly Action<ChannelMessageKind, string, string> _log;
    private readonly string _name;
    private readonly Random _seeds;
    private readonly Lock _gate = new();

    public Host(string name, int? seed, ComponentCatalog catalog, Action<ChannelMessageKind, string, string> log)
    {
        _name = name;
        _log = log;
        ComponentCatalog = catalog;
        _seeds = seed is { } value ? new(value) : new();
        Rand = new(_seeds.Next());
    }

    public Random Rand { get; }

    public ComponentCatalog ComponentCatalog { get; }

    public string ContextDescription => _name.Length > 0 ? _name : "MLContext";

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        Check.NotNull(ex, nameof(ex));
        return ex;
    }

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Check.Named(name, nameof(name));
        return new Host(FullName(name), seed ?? NextSeed(), ComponentCatalog, _log);
    }

    public IChannel Start(string name) => new Channel(FullName(name), _log);

    public IPipe<TMessage> StartPipe<TMessage>(string name) =>
        typeof(TMessage) == typeof(ChannelMessage) ? (IPipe<TMessage>)Start(name) : new SilentPipe<TMessage>(FullName(name));

    public IProgressChannel StartProgressChannel(string name) => new SilentProgressChannel();

    /// <summary>The next seed of this environment's stream; safe for concurrent callers.</summary>
    public int NextSeed()
    {
        lock (_gate)
            return _seeds.Next();
    }

    private string FullName(string name) => _name.Length > 0 ? $"{_name}; {name}" : name;
}
