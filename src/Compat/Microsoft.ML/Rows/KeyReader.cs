namespace Microsoft.ML.Data;

/// <summary>Reads keys of every raw type as 64 bits.</summary>
internal static class KeyReader
{
    public static Func<ulong> Open(DataViewRow row, DataViewSchema.Column column) =>
        Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Byte => Open<byte>(row, column, k => k),
            TypeCode.UInt16 => Open<ushort>(row, column, k => k),
            TypeCode.UInt32 => Open<uint>(row, column, k => k),
            _ => Open<ulong>(row, column, k => k),
        };

    private static Func<ulong> Open<T>(DataViewRow row, DataViewSchema.Column column, Func<T, ulong> widen)
        where T : struct
    {
        var getter = row.GetGetter<T>(column);
        T key = default;
        return () =>
        {
            getter(ref key);
            return widen(key);
        };
    }
}
