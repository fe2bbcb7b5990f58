namespace Microsoft.ML.Data;

/// <summary>Functions of keys, whatever number type holds them.</summary>
internal static class KeyMapping
{
    /// <summary>A <see cref="ValueMapper{TSource,TResult}"/> from the raw type of a key; 0 is the missing key.</summary>
    public static Delegate Of<TResult>(KeyDataViewType type, Func<ulong, TResult> map) => Type.GetTypeCode(type.RawType) switch
    {
        TypeCode.Byte => (ValueMapper<byte, TResult>)((in byte key, ref TResult result) => result = map(key)),
        TypeCode.UInt16 => (ValueMapper<ushort, TResult>)((in ushort key, ref TResult result) => result = map(key)),
        TypeCode.UInt32 => (ValueMapper<uint, TResult>)((in uint key, ref TResult result) => result = map(key)),
        _ => (ValueMapper<ulong, TResult>)((in ulong key, ref TResult result) => result = map(key)),
    };

    /// <summary>Zero-based keys of a scalar or vector column; a missing key, or one past the last, is -1.</summary>
    public static Delegate CreateIndexGetter(DataViewRow row, DataViewSchema.Column input)
    {
        var type = (KeyDataViewType)input.Type.ItemType();
        return ItemMapping.CreateGetter(row, input, Of(type, key => key <= type.Count ? (int)key - 1 : -1));
    }

    /// <summary>The number of values of a column of keys that can become slots of a vector.</summary>
    public static int CountOf(DataViewSchema.Column input)
    {
        if (input.Type.ItemType() is KeyDataViewType { Count: <= int.MaxValue } key)
            return (int)key.Count;
        throw SchemaErrors.Mismatch("input", input.Name, "key type of known cardinality", input.Type.ToString()!);
    }

    /// <summary>The texts of a column's keys, where it has them.</summary>
    public static ReadOnlyMemory<char>[]? TextsOf(DataViewSchema.Column input)
    {
        if (!input.HasKeyValues())
            return null;
        VBuffer<ReadOnlyMemory<char>> texts = default;
        input.GetKeyValues(ref texts);
        return [.. texts.DenseValues()];
    }

    /// <summary>The names of a vector's slots, or [0], [1] and so on.</summary>
    public static string[] SlotLabels(DataViewSchema.Column input, int size)
    {
        var labels = Enumerable.Range(0, size).Select(i => $"[{i}]").ToArray();
        if (!input.HasSlotNames())
            return labels;
        VBuffer<ReadOnlyMemory<char>> names = default;
        input.GetSlotNames(ref names);
        foreach (var (slot, name) in names.Items())
        {
            if (!name.IsEmpty)
                labels[slot] = name.ToString();
        }
        return labels;
    }
}
