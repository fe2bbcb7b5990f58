namespace Microsoft.ML.Combinatorial.Solvers.Matching;

// How blossoms come and go in the course of a search.
internal sealed partial class BlossomSearch
{
    /// <summary>An edge between two outer items has no slack left: the cycle that it closes becomes one outer item.</summary>
    private void Shrink(int from, int to, int slot)
    {
        int top = Meet(_surface[from], _surface[to]);
        int count = CollectCycle(top, from, to, slot);
        int blossom = _idle[--_idleCount];
        (_parent[blossom], _base[blossom], _price[blossom]) = (-1, _base[top], 0);
        (_label[blossom], _since[blossom]) = (Outer, _time);
        _first[blossom] = _first[top];
        _last[blossom] = _last[_cycle[count - 1]];
        for (int k = 0; k < count; k++)
        {
            int part = _cycle[k];
            _next[part] = _cycle[k + 1 < count ? k + 1 : 0];
            _previous[_next[part]] = part;
            _parent[part] = blossom;
            Settle(part);
            for (int node = _first[part]; node >= 0; node = NextIn(part, node))
            {
                _surface[node] = blossom;
            }

            // The lists of nodes become one; each part's own stays a stretch of it.
            if (k + 1 < count)
            {
                _after[_last[part]] = _first[_cycle[k + 1]];
            }
        }

        for (int k = 0; k < count; k++)
        {
            if (_label[_cycle[k]] == Inner)
            {
                _mark[_cycle[k]] = -_stamp;
                _events.Remove(_cycle[k]);
                TurnOuter(_cycle[k]);
            }

            _label[_cycle[k]] = Apart;
        }

        // Only now, as a scan must see all of the blossom as one.
        for (int k = 0; k < count; k++)
        {
            if (_mark[_cycle[k]] == -_stamp)
            {
                ScanAll(_cycle[k]);
            }
        }
    }

    /// <summary>The prices of an inner item's nodes, which fell, rise from now on.</summary>
    private void TurnOuter(int item)
    {
        for (int node = _first[item]; node >= 0; node = NextIn(item, node))
        {
            _sign[node] = Outer;
            graph.Price[node] -= 2 * _time;
        }
    }

    /// <summary>The outer item nearest to the root before a given one; −1 at the root.</summary>
    private int Before(int outer)
    {
        int mate = graph.Mate[_base[outer]];
        return mate < 0 ? -1 : _surface[_enterFrom[_surface[mate]]];
    }

    /// <summary>Where the ways of two outer items to the root come together.</summary>
    private int Meet(int first, int second)
    {
        _stamp++;
        while (true)
        {
            if (first >= 0)
            {
                if (_mark[first] == _stamp)
                {
                    return first;
                }

                _mark[first] = _stamp;
                first = Before(first);
            }

            (first, second) = (second, first);
        }
    }

    /// <summary>Lists the cycle from the top down to one end of the closing edge and from its other end up again, and links its
    /// items.</summary>
    private int CollectCycle(int top, int from, int to, int slot)
    {
        int count = 0;
        for (int outer = _surface[from]; outer != top;)
        {
            int inner = _surface[graph.Mate[_base[outer]]];
            _cycle[count++] = outer;
            _cycle[count++] = inner;
            Link(inner, _base[inner], _base[outer], graph.MateSlot[_base[outer]]);
            outer = _surface[_enterFrom[inner]];
            Link(outer, _enterFrom[inner], _enterTo[inner], _enterSlot[inner]);
        }

        _cycle[count++] = top;
        _cycle.AsSpan(0, count).Reverse();
        Link(_surface[from], from, to, slot);
        for (int outer = _surface[to]; outer != top;)
        {
            int inner = _surface[graph.Mate[_base[outer]]];
            _cycle[count++] = outer;
            _cycle[count++] = inner;
            Link(outer, _base[outer], _base[inner], graph.MateSlot[_base[outer]]);
            Link(inner, _enterTo[inner], _enterFrom[inner], _enterSlot[inner]);
            outer = _surface[_enterFrom[inner]];
        }

        return count;
    }

    private void Link(int item, int from, int to, int slot) =>
        (_linkFrom[item], _linkTo[item], _linkSlot[item]) = (from, to, slot);

    /// <summary>An inner blossom's price is used up: it is taken apart. The parts between the node by which it was entered and its base stay
    /// in the tree, the others leave it.</summary>
    private void Expand(int blossom)
    {
        int entry = PartWith(blossom, _enterTo[blossom]);
        int top = Unfold(blossom);
        (_enterFrom[entry], _enterTo[entry]) = (_enterFrom[blossom], _enterTo[blossom]);
        _enterSlot[entry] = _enterSlot[blossom];

        // The way with an even number of edges goes on with the edge that matches the entry.
        int steps = 0;
        for (int part = entry; part != top; part = _next[part])
        {
            steps++;
        }

        bool onward = steps % 2 == 0;
        int at = entry;
        StayInner(at);
        while (at != top)
        {
            int outer = onward ? _next[at] : _previous[at];
            at = onward ? _next[outer] : _previous[outer];
            (_enterFrom[at], _enterTo[at]) = onward ? (_linkFrom[outer], _linkTo[outer]) : (_linkTo[at], _linkFrom[at]);
            _enterSlot[at] = _linkSlot[onward ? outer : at];
            StayInner(at);
            (_label[outer], _since[outer]) = (Outer, _time);
            TurnOuter(outer);
        }

        for (at = onward ? _next[top] : _previous[top]; at != entry; at = onward ? _next[at] : _previous[at])
        {
            Leave(at);
        }

        for (at = entry; at != top;)
        {
            int outer = onward ? _next[at] : _previous[at];
            ScanAll(outer);
            at = onward ? _next[outer] : _previous[outer];
        }
    }

    private void StayInner(int part)
    {
        (_label[part], _since[part]) = (Inner, _time);
        AwaitExpansion(part);
    }

    /// <summary>A part of an expanded blossom is outside of the tree again, where each node waits for its best edge.</summary>
    private void Leave(int part)
    {
        _label[part] = Apart;
        for (int node = _first[part]; node >= 0; node = NextIn(part, node))
        {
            _sign[node] = Apart;
            graph.Price[node] -= _time;
            if (_bestRest[node] < long.MaxValue && _bestRest[node] - graph.Price[node] < _end)
            {
                _events.Set(node, _bestRest[node] - graph.Price[node]);
            }
            else
            {
                _events.Remove(node);
            }
        }
    }
}
