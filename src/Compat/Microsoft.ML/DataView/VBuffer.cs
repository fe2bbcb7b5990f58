using System.Collections;

namespace Microsoft.ML.Data;

/// <summary>A vector that is either dense or holds explicit values at increasing indices.</summary>
public readonly partial struct VBuffer<T>
{
    public readonly int Length;

    private readonly int _count;
    private readonly T[]? _values;
    private readonly int[]? _indices;

    public VBuffer(int length, T[]? values, int[]? indices = null)
    {
        Check.Param(length >= 0, nameof(length));
        Check.Param((values?.Length ?? 0) >= length, nameof(values));
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    public VBuffer(int length, int count, T[]? values, int[]? indices)
    {
        Check.Param(length >= 0, nameof(length));
        Check.Param(0 <= count && count <= length, nameof(count));
        Check.Param((values?.Length ?? 0) >= count, nameof(values));
        Check.Param(count == length || (indices?.Length ?? 0) >= count, nameof(indices));
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    public bool IsDense => _count == Length;

    /// <summary>The arrays behind the buffer, which may be longer than it.</summary>
    internal T[]? ValuesArray => _values;

    internal int[]? IndicesArray => _indices;

    internal int Count => _count;

    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public T GetItemOrDefault(int index)
    {
        T value = default!;
        GetItemOrDefault(index, ref value);
        return value;
    }

    public void GetItemOrDefault(int index, ref T destination)
    {
        Check.Param((uint)index < (uint)Length, nameof(index));
        var slot = IsDense ? index : GetIndices().BinarySearch(index);
        destination = slot >= 0 ? _values![slot] : default!;
    }

    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false) => all || IsDense ? AllItems() : ExplicitItems();

    public IEnumerable<T> DenseValues()
    {
        foreach (var item in AllItems())
            yield return item.Value;
    }

    public IEnumerator GetEnumerator() => DenseValues().GetEnumerator();

    public override string ToString() =>
        IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    private IEnumerable<KeyValuePair<int, T>> ExplicitItems()
    {
        for (var i = 0; i < _count; i++)
            yield return new(_indices![i], _values![i]);
    }

    private IEnumerable<KeyValuePair<int, T>> AllItems()
    {
        var slot = 0;
        for (var i = 0; i < Length; i++)
        {
            var isExplicit = IsDense || (slot < _count && _indices![slot] == i);
            yield return new(i, isExplicit ? _values![slot++] : default!);
        }
    }
}
