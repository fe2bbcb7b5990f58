namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>A binary heap of the numbers 0 … capacity − 1, each in it at most once, with keys that may change.</summary>
internal sealed class IndexedHeap
{
    private const int Outside = -1;

    private Entry[] _entries = [];
    private int[] _place = [];

    /// <summary>Gets how many numbers are in the heap.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the least key.</summary>
    public long LeastKey => _entries[0].Key;

    /// <summary>Sizes the heap and empties it.</summary>
    public void Reset(int capacity)
    {
        Workspace.Grow(ref _entries, capacity);
        Workspace.Grow(ref _place, capacity);
        _place.AsSpan(0, capacity).Fill(Outside);
        Count = 0;
    }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        for (int at = 0; at < Count; at++)
        {
            _place[_entries[at].Item] = Outside;
        }

        Count = 0;
    }

    /// <summary>Puts a number in, or changes its key.</summary>
    public void Set(int item, long key)
    {
        int at = _place[item];
        if (at == Outside)
        {
            Rise(Count++, new Entry(key, item));
        }
        else if (key < _entries[at].Key)
        {
            Rise(at, new Entry(key, item));
        }
        else
        {
            Sink(at, new Entry(key, item));
        }
    }

    /// <summary>Takes a number out if it is in.</summary>
    public void Remove(int item)
    {
        int at = _place[item];
        if (at == Outside)
        {
            return;
        }

        _place[item] = Outside;
        Entry last = _entries[--Count];
        if (at == Count)
        {
            return;
        }

        if (last.Key < _entries[at].Key)
        {
            Rise(at, last);
        }
        else
        {
            Sink(at, last);
        }
    }

    /// <summary>Takes out the number with the least key.</summary>
    public int Pop()
    {
        int item = _entries[0].Item;
        _place[item] = Outside;
        Entry last = _entries[--Count];
        if (Count > 0)
        {
            Sink(0, last);
        }

        return item;
    }

    private void Rise(int at, Entry entry)
    {
        Entry[] entries = _entries;
        while (at > 0)
        {
            int above = (at - 1) >> 1;
            if (entries[above].Key <= entry.Key)
            {
                break;
            }

            entries[at] = entries[above];
            _place[entries[at].Item] = at;
            at = above;
        }

        entries[at] = entry;
        _place[entry.Item] = at;
    }

    private void Sink(int at, Entry entry)
    {
        Entry[] entries = _entries;
        int count = Count;
        for (int below = (2 * at) + 1; below < count; below = (2 * at) + 1)
        {
            if (below + 1 < count && entries[below + 1].Key < entries[below].Key)
            {
                below++;
            }

            if (entry.Key <= entries[below].Key)
            {
                break;
            }

            entries[at] = entries[below];
            _place[entries[at].Item] = at;
            at = below;
        }

        entries[at] = entry;
        _place[entry.Item] = at;
    }

    private readonly record struct Entry(long Key, int Item);
}
