using System.Runtime.InteropServices;

namespace Google.OrTools.Graph;

/// <summary>The arcs of a graph in the order in which they came, and as many nodes as they name.</summary>
internal sealed class Network
{
    private readonly List<int> _tails = [], _heads = [];
    private readonly List<long> _capacities = [], _costs = [], _supplies = [];
    private bool _disposed;

    public int NodeCount => _supplies.Count;

    public int ArcCount => _tails.Count;

    public ReadOnlySpan<int> Tails => CollectionsMarshal.AsSpan(_tails);

    public ReadOnlySpan<int> Heads => CollectionsMarshal.AsSpan(_heads);

    public ReadOnlySpan<long> Capacities => CollectionsMarshal.AsSpan(_capacities);

    public ReadOnlySpan<long> Costs => CollectionsMarshal.AsSpan(_costs);

    public Span<long> Supplies => CollectionsMarshal.AsSpan(_supplies);

    public int AddArc(int tail, int head, long capacity, long cost)
    {
        AddNodes(tail, nameof(tail));
        AddNodes(head, nameof(head));
        _tails.Add(tail);
        _heads.Add(head);
        _capacities.Add(capacity);
        _costs.Add(cost);
        return ArcCount - 1;
    }

    public void AddNodes(int last, string argument)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(last, argument);
        ArgumentOutOfRangeException.ThrowIfEqual(last, int.MaxValue, argument);
        if (last >= NodeCount)
        {
            CollectionsMarshal.SetCount(_supplies, last + 1);
        }
    }

    public int CheckArc(int arc)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(arc, ArcCount);
        return arc;
    }

    public int CheckNode(int node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(node);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(node, NodeCount);
        return node;
    }

    /// <summary>The solvers scale costs by the number of nodes, and the scaled costs must fit into 64 bits.</summary>
    public bool HasCostsWithin(int nodes)
    {
        var largest = long.MaxValue / (nodes + 1L);
        foreach (var cost in Costs)
        {
            if (cost > largest || cost < -largest)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => _disposed = true;

    public Network Live(object owner)
    {
        ObjectDisposedException.ThrowIf(_disposed, owner);
        return this;
    }
}
