using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.Flow;

/// <summary>
/// The greatest flow between two nodes by Dinic's algorithm: as long as the sink can be reached, nodes are labelled with their distance to it
/// and paths of falling distance are filled until none is left.
/// </summary>
/// <remarks>O(nodes² · arcs) at worst, on grids near linear in practice. Source: Dinic 1970; Even 1979.</remarks>
internal sealed class MaximumFlow
{
    private const int PathsPerClock = 256;

    private readonly ResidualGraph _graph = new();
    private int[] _distance = [];
    private int[] _next = [];
    private int[] _queue = [];
    private int[] _path = [];

    public void Prepare(int nodeCount, ReadOnlySpan<FlowArc> arcs)
    {
        _graph.Prepare(nodeCount, arcs);
        Workspace.Grow(ref _distance, nodeCount);
        Workspace.Grow(ref _next, nodeCount);
        Workspace.Grow(ref _queue, nodeCount);
        Workspace.Grow(ref _path, nodeCount);
    }

    public void SetCapacity(int arc, long forward, long backward) => _graph.SetCapacity(arc, forward, backward);

    /// <summary>Fills the graph; false when the limit was reached before the flow was the greatest.</summary>
    public bool Run(int source, int sink, in SolverLimits limits, out long flow)
    {
        flow = 0;
        while (!limits.Reached())
        {
            if (!Label(source, sink))
            {
                return true;
            }

            _graph.First[.._graph.NodeCount].CopyTo(_next);
            if (!FillPaths(source, sink, limits, ref flow))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>After a whole run: the smallest source side of a least cut, which is what the source can still reach.</summary>
    public void ReadSourceSide(int source, Span<bool> onSourceSide)
    {
        ReadOnlySpan<int> first = _graph.First, head = _graph.Head;
        ReadOnlySpan<long> residual = _graph.Residual;
        onSourceSide.Clear();
        onSourceSide[source] = true;
        _queue[0] = source;
        for (int taken = 0, count = 1; taken < count; taken++)
        {
            int node = _queue[taken];
            for (int half = first[node]; half < first[node + 1]; half++)
            {
                if (residual[half] > 0 && !onSourceSide[head[half]])
                {
                    onSourceSide[head[half]] = true;
                    _queue[count++] = head[half];
                }
            }
        }
    }

    /// <summary>Distances to the sink over arcs that can carry more; −1 where there is no way. False when the source has none.</summary>
    private bool Label(int source, int sink)
    {
        ReadOnlySpan<int> first = _graph.First, head = _graph.Head, twin = _graph.Twin;
        ReadOnlySpan<long> residual = _graph.Residual;
        Span<int> distance = _distance.AsSpan(0, _graph.NodeCount);
        distance.Fill(-1);
        distance[sink] = 0;
        _queue[0] = sink;
        for (int taken = 0, count = 1; taken < count; taken++)
        {
            int node = _queue[taken];
            if (node == source)
            {
                // Whatever is farther away lies on no shortest path.
                return true;
            }

            for (int half = first[node]; half < first[node + 1]; half++)
            {
                int from = head[half];
                if (distance[from] < 0 && residual[twin[half]] > 0)
                {
                    distance[from] = distance[node] + 1;
                    _queue[count++] = from;
                }
            }
        }

        return false;
    }

    private bool FillPaths(int source, int sink, in SolverLimits limits, ref long flow)
    {
        ReadOnlySpan<int> first = _graph.First, head = _graph.Head, twin = _graph.Twin;
        Span<long> residual = _graph.Residual;
        int length = 0, node = source, paths = 0;
        while (true)
        {
            if (node == sink)
            {
                flow += Fill(length, residual, twin, out length);
                node = head[twin[_path[length]]];
                if (++paths % PathsPerClock == 0 && limits.Reached())
                {
                    return false;
                }

                continue;
            }

            int half = _next[node], end = first[node + 1], nearer = _distance[node] - 1;
            while (half < end && (residual[half] == 0 || _distance[head[half]] != nearer))
            {
                half++;
            }

            _next[node] = half;
            if (half < end)
            {
                _path[length++] = half;
                node = head[half];
            }
            else if (node == source)
            {
                return true;
            }
            else
            {
                // A dead end: no path looks at it again.
                _distance[node] = int.MaxValue;
                node = head[twin[_path[--length]]];
            }
        }
    }

    /// <summary>Sends as much as the path carries; gives the amount and how much of the path comes before its first full arc.</summary>
    private long Fill(int length, Span<long> residual, ReadOnlySpan<int> twin, out int kept)
    {
        long amount = long.MaxValue;
        kept = 0;
        for (int i = 0; i < length; i++)
        {
            if (residual[_path[i]] < amount)
            {
                (amount, kept) = (residual[_path[i]], i);
            }
        }

        for (int i = 0; i < length; i++)
        {
            residual[_path[i]] -= amount;
            residual[twin[_path[i]]] += amount;
        }

        return amount;
    }
}
