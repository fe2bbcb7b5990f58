namespace Microsoft.ML.Combinatorial.Solvers.Matching;

/// <summary>
/// Minimum-cost perfect matching from prices and a partial matching: every node left without partner grows a tree of alternating paths,
/// nearest first, in which odd cycles are shrunk to blossoms, until the tree meets another free node.
/// </summary>
/// <remarks>
/// <para>An item is a node, 0 … n − 1, or a blossom, n …; a surface item lies in no other. Outer items lie an even number of edges from the
/// root, their prices rise with time; those of inner items fall. A node's price holds the prices of all blossoms around it, so the slack of
/// an edge between surface items is its cost less its ends' prices. Within a search a price is kept as <c>Price + sign · time</c>, so
/// that nothing moves while time goes on.</para>
/// <para>One heap holds what happens next: for a node outside of the tree when its best edge lets it in; for an outer node when its best
/// edge to another outer item closes a cycle; for an inner blossom when its price is used up. A node whose best edge has often come to lie
/// inside a blossom is not looked through again: all its closing edges go to a second heap. So a search takes O(E log nodes + nodes²).</para>
/// <para>Sources: Edmonds 1965, doi:10.6028/jres.069B.013; one tree at a time by shortest paths: Derigs 1981,
/// doi:10.1002/net.3230110206.</para>
/// </remarks>
internal sealed partial class BlossomSearch(MatchingGraph graph)
{
    private const sbyte Apart = 0;
    private const sbyte Outer = 1;
    private const sbyte Inner = -1;
    private const sbyte Free = 2;

    private const int MostScans = 8;

    private readonly IndexedHeap _events = new();
    private readonly IndexedHeap _closings = new();

    // Of nodes: the state of the surface item around it, the least cost less price of an outer node's edge to it, and that edge.
    private sbyte[] _sign = [];
    private long[] _bestRest = [];
    private int[] _bestFrom = [];
    private int[] _bestArc = [];
    private int[] _scans = [];
    private long _time;
    private long _end;
    private int _endFrom;
    private int _endArc;

    public void Reserve(int nodes)
    {
        int items = nodes + (nodes / 2);
        _events.Reset(items);
        Workspace.Grow(ref _sign, nodes);
        Workspace.Grow(ref _bestRest, nodes);
        Workspace.Grow(ref _bestFrom, nodes);
        Workspace.Grow(ref _bestArc, nodes);
        Workspace.Grow(ref _scans, nodes);
        _closings.Reset(graph.Start[nodes]);
        ReserveItems(nodes, items);
    }

    /// <summary>Completes the graph's matching.</summary>
    public SolverStatus Run(in SolverLimits limits)
    {
        ResetItems();
        for (int root = 0; root < graph.NodeCount; root++)
        {
            if (!IsFree(_surface[root]))
            {
                continue;
            }

            if (limits.Reached())
            {
                return SolverStatus.TimeLimit;
            }

            SolverStatus status = Search(root, limits);
            if (status != SolverStatus.Optimal)
            {
                return status;
            }

            Augment();
            EndSearch();
        }

        UnfoldAll();
        return SolverStatus.Optimal;
    }

    private bool IsFree(int item) => graph.Mate[_base[item]] < 0;

    private SolverStatus Search(int root, in SolverLimits limits)
    {
        StartSearch();
        int surface = _surface[root];
        MakeOuter(surface);
        ScanAll(surface);
        while (true)
        {
            bool closing = _closings.Count > 0 && (_events.Count == 0 || _closings.LeastKey <= _events.LeastKey);
            IndexedHeap heap = closing ? _closings : _events;
            if (heap.Count == 0 || heap.LeastKey >= _end)
            {
                break;
            }

            if (limits.Reached())
            {
                return SolverStatus.TimeLimit;
            }

            _time = heap.LeastKey;
            int next = heap.Pop();
            if (closing)
            {
                Close(graph.Tail[next], graph.Head[next], graph.Slot[next]);
            }
            else
            {
                Happen(next);
            }
        }

        _time = _end;
        return _end < long.MaxValue ? SolverStatus.Optimal : SolverStatus.Infeasible;
    }

    private void Happen(int item)
    {
        if (item >= graph.NodeCount)
        {
            Expand(item);
        }
        else if (_sign[item] == Apart)
        {
            Grow(item);
        }
        else if (_sign[item] == Outer)
        {
            Close(item, _bestFrom[item], graph.Slot[_bestArc[item]]);
            Scan(item);
        }
    }

    /// <summary>Shrinks the cycle that an edge between outer nodes closes, unless it has come to lie inside a blossom since.</summary>
    private void Close(int from, int to, int slot)
    {
        if (_surface[from] != _surface[to])
        {
            Shrink(from, to, slot);
        }
    }

    private void StartSearch()
    {
        (_time, _end) = (0, long.MaxValue);
        _events.Clear();
        _closings.Clear();
        for (int node = 0; node < graph.NodeCount; node++)
        {
            _sign[node] = IsFree(_surface[node]) ? Free : Apart;
            _bestRest[node] = long.MaxValue;
            _scans[node] = 0;
        }
    }

    /// <summary>Looks along the edges of an outer node.</summary>
    private void Scan(int node)
    {
        int own = _surface[node];
        long price = graph.Price[node];
        long closing = long.MaxValue;
        int closingArc = -1;
        for (int arc = graph.Start[node]; arc < graph.Start[node + 1]; arc++)
        {
            int head = graph.Head[arc];
            long rest = graph.Cost[arc] - price;
            sbyte sign = _sign[head];
            if (sign == Outer)
            {
                long slack = rest - graph.Price[head];
                if (slack < closing && _surface[head] != own)
                {
                    (closing, closingArc) = (slack, arc);
                }
            }
            else if (rest < _bestRest[head])
            {
                (_bestRest[head], _bestFrom[head], _bestArc[head]) = (rest, node, arc);
                Offer(head, rest - graph.Price[head], sign, node, arc);
            }
        }

        if (closingArc < 0 || closing / 2 >= _end)
        {
            _events.Remove(node);
        }
        else if (++_scans[node] <= MostScans)
        {
            // An outer node's own best edge leads away from it.
            (_bestFrom[node], _bestArc[node]) = (graph.Head[closingArc], closingArc);
            _events.Set(node, closing / 2);
        }
        else
        {
            _events.Remove(node);
            ListClosings(node);
        }
    }

    /// <summary>Puts all edges from an outer node to other outer items into their heap; those to items that become outer later are found
    /// from there.</summary>
    private void ListClosings(int node)
    {
        for (int arc = graph.Start[node]; arc < graph.Start[node + 1]; arc++)
        {
            int head = graph.Head[arc];
            long time = (graph.Cost[arc] - graph.Price[node] - graph.Price[head]) / 2;
            if (_sign[head] == Outer && _surface[head] != _surface[node] && time < _end)
            {
                _closings.Set(arc, time);
            }
        }
    }

    /// <summary>A node that is not outer can be reached at the given time.</summary>
    private void Offer(int node, long time, sbyte sign, int from, int arc)
    {
        if (sign == Inner || time >= _end)
        {
            return;
        }

        if (sign == Free)
        {
            (_end, _endFrom, _endArc) = (time, from, arc);
        }
        else
        {
            _events.Set(node, time);
        }
    }

    /// <summary>The item around a node joins the tree as an inner one, and the item that it is matched with as an outer one.</summary>
    private void Grow(int node)
    {
        int inner = _surface[node];
        (_enterFrom[inner], _enterTo[inner]) = (_bestFrom[node], node);
        _enterSlot[inner] = graph.Slot[_bestArc[node]];
        MakeInner(inner);
        int outer = _surface[graph.Mate[_base[inner]]];
        MakeOuter(outer);
        ScanAll(outer);
    }

    /// <summary>A surface item outside of the tree becomes outer.</summary>
    private void MakeOuter(int item)
    {
        (_label[item], _since[item]) = (Outer, _time);
        for (int node = _first[item]; node >= 0; node = NextIn(item, node))
        {
            _sign[node] = Outer;
            graph.Price[node] -= _time;
        }
    }

    /// <summary>A surface item outside of the tree becomes inner.</summary>
    private void MakeInner(int item)
    {
        (_label[item], _since[item]) = (Inner, _time);
        for (int node = _first[item]; node >= 0; node = NextIn(item, node))
        {
            _sign[node] = Inner;
            graph.Price[node] += _time;
        }

        AwaitExpansion(item);
    }

    private void AwaitExpansion(int item)
    {
        if (item >= graph.NodeCount)
        {
            _events.Set(item, _time + _price[item]);
        }
    }

    private void ScanAll(int item)
    {
        for (int node = _first[item]; node >= 0; node = NextIn(item, node))
        {
            Scan(node);
        }
    }

    /// <summary>Matches the two free items along the path between them.</summary>
    private void Augment()
    {
        int from = _endFrom;
        int to = graph.Head[_endArc];
        int slot = graph.Slot[_endArc];
        _base[_surface[to]] = to;
        (graph.Mate[to], graph.MateSlot[to]) = (from, slot);
        while (true)
        {
            int outer = _surface[from];
            int old = graph.Mate[_base[outer]];
            _base[outer] = from;
            (graph.Mate[from], graph.MateSlot[from]) = (to, slot);
            if (old < 0)
            {
                return;
            }

            int inner = _surface[old];
            (from, to, slot) = (_enterFrom[inner], _enterTo[inner], _enterSlot[inner]);
            _base[inner] = to;
            (graph.Mate[to], graph.MateSlot[to]) = (from, slot);
        }
    }

    /// <summary>Time stops: the prices of all nodes and blossoms of the tree become what they are now.</summary>
    private void EndSearch()
    {
        for (int node = 0; node < graph.NodeCount; node++)
        {
            if (_sign[node] is Apart or Free)
            {
                continue;
            }

            graph.Price[node] += _sign[node] * _time;
            int item = _surface[node];
            if (_label[item] != Apart)
            {
                Settle(item);
                _label[item] = Apart;
            }
        }
    }
}
