using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.Flow;

/// <summary>
/// Minimum-cost flow by successive shortest paths: arcs of negative cost start full, then what is left over at nodes goes along cheapest paths
/// to where it lacks. Node potentials keep all lengths from being negative, so that Dijkstra's algorithm finds the paths.
/// </summary>
/// <remarks>Source: Edmonds and Karp 1972, doi:10.1145/321694.321699.</remarks>
internal sealed class SuccessiveShortestPaths
{
    private readonly ResidualGraph _graph = new();
    private readonly IndexedHeap _heap = new();
    private long[] _cost = [];
    private long[] _excess = [];
    private long[] _potential = [];
    private long[] _distance = [];
    private int[] _into = [];
    private int[] _settled = [];
    private int _settledCount;

    public void Prepare(FlowProblem problem)
    {
        int nodes = problem.NodeCount;
        _graph.Prepare(nodes, problem.Arcs);
        _heap.Reset(nodes);
        Workspace.Grow(ref _cost, 2 * problem.Arcs.Length);
        Workspace.Grow(ref _excess, nodes);
        Workspace.Grow(ref _potential, nodes);
        Workspace.Grow(ref _distance, nodes);
        Workspace.Grow(ref _into, nodes);
        Workspace.Grow(ref _settled, nodes);
    }

    public SolverStatus Run(FlowProblem problem, ReadOnlySpan<float> costs, in SolverLimits limits)
    {
        Load(problem, costs);
        for (int node = 0; node < problem.NodeCount; node++)
        {
            while (_excess[node] > 0)
            {
                if (limits.Reached())
                {
                    return SolverStatus.TimeLimit;
                }

                int end = FindNearestLack(node);
                if (end < 0)
                {
                    return SolverStatus.Infeasible;
                }

                Send(node, end);
            }
        }

        return SolverStatus.Optimal;
    }

    /// <summary>What an arc carries: all that its way back can take.</summary>
    public long Flow(int arc) => _graph.Residual[_graph.Twin[_graph.Forward(arc)]];

    private void Load(FlowProblem problem, ReadOnlySpan<float> costs)
    {
        // Potentials stay within nodes · cost, lengths within three times that.
        var scale = FixedPoint.Of(costs, Math.ScaleB(1, 60) / (problem.NodeCount + 1.0));
        for (int node = 0; node < problem.NodeCount; node++)
        {
            (_excess[node], _potential[node], _distance[node]) = (problem.Supplies[node], 0, long.MaxValue);
        }

        for (int arc = 0; arc < problem.Arcs.Length; arc++)
        {
            long cost = arc < costs.Length ? scale.Round(costs[arc]) : 0;
            long capacity = problem.Capacities[arc];
            int half = _graph.Forward(arc);
            (_cost[half], _cost[_graph.Twin[half]]) = (cost, -cost);
            _graph.SetCapacity(arc, cost < 0 ? 0 : capacity, cost < 0 ? capacity : 0);
            if (cost < 0)
            {
                _excess[problem.Arcs[arc].Tail] -= capacity;
                _excess[problem.Arcs[arc].Head] += capacity;
            }
        }
    }

    /// <summary>The nearest node that lacks flow, or −1; settles potentials so that the cheapest path to it has length 0.</summary>
    private int FindNearestLack(int start)
    {
        ReadOnlySpan<int> first = _graph.First, head = _graph.Head;
        ReadOnlySpan<long> residual = _graph.Residual;
        _settledCount = 0;
        _distance[start] = 0;
        _heap.Set(start, 0);
        int end = -1;
        long reached = 0;
        while (end < 0 && _heap.Count > 0)
        {
            reached = _heap.LeastKey;
            int node = _heap.Pop();
            _settled[_settledCount++] = node;
            if (_excess[node] < 0)
            {
                end = node;
                break;
            }

            for (int half = first[node]; half < first[node + 1]; half++)
            {
                int next = head[half];
                if (residual[half] > 0 && reached + Length(half, node, next) is var length && length < _distance[next])
                {
                    (_distance[next], _into[next]) = (length, half);
                    _heap.Set(next, length);
                }
            }
        }

        Settle(end, reached);
        return end;
    }

    private long Length(int half, int node, int next) => _cost[half] + _potential[node] - _potential[next];

    private void Settle(int end, long reached)
    {
        for (int i = 0; i < _settledCount; i++)
        {
            int node = _settled[i];
            _potential[node] += end < 0 ? 0 : _distance[node] - reached;
            _distance[node] = long.MaxValue;
        }

        while (_heap.Count > 0)
        {
            _distance[_heap.Pop()] = long.MaxValue;
        }
    }

    private void Send(int start, int end)
    {
        ReadOnlySpan<int> head = _graph.Head, twin = _graph.Twin;
        Span<long> residual = _graph.Residual;
        long amount = Math.Min(_excess[start], -_excess[end]);
        for (int node = end; node != start; node = head[twin[_into[node]]])
        {
            amount = Math.Min(amount, residual[_into[node]]);
        }

        for (int node = end; node != start; node = head[twin[_into[node]]])
        {
            residual[_into[node]] -= amount;
            residual[twin[_into[node]]] += amount;
        }

        _excess[start] -= amount;
        _excess[end] += amount;
    }
}
