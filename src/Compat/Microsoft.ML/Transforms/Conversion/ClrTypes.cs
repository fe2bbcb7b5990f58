namespace Microsoft.ML.Data;

/// <summary>The column type of a program's type; text is a string there.</summary>
internal static class ClrTypes
{
    public static PrimitiveDataViewType? ToPrimitive(Type type)
    {
        if (type == typeof(DataViewRowId))
            return RowIdDataViewType.Instance;
        return ToKind(type)?.ToType();
    }

    public static DataKind? ToKind(Type type)
    {
        if (type == typeof(string))
            return DataKind.String;
        foreach (var kind in Enum.GetValues<DataKind>())
        {
            if (kind.ToType().RawType == type)
                return kind;
        }
        return null;
    }
}
