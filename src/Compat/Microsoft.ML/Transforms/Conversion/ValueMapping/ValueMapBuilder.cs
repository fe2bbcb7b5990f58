using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Makes maps of pairs whose types are those of a program: text as string, vectors as arrays.</summary>
internal static class ValueMapBuilder
{
    public static ValueMap Scalars<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> source)
    {
        var map = ValueMap.Create(Primitive<TKey>(), Primitive<TValue>(), DataViewSchema.Annotations.Empty);
        foreach (var (key, value) in Check.NotNull(source, nameof(source)))
            map.AddPair(Raw(key), Raw(value));
        return map;
    }

    public static ValueMap Vectors<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue[]>> source)
    {
        var pairs = Check.NotNull(source, nameof(source)).ToArray();
        // Vectors of one length have a known size.
        int size = pairs.Select(p => p.Value?.Length ?? 0).Distinct().ToArray() is [var only] ? only : 0;
        var type = new VectorDataViewType(Primitive<TValue>(), size);
        var map = ValueMap.Create(Primitive<TKey>(), type, DataViewSchema.Annotations.Empty);
        foreach (var (key, value) in pairs)
            map.AddPair(Raw(key), RawVector(value ?? []));
        return map;
    }

    /// <summary>Texts become keys in the order in which they come first; the texts themselves are the keys' values.</summary>
    public static ValueMap Keys<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> source)
    {
        var pairs = Check.NotNull(source, nameof(source)).ToArray();
        Check.Param(Primitive<TValue>() is TextDataViewType, "treatValuesAsKeyType",
            $"Only text can be treated as keys, not values of type '{typeof(TValue)}'");
        Check.Param(pairs.Length > 0, "keyValuePairs", "Keys cannot be made of no values");

        var numbers = new Dictionary<string, uint>();
        foreach (var pair in pairs)
            numbers.TryAdd(Text(pair.Value), (uint)numbers.Count + 1);
        var values = numbers.Keys.Select(t => t.AsMemory()).ToArray();
        var annotations = AnnotationKinds.Make(b => b.AddVector<ReadOnlyMemory<char>>(
            AnnotationKinds.KeyValues, TextDataViewType.Instance, new(values.Length, values)));
        var map = ValueMap.Create(Primitive<TKey>(), new KeyDataViewType(typeof(uint), values.Length), annotations);
        foreach (var (key, value) in pairs)
            map.AddPair(Raw(key), numbers[Text(value)]);
        return map;
    }

    private static PrimitiveDataViewType Primitive<T>() => ClrTypes.ToPrimitive(typeof(T))
        ?? throw Check.Param("type", $"Values of type '{typeof(T)}' cannot be mapped: it is no type of a scalar column");

    private static string Text<T>(T value) => value?.ToString() ?? "";

    /// <summary>A value as it is held in a column.</summary>
    private static object Raw<T>(T value) =>
        typeof(T) == typeof(string) ? ((string?)(object?)value).AsMemory() : value!;

    private static object RawVector<T>(T[] values) => values is string?[] texts
        ? new VBuffer<ReadOnlyMemory<char>>(texts.Length, Array.ConvertAll(texts, t => t.AsMemory()))
        : new VBuffer<T>(values.Length, values);
}
