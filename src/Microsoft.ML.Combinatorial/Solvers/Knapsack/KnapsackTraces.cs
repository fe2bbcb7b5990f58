namespace Microsoft.ML.Combinatorial.Solvers.Knapsack;

/// <summary>How states came about: each entry turns one item over and names the entry before it. A state is its last entry.</summary>
internal sealed class KnapsackTraces
{
    /// <summary>Most entries; they take half a gigabyte.</summary>
    private const int Most = 1 << 26;

    private (int Item, int Before)[] _entries = new (int, int)[1024];

    public int Count { get; private set; }

    public bool IsFull => Count >= Most;

    public void Clear() => Count = 0;

    /// <summary>Adds an entry; −1 stands for none before it.</summary>
    public int Add(int item, int before)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _entries.Length);
        }

        _entries[Count] = (item, before);
        return Count++;
    }

    /// <summary>Turns over all items along a trace.</summary>
    public void Apply(int trace, Span<bool> taken)
    {
        for (; trace >= 0; trace = _entries[trace].Before)
        {
            taken[_entries[trace].Item] ^= true;
        }
    }
}
