namespace Microsoft.ML.Data;

/// <summary>What stands for a missing value in a column: NaN, an empty text, the key 0. Other types have none.</summary>
internal static class MissingValues
{
    /// <summary>Whether values of the type are marked as missing; an empty text is a text as well.</summary>
    public static bool Exist(DataViewType itemType) =>
        itemType is KeyDataViewType || itemType.RawType == typeof(float) || itemType.RawType == typeof(double);

    /// <summary>The test for values of a scalar type whose raw type is <typeparamref name="T"/>.</summary>
    public static Predicate<T> Test<T>(DataViewType itemType)
    {
        if (itemType is KeyDataViewType)
            return value => RawComparer.Of<T>().Equals(value, default!);
        return (Predicate<T>)(Delegate)(itemType.RawType switch
        {
            var t when t == typeof(float) => new Predicate<float>(float.IsNaN),
            var t when t == typeof(double) => new Predicate<double>(double.IsNaN),
            var t when t == typeof(ReadOnlyMemory<char>) => new Predicate<ReadOnlyMemory<char>>(text => text.IsEmpty),
            _ => new Predicate<T>(_ => false),
        });
    }

    /// <summary>The missing value of a scalar type, or its default where there is none.</summary>
    public static T Of<T>() =>
        typeof(T) == typeof(float) ? (T)(object)float.NaN
        : typeof(T) == typeof(double) ? (T)(object)double.NaN
        : default!;
}
