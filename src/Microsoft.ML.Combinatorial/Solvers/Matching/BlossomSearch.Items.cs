namespace Microsoft.ML.Combinatorial.Solvers.Matching;

// Nodes and blossoms: what lies in what, and the matching inside of blossoms.
internal sealed partial class BlossomSearch
{
    // Of nodes.
    private int[] _surface = [];
    private int[] _after = [];

    // Of items. A base is the node of an item that is matched with the outside; nodes lie in a list from first to last.
    private int[] _parent = [];
    private int[] _base = [];
    private int[] _first = [];
    private int[] _last = [];
    private long[] _price = [];

    // Of surface items in the tree: since when they have their label, and the edge by which an inner one was entered.
    private sbyte[] _label = [];
    private long[] _since = [];
    private int[] _enterFrom = [];
    private int[] _enterTo = [];
    private int[] _enterSlot = [];

    // Of items in a blossom: the neighbours on its cycle, and the edge to the next one.
    private int[] _next = [];
    private int[] _previous = [];
    private int[] _linkFrom = [];
    private int[] _linkTo = [];
    private int[] _linkSlot = [];

    private int[] _mark = [];
    private int[] _cycle = [];
    private int[] _idle = [];
    private int _idleCount;
    private int _stamp;

    private void ReserveItems(int nodes, int items)
    {
        Workspace.Grow(ref _surface, nodes);
        Workspace.Grow(ref _after, nodes);
        Workspace.Grow(ref _parent, items);
        Workspace.Grow(ref _base, items);
        Workspace.Grow(ref _first, items);
        Workspace.Grow(ref _last, items);
        Workspace.Grow(ref _price, items);
        Workspace.Grow(ref _label, items);
        Workspace.Grow(ref _since, items);
        Workspace.Grow(ref _enterFrom, items);
        Workspace.Grow(ref _enterTo, items);
        Workspace.Grow(ref _enterSlot, items);
        Workspace.Grow(ref _next, items);
        Workspace.Grow(ref _previous, items);
        Workspace.Grow(ref _linkFrom, items);
        Workspace.Grow(ref _linkTo, items);
        Workspace.Grow(ref _linkSlot, items);
        Workspace.Grow(ref _mark, items);
        Workspace.Grow(ref _cycle, items);
        Workspace.Grow(ref _idle, items);
    }

    private void ResetItems()
    {
        int nodes = graph.NodeCount;
        for (int node = 0; node < nodes; node++)
        {
            _surface[node] = _base[node] = _first[node] = _last[node] = node;
            (_after[node], _parent[node], _price[node], _label[node]) = (-1, -1, 0, Apart);
        }

        _idleCount = 0;
        for (int item = nodes + (nodes / 2) - 1; item >= nodes; item--)
        {
            _idle[_idleCount++] = item;
        }
    }

    /// <summary>The node of an item after another; −1 after the last.</summary>
    private int NextIn(int item, int node) => node == _last[item] ? -1 : _after[node];

    /// <summary>Brings an item's own price up to the present time; a node has none.</summary>
    private void Settle(int item)
    {
        if (item >= graph.NodeCount)
        {
            _price[item] += _label[item] * (_time - _since[item]);
        }
    }

    /// <summary>The part of a blossom that holds a node.</summary>
    private int PartWith(int blossom, int node)
    {
        int part = node;
        while (_parent[part] != blossom)
        {
            part = _parent[part];
        }

        return part;
    }

    /// <summary>
    /// Takes a surface blossom apart: its parts come to the surface; the part that holds the base keeps it, and the others are matched in
    /// pairs along the cycle. Returns the part that holds the base.
    /// </summary>
    private int Unfold(int blossom)
    {
        int top = PartWith(blossom, _base[blossom]);
        _base[top] = _base[blossom];
        int part = top;
        do
        {
            _parent[part] = -1;
            for (int node = _first[part]; node >= 0; node = NextIn(part, node))
            {
                _surface[node] = part;
            }

            part = _next[part];
        }
        while (part != top);

        for (part = _next[top]; part != top; part = _next[_next[part]])
        {
            int other = _next[part];
            (_base[part], _base[other]) = (_linkFrom[part], _linkTo[part]);
            graph.Match(_linkFrom[part], _linkTo[part], _linkSlot[part]);
        }

        _idle[_idleCount++] = blossom;
        return top;
    }

    private void UnfoldAll()
    {
        for (int node = 0; node < graph.NodeCount; node++)
        {
            while (_surface[node] >= graph.NodeCount)
            {
                Unfold(_surface[node]);
            }
        }
    }
}
