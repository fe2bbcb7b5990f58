using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.Flow;

/// <summary>
/// A graph with two half-arcs for each arc, forward and backward, sorted by the node that they leave: the half-arcs of node v lie at
/// <c>First[v] … First[v + 1] − 1</c>.
/// </summary>
internal sealed class ResidualGraph
{
    private int[] _first = [];
    private int[] _head = [];
    private int[] _twin = [];
    private int[] _place = [];
    private long[] _residual = [];

    public int NodeCount { get; private set; }

    public int ArcCount { get; private set; }

    public ReadOnlySpan<int> First => _first.AsSpan(0, NodeCount + 1);

    /// <summary>Where each half-arc ends.</summary>
    public ReadOnlySpan<int> Head => _head.AsSpan(0, 2 * ArcCount);

    /// <summary>The half-arc the other way round.</summary>
    public ReadOnlySpan<int> Twin => _twin.AsSpan(0, 2 * ArcCount);

    /// <summary>What each half-arc can still carry.</summary>
    public Span<long> Residual => _residual.AsSpan(0, 2 * ArcCount);

    /// <summary>Takes over the shape; all capacities are then to be set.</summary>
    public void Prepare(int nodeCount, ReadOnlySpan<FlowArc> arcs)
    {
        (NodeCount, ArcCount) = (nodeCount, arcs.Length);
        Workspace.Grow(ref _first, nodeCount + 1);
        Workspace.Grow(ref _head, 2 * arcs.Length);
        Workspace.Grow(ref _twin, 2 * arcs.Length);
        Workspace.Grow(ref _place, 2 * arcs.Length);
        Workspace.Grow(ref _residual, 2 * arcs.Length);
        Span<int> first = _first.AsSpan(0, nodeCount + 1);
        first.Clear();
        foreach (FlowArc arc in arcs)
        {
            first[arc.Tail]++;
            first[arc.Head]++;
        }

        int sum = 0;
        foreach (ref int start in first)
        {
            (start, sum) = (sum, sum + start);
        }

        for (int arc = 0; arc < arcs.Length; arc++)
        {
            _place[2 * arc] = first[arcs[arc].Tail]++;
            _place[(2 * arc) + 1] = first[arcs[arc].Head]++;
            (int forward, int backward) = (_place[2 * arc], _place[(2 * arc) + 1]);
            (_head[forward], _twin[forward]) = (arcs[arc].Head, backward);
            (_head[backward], _twin[backward]) = (arcs[arc].Tail, forward);
        }

        // Filling moved every start to its end, which is the start of the next node.
        first[..^1].CopyTo(first[1..]);
        first[0] = 0;
    }

    /// <summary>The half-arc that goes an arc's own way.</summary>
    public int Forward(int arc) => _place[2 * arc];

    /// <summary>Sets what an arc can carry, forward and backward.</summary>
    public void SetCapacity(int arc, long forward, long backward)
    {
        _residual[_place[2 * arc]] = forward;
        _residual[_place[(2 * arc) + 1]] = backward;
    }
}
