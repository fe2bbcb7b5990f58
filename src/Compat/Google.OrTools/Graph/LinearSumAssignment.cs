using Google.OrTools.Interop;

namespace Google.OrTools.Graph;

/// <summary>
/// Gives every left node its own right node at least total cost. Both sides are numbered from 0 and hold as many nodes as
/// the largest number on either side asks for, so a smaller side makes the problem infeasible.
/// </summary>
public class LinearSumAssignment : IDisposable
{
    private readonly Network _network = new();
    private int[] _matchedArcs = [];
    private long _optimalCost;

    public LinearSumAssignment()
    {
    }

    public enum Status
    {
        OPTIMAL = 0,
        INFEASIBLE = 1,
        POSSIBLE_OVERFLOW = 2,
    }

    private Network Live => _network.Live(this);

    public int AddArcWithCost(int left_node, int right_node, long cost) => Live.AddArc(left_node, right_node, 1, cost);

    public int NumNodes() => Live.NodeCount;

    public int NumArcs() => Live.ArcCount;

    public int LeftNode(int arc) => Live.Tails[_network.CheckArc(arc)];

    public int RightNode(int arc) => Live.Heads[_network.CheckArc(arc)];

    public long Cost(int arc) => Live.Costs[_network.CheckArc(arc)];

    public Status Solve()
    {
        var nodes = Live.NodeCount;
        _matchedArcs = [];
        _optimalCost = 0;
        if (!_network.HasCostsWithin(nodes))
        {
            return Status.POSSIBLE_OVERFLOW;
        }

        // Left nodes send one unit each, right nodes, numbered behind them, take one each.
        var supplies = new long[2 * nodes];
        supplies.AsSpan(0, nodes).Fill(1);
        supplies.AsSpan(nodes).Fill(-1);
        var heads = _network.Heads.ToArray();
        foreach (ref var head in heads.AsSpan())
        {
            head += nodes;
        }

        var flows = new long[_network.ArcCount];
        if (nodes > 0
            && Flows.AtLeastCost(supplies, _network.Tails, heads, _network.Capacities, _network.Costs, flows) != FlowStatus.Optimal)
        {
            return Status.INFEASIBLE;
        }

        _optimalCost = Flows.Cost(_network.Costs, flows);
        _matchedArcs = MatchedArcs(nodes, flows);
        return Status.OPTIMAL;
    }

    private int[] MatchedArcs(int nodes, long[] flows)
    {
        var arcs = new int[nodes];
        for (var arc = 0; arc < flows.Length; arc++)
        {
            if (flows[arc] == 1)
            {
                arcs[_network.Tails[arc]] = arc;
            }
        }

        return arcs;
    }

    /// <summary>The total cost, or 0 when the last solve found none.</summary>
    public long OptimalCost()
    {
        _ = Live;
        return _optimalCost;
    }

    public int RightMate(int left_node) => RightNode(MatchedArc(left_node));

    public long AssignmentCost(int left_node) => Cost(MatchedArc(left_node));

    private int MatchedArc(int left)
    {
        _ = Live;
        if (_matchedArcs.Length == 0)
        {
            throw new InvalidOperationException("There is no assignment: the last Solve has not returned OPTIMAL.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(left, _matchedArcs.Length);
        return _matchedArcs[left];
    }

    public void Dispose() => _network.Dispose();
}
