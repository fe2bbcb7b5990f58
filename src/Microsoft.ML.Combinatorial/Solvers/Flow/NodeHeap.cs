namespace Microsoft.ML.Combinatorial.Solvers.Flow;

/// <summary>A binary heap of nodes by a key that may fall; each node stands in it once.</summary>
internal sealed class NodeHeap
{
    private const int Absent = -1;

    private int[] _nodes = [];
    private int[] _place = [];
    private long[] _key = [];

    public int Count { get; private set; }

    public void Reserve(int nodeCount)
    {
        Workspace.Grow(ref _nodes, nodeCount);
        Workspace.Grow(ref _key, nodeCount);
        if (_place.Length < nodeCount)
        {
            _place = new int[nodeCount];
            Array.Fill(_place, Absent);
            Count = 0;
        }

        Clear();
    }

    public void Clear()
    {
        for (int i = 0; i < Count; i++)
        {
            _place[_nodes[i]] = Absent;
        }

        Count = 0;
    }

    /// <summary>Puts a node in, or moves it up.</summary>
    public void Set(int node, long key)
    {
        _key[node] = key;
        int place = _place[node] == Absent ? Count++ : _place[node];
        while (place > 0 && _key[_nodes[(place - 1) / 2]] > key)
        {
            Put(place, _nodes[(place - 1) / 2]);
            place = (place - 1) / 2;
        }

        Put(place, node);
    }

    public int TakeLeast(out long key)
    {
        int least = _nodes[0], moved = _nodes[--Count];
        _place[least] = Absent;
        key = _key[least];
        if (Count > 0)
        {
            Sink(moved);
        }

        return least;
    }

    private void Sink(int node)
    {
        int place = 0;
        long key = _key[node];
        while (true)
        {
            int child = (2 * place) + 1;
            if (child + 1 < Count && _key[_nodes[child + 1]] < _key[_nodes[child]])
            {
                child++;
            }

            if (child >= Count || _key[_nodes[child]] >= key)
            {
                Put(place, node);
                return;
            }

            Put(place, _nodes[child]);
            place = child;
        }
    }

    private void Put(int place, int node) => (_nodes[place], _place[node]) = (node, place);
}
