namespace Google.OrTools.Graph;

/// <summary>The greatest flow between two nodes. Nodes exist by being named; parallel arcs stay apart.</summary>
public class MaxFlow : IDisposable
{
    private readonly Network _network = new();
    private long[] _flows = [];
    private long _optimalFlow;

    public MaxFlow()
    {
    }

    public enum Status
    {
        OPTIMAL = 0,
        POSSIBLE_OVERFLOW = 1,
        BAD_INPUT = 2,
        BAD_RESULT = 3,
    }

    private Network Live => _network.Live(this);

    public int AddArcWithCapacity(int tail, int head, long capacity) => Live.AddArc(tail, head, capacity, 0);

    public int NumNodes() => Live.NodeCount;

    public int NumArcs() => Live.ArcCount;

    public int Tail(int arc) => Live.Tails[_network.CheckArc(arc)];

    public int Head(int arc) => Live.Heads[_network.CheckArc(arc)];

    public long Capacity(int arc) => Live.Capacities[_network.CheckArc(arc)];

    public Status Solve(int source, int sink)
    {
        var network = Live;
        _flows = new long[network.ArcCount];
        _optimalFlow = 0;
        if (source == sink || source < 0 || sink < 0 || network.Capacities.ContainsAnyInRange(long.MinValue, -1))
        {
            return Status.BAD_INPUT;
        }

        // A node that no arc names is an isolated one.
        if (Math.Max(source, sink) >= network.NodeCount)
        {
            return Status.OPTIMAL;
        }

        _optimalFlow = Flows.Greatest(network.NodeCount, network.Tails, network.Heads, network.Capacities, source, sink, _flows);
        return _optimalFlow == long.MaxValue ? Status.POSSIBLE_OVERFLOW : Status.OPTIMAL;
    }

    public long OptimalFlow()
    {
        _ = Live;
        return _optimalFlow;
    }

    /// <summary>0 for an arc that came after the last solve.</summary>
    public long Flow(int arc) => Live.CheckArc(arc) < _flows.Length ? _flows[arc] : 0;

    public void Dispose() => _network.Dispose();
}
