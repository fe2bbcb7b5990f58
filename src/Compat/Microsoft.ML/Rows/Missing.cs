namespace Microsoft.ML.Data;

/// <summary>Which values are missing: NaN, and the key 0.</summary>
internal static class Missing
{
    /// <summary>A test for one value of that item type, or null for types in which nothing can be missing.</summary>
    public static Predicate<T>? Test<T>(DataViewType itemType) => (Predicate<T>?)TestOf(itemType);

    public static bool IsSupported(DataViewType itemType) => TestOf(itemType) is not null;

    private static Delegate? TestOf(DataViewType itemType)
    {
        if (itemType == NumberDataViewType.Single)
            return (Predicate<float>)float.IsNaN;
        if (itemType == NumberDataViewType.Double)
            return (Predicate<double>)double.IsNaN;
        if (itemType is not KeyDataViewType)
            return null;
        return Type.GetTypeCode(itemType.RawType) switch
        {
            TypeCode.Byte => (Predicate<byte>)(key => key == 0),
            TypeCode.UInt16 => (Predicate<ushort>)(key => key == 0),
            TypeCode.UInt32 => (Predicate<uint>)(key => key == 0),
            _ => (Predicate<ulong>)(key => key == 0),
        };
    }
}
