using Google.OrTools.Interop;

namespace Google.OrTools.Graph;

/// <summary>
/// Carries every node's supply (negative: demand) through arcs of limited capacity at least cost. Nodes exist by being
/// named; parallel arcs stay apart.
/// </summary>
public class MinCostFlow : MinCostFlowBase, IDisposable
{
    private readonly Network _network = new();
    private long[] _flows = [];
    private long _optimalCost, _maximumFlow;

    public MinCostFlow()
    {
    }

    private Network Live => _network.Live(this);

    public int AddArcWithCapacityAndUnitCost(int tail, int head, long capacity, long unit_cost) =>
        Live.AddArc(tail, head, capacity, unit_cost);

    public void SetNodeSupply(int node, long supply)
    {
        Live.AddNodes(node, nameof(node));
        _network.Supplies[node] = supply;
    }

    public int NumNodes() => Live.NodeCount;

    public int NumArcs() => Live.ArcCount;

    public int Tail(int arc) => Live.Tails[_network.CheckArc(arc)];

    public int Head(int arc) => Live.Heads[_network.CheckArc(arc)];

    public long Capacity(int arc) => Live.Capacities[_network.CheckArc(arc)];

    public long UnitCost(int arc) => Live.Costs[_network.CheckArc(arc)];

    public long Supply(int node) => Live.Supplies[_network.CheckNode(node)];

    /// <summary>All supply reaches all demand, which must be as large.</summary>
    public Status Solve()
    {
        var network = Live;
        Forget();
        var (supply, demand) = Totals(network);
        if (supply != demand)
        {
            return Status.UNBALANCED;
        }

        var status = Run(network.NodeCount, flows => Flows.AtLeastCost(network, flows));
        _maximumFlow = status == Status.OPTIMAL ? (long)supply : 0;
        return status;
    }

    /// <summary>As much supply as possible reaches demand, at the least cost for that much.</summary>
    public Status SolveMaxFlowWithMinCost()
    {
        var network = Live;
        Forget();
        if (network.Capacities.ContainsAnyInRange(long.MinValue, -1))
        {
            return Status.INFEASIBLE;
        }

        // One node before all supplies and one behind all demands; what can pass between them is then what must pass.
        WithTerminals(network, out var tails, out var heads, out var capacities, out var costs);
        int source = network.NodeCount, sink = source + 1;
        var flows = new long[tails.Length];
        var greatest = Flows.Greatest(sink + 1, tails, heads, capacities, source, sink, flows);
        var supplies = new long[sink + 1];
        (supplies[source], supplies[sink]) = (greatest, -greatest);
        var status = Run(network.NodeCount, own =>
        {
            var found = Flows.AtLeastCost(supplies, tails, heads, capacities, costs, flows);
            flows.AsSpan(0, own.Length).CopyTo(own);
            return found;
        });
        _maximumFlow = status == Status.OPTIMAL ? greatest : 0;
        return status;
    }

    private delegate FlowStatus Algorithm(Span<long> flows);

    private Status Run(int nodes, Algorithm algorithm)
    {
        if (!_network.HasCostsWithin(nodes))
        {
            return Status.BAD_COST_RANGE;
        }

        var flows = new long[_network.ArcCount];
        switch (nodes == 0 ? FlowStatus.Optimal : algorithm(flows))
        {
            case FlowStatus.Infeasible:
                return Status.INFEASIBLE;
            case FlowStatus.TooLarge:
                // Only arcs of negative cost, or supplies, beyond 2^62 in total lead here: so would the cost.
                return Status.BAD_COST_RANGE;
            default:
                _flows = flows;
                _optimalCost = Flows.Cost(_network.Costs, flows);
                return Status.OPTIMAL;
        }
    }

    private void Forget()
    {
        _flows = [];
        _optimalCost = _maximumFlow = 0;
    }

    private static (Int128 Supply, Int128 Demand) Totals(Network network)
    {
        Int128 supply = 0, demand = 0;
        foreach (var amount in network.Supplies)
        {
            supply += Math.Max(amount, 0);
            demand -= Math.Min(amount, 0);
        }

        return (supply, demand);
    }

    private static void WithTerminals(Network network, out int[] tails, out int[] heads, out long[] capacities, out long[] costs)
    {
        List<int> from = [.. network.Tails], to = [.. network.Heads];
        List<long> limits = [.. network.Capacities];
        for (var node = 0; node < network.NodeCount; node++)
        {
            var supply = network.Supplies[node];
            if (supply != 0)
            {
                from.Add(supply > 0 ? network.NodeCount : node);
                to.Add(supply > 0 ? node : network.NodeCount + 1);
                limits.Add(supply > 0 ? supply : supply == long.MinValue ? long.MaxValue : -supply);
            }
        }

        (tails, heads, capacities) = ([.. from], [.. to], [.. limits]);
        costs = new long[tails.Length];
        network.Costs.CopyTo(costs);
    }

    public long OptimalCost()
    {
        _ = Live;
        return _optimalCost;
    }

    /// <summary>What flows from supply to demand, after either way to solve.</summary>
    public long MaximumFlow()
    {
        _ = Live;
        return _maximumFlow;
    }

    /// <summary>0 when the last solve found no flow, and for an arc that came after it.</summary>
    public long Flow(int arc) => Live.CheckArc(arc) < _flows.Length ? _flows[arc] : 0;

    public void Dispose() => _network.Dispose();
}
