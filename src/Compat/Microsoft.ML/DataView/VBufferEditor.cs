namespace Microsoft.ML.Data;

public static class VBufferEditor
{
    public static VBufferEditor<T> CreateFromBuffer<T>(ref VBuffer<T> destination) =>
        Create(ref destination, destination.Length, destination.Count, keepOldOnResize: true);

    public static VBufferEditor<T> Create<T>(
        ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
    {
        Check.Param(newLogicalLength >= 0, nameof(newLogicalLength));
        Check.Param(valuesCount is null or >= 0 && (valuesCount ?? 0) <= newLogicalLength, nameof(valuesCount));
        var count = valuesCount ?? newLogicalLength;
        var capacity = Math.Max(count, maxValuesCapacity ?? newLogicalLength);

        var values = destination.ValuesArray;
        var newValues = EnsureCapacity(ref values, count, capacity, keepOldOnResize);
        var indices = destination.IndicesArray;
        var needIndices = count < newLogicalLength || requireIndicesOnDense;
        var newIndices = needIndices && EnsureCapacity(ref indices, count, capacity, keepOldOnResize);
        return new(newLogicalLength, count, values, indices, needIndices, newValues, newIndices);
    }

    private static bool EnsureCapacity<T>(ref T[]? array, int needed, int most, bool keep)
    {
        if ((array?.Length ?? 0) >= needed)
        {
            array ??= [];
            return false;
        }

        var old = array;
        // Growing step by step, a caller that keeps the old values gets amortised constant time.
        array = new T[keep && old is not null ? (int)Math.Min(most, Math.Max(needed, 2L * old.Length)) : needed];
        if (keep)
            old?.CopyTo(array, 0);
        return true;
    }
}

public readonly ref struct VBufferEditor<T>
{
    public readonly Span<T> Values;
    public readonly Span<int> Indices;

    private readonly int _logicalLength;
    private readonly T[]? _values;
    private readonly int[]? _indices;

    internal VBufferEditor(
        int logicalLength, int count, T[]? values, int[]? indices, bool exposeIndices, bool createdNewValues, bool createdNewIndices)
    {
        _logicalLength = logicalLength;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = exposeIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = createdNewValues;
        CreatedNewIndices = createdNewIndices;
    }

    public bool CreatedNewValues { get; }

    public bool CreatedNewIndices { get; }

    public VBuffer<T> Commit() => new(_logicalLength, Values.Length, _values, _indices);

    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Check.Param(0 <= physicalValuesCount && physicalValuesCount <= Values.Length, nameof(physicalValuesCount));
        return new(_logicalLength, physicalValuesCount, _values, _indices);
    }
}
