namespace Microsoft.ML.Data;

/// <summary>
/// The fields of one line. Dense lines hold field i at position i; a line with a sparse part holds only some
/// source columns, in rising order of their index.
/// </summary>
internal sealed class LineFields
{
    private ReadOnlyMemory<char>[] _texts = new ReadOnlyMemory<char>[16];
    private int[] _indices = new int[16];

    /// <summary>Number of fields held.</summary>
    public int Count { get; private set; }

    /// <summary>Number of source columns that the line speaks of, absent zeros of a sparse part included.</summary>
    public int SourceCount { get; private set; }

    public bool IsSparse { get; private set; }

    public ReadOnlyMemory<char> Text(int position) => _texts[position];

    public int SourceIndex(int position) => _indices[position];

    /// <summary>Position of the first field whose source column is <paramref name="source"/> or later.</summary>
    public int Find(int source)
    {
        if (!IsSparse)
            return Math.Min(source, Count);
        int found = Array.BinarySearch(_indices, 0, Count, source);
        return found >= 0 ? found : ~found;
    }

    public void Clear()
    {
        Count = 0;
        SourceCount = 0;
        IsSparse = false;
    }

    public void AddDense(ReadOnlyMemory<char> text)
    {
        Add(Count, text);
        SourceCount = Count;
    }

    public void AddSparse(int source, ReadOnlyMemory<char> text) => Add(source, text);

    /// <summary>Turns the last dense field, which holds the number of sparse columns, into the start of the sparse part.</summary>
    public void BeginSparse(int length)
    {
        Count--;
        SourceCount = Count + length;
        IsSparse = true;
    }

    private void Add(int source, ReadOnlyMemory<char> text)
    {
        if (Count == _texts.Length)
        {
            Array.Resize(ref _texts, 2 * Count);
            Array.Resize(ref _indices, 2 * Count);
        }
        _texts[Count] = text;
        _indices[Count] = source;
        Count++;
    }
}
