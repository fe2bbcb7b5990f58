namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A partition of 0 … count − 1 into sets that can be joined: union by size, paths halved.</summary>
/// <remarks>Source: Tarjan and van Leeuwen 1984, doi:10.1145/62.2160.</remarks>
internal sealed class DisjointSets
{
    // A root holds minus its set's size; every other element its parent.
    private int[] _parent = [];

    /// <summary>Gets how many sets there are.</summary>
    public int SetCount { get; private set; }

    /// <summary>Makes every element a set of its own; allocates only where there are more elements than ever before.</summary>
    public void Reset(int count)
    {
        if (_parent.Length < count)
        {
            _parent = new int[count];
        }

        _parent.AsSpan(0, count).Fill(-1);
        SetCount = count;
    }

    /// <summary>The element that stands for the set of <paramref name="element"/>.</summary>
    public int Find(int element)
    {
        int[] parent = _parent;
        while (parent[element] >= 0)
        {
            int above = parent[element];
            if (parent[above] >= 0)
            {
                parent[element] = parent[above];
            }

            element = above;
        }

        return element;
    }

    /// <summary>The size of the set of <paramref name="element"/>.</summary>
    public int SizeOf(int element) => -_parent[Find(element)];

    /// <summary>Joins two sets; false where they were one already.</summary>
    public bool Join(int first, int second)
    {
        (first, second) = (Find(first), Find(second));
        if (first == second)
        {
            return false;
        }

        (int large, int small) = _parent[first] <= _parent[second] ? (first, second) : (second, first);
        _parent[large] += _parent[small];
        _parent[small] = large;
        SetCount--;
        return true;
    }
}
