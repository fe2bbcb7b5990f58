namespace Microsoft.ML.Combinatorial.Solvers.Matching;

/// <summary>
/// Matches most nodes before the search for blossoms: solves the relaxation in which an odd cycle may take half of each of its edges. Every
/// node without partner grows a tree of alternating paths, nearest first, until it meets another free node, a half cycle, or itself.
/// </summary>
/// <remarks>
/// <para>Ends with prices that are optimal for the relaxation. On a bipartite graph, where no odd cycle exists, it is the whole
/// algorithm. Elsewhere one node of each half cycle is left without partner.</para>
/// <para>Source: the fractional start of Applegate and Cook 1993, "Solving large-scale matching problems", as a Dijkstra search for each
/// root.</para>
/// </remarks>
internal sealed class FractionalMatching(MatchingGraph graph)
{
    private const int None = -1;

    // A node of a half cycle: no mate of its own, but a next one.
    private const int Half = -2;

    private readonly IndexedHeap _heap = new();
    private long[] _near = [];
    private long[] _entered = [];
    private sbyte[] _label = [];
    private int[] _from = [];
    private int[] _bySlot = [];
    private int[] _touched = [];
    private int[] _next = [];
    private int[] _nextSlot = [];
    private int[] _mark = [];
    private int _touchedCount;
    private int _stamp;
    private long _end;
    private int _endFrom;
    private int _endTo;
    private int _endSlot;
    private bool _endInside;

    public void Reserve(int nodes)
    {
        _heap.Reset(nodes);
        Workspace.Grow(ref _near, nodes);
        Workspace.Grow(ref _entered, nodes);
        Workspace.Grow(ref _label, nodes);
        Workspace.Grow(ref _from, nodes);
        Workspace.Grow(ref _bySlot, nodes);
        Workspace.Grow(ref _touched, nodes);
        Workspace.Grow(ref _next, nodes);
        Workspace.Grow(ref _nextSlot, nodes);
        Workspace.Grow(ref _mark, nodes);
        _near.AsSpan().Fill(long.MaxValue);
        _label.AsSpan().Clear();
        _mark.AsSpan().Clear();
        _stamp = 0;
    }

    /// <summary>Solves the relaxation from the graph's matching and prices.</summary>
    public SolverStatus Run(in SolverLimits limits)
    {
        for (int root = 0; root < graph.NodeCount; root++)
        {
            if (graph.Mate[root] != None)
            {
                continue;
            }

            if (limits.Reached())
            {
                return SolverStatus.TimeLimit;
            }

            bool found = Search(root);
            ChangePrices(found);
            if (!found)
            {
                return SolverStatus.Infeasible;
            }

            Augment();
        }

        for (int node = 0; node < graph.NodeCount; node++)
        {
            if (graph.Mate[node] == Half)
            {
                OpenCycle(node);
                graph.Mate[node] = None;
            }
        }

        return SolverStatus.Optimal;
    }

    /// <summary>Grows the tree of a root; time is how far the root's price has risen.</summary>
    private bool Search(int root)
    {
        _touchedCount = 0;
        _end = long.MaxValue;
        Touch(root);
        Grow(root, 0);
        while (_heap.Count > 0 && _heap.LeastKey < _end)
        {
            long time = _heap.LeastKey;
            int node = _heap.Pop();
            if (_label[node] != 0)
            {
                // It came in as a partner meanwhile.
                continue;
            }

            int mate = graph.Mate[node];
            _label[node] = -1;
            _entered[node] = time;
            if (_near[mate] == long.MaxValue)
            {
                Touch(mate);
            }

            Grow(mate, time);
        }

        return _end < long.MaxValue;
    }

    private void Touch(int node) => _touched[_touchedCount++] = node;

    /// <summary>Takes a node in whose price rises from now on, and looks along its edges.</summary>
    private void Grow(int node, long time)
    {
        _label[node] = 1;
        _entered[node] = time;
        _near[node] = 0;
        long price = graph.Price[node] - time;
        int[] heads = graph.Head;
        for (int arc = graph.Start[node]; arc < graph.Start[node + 1]; arc++)
        {
            int head = heads[arc];
            long slackEnd = graph.Cost[arc] - price - graph.Price[head];
            if (_label[head] > 0)
            {
                // Both prices rise.
                slackEnd = (slackEnd + _entered[head]) >> 1;
                if (slackEnd < _end)
                {
                    End(slackEnd, node, arc, true);
                }
            }
            else if (slackEnd < _end && slackEnd < _near[head] && _label[head] == 0)
            {
                if (graph.Mate[head] < 0)
                {
                    End(slackEnd, node, arc, false);
                    continue;
                }

                if (_near[head] == long.MaxValue)
                {
                    Touch(head);
                }

                (_near[head], _from[head], _bySlot[head]) = (slackEnd, node, graph.Slot[arc]);
                _heap.Set(head, slackEnd);
            }
        }
    }

    private void End(long time, int node, int arc, bool inside) =>
        (_end, _endFrom, _endTo, _endSlot, _endInside) = (time, node, graph.Head[arc], graph.Slot[arc], inside);

    private void ChangePrices(bool found)
    {
        for (int k = 0; k < _touchedCount; k++)
        {
            int node = _touched[k];
            if (found)
            {
                graph.Price[node] += _label[node] * (_end - _entered[node]);
            }

            _label[node] = 0;
            _near[node] = long.MaxValue;
        }

        _heap.Clear();
    }

    private void Augment()
    {
        if (_endInside)
        {
            CloseCycle();
            return;
        }

        if (graph.Mate[_endTo] == Half)
        {
            OpenCycle(_endTo);
        }

        Flip(_endFrom, _endTo, _endSlot);
        (graph.Mate[_endTo], graph.MateSlot[_endTo]) = (_endFrom, _endSlot);
    }

    /// <summary>Gives a node of the tree a new partner, its old partner the node before, and so on up to the root.</summary>
    private void Flip(int node, int partner, int slot)
    {
        while (true)
        {
            int old = graph.Mate[node];
            (graph.Mate[node], graph.MateSlot[node]) = (partner, slot);
            if (old < 0)
            {
                return;
            }

            node = _from[old];
            slot = _bySlot[old];
            (graph.Mate[old], graph.MateSlot[old]) = (node, slot);
            partner = old;
        }
    }

    /// <summary>Two paths of the tree meet: they become a half cycle from where they part.</summary>
    private void CloseCycle()
    {
        int meet = Meet(_endFrom, _endTo);

        // Up on one side, down on the other.
        for (int node = _endTo; node != meet;)
        {
            int mate = graph.Mate[node];
            (_next[node], _nextSlot[node]) = (mate, graph.MateSlot[node]);
            (_next[mate], _nextSlot[mate]) = (_from[mate], _bySlot[mate]);
            node = _from[mate];
        }

        (_next[_endFrom], _nextSlot[_endFrom]) = (_endTo, _endSlot);
        for (int node = _endFrom; node != meet;)
        {
            int mate = graph.Mate[node];
            (_next[mate], _nextSlot[mate]) = (node, graph.MateSlot[node]);
            node = _from[mate];
            (_next[node], _nextSlot[node]) = (mate, _bySlot[mate]);
        }

        Flip(meet, Half, -1);
        for (int node = _next[meet]; node != meet; node = _next[node])
        {
            graph.Mate[node] = Half;
        }
    }

    private int Meet(int first, int second)
    {
        _stamp++;
        while (true)
        {
            if (first != None)
            {
                if (_mark[first] == _stamp)
                {
                    return first;
                }

                _mark[first] = _stamp;
                first = graph.Mate[first] < 0 ? None : _from[graph.Mate[first]];
            }

            (first, second) = (second, first);
        }
    }

    /// <summary>Makes pairs of a half cycle's nodes, all but one.</summary>
    private void OpenCycle(int but)
    {
        for (int node = _next[but]; node != but; node = _next[_next[node]])
        {
            graph.Match(node, _next[node], _nextSlot[node]);
        }
    }
}
