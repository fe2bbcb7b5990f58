using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.Data;

/// <summary>Which .NET types stand for which custom column types.</summary>
public static class DataViewTypeManager
{
    private static readonly Lock Gate = new();
    private static readonly List<(DataViewType Column, Type Raw, DataViewTypeAttribute? Attribute)> Known = [];

    private static readonly HashSet<Type> Banned =
    [
        .. NumberDataViewType.All.Select(t => t.RawType), typeof(string), typeof(ReadOnlyMemory<char>), typeof(bool),
        typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DataViewRowId),
    ];

    public static void Register(DataViewType dataViewType, Type rawType, IEnumerable<Attribute> rawTypeAttributes) =>
        Register(dataViewType, rawType, SingleOrNull(rawTypeAttributes));

    public static void Register(DataViewType dataViewType, Type rawType, DataViewTypeAttribute? dataViewTypeAttribute = null)
    {
        Check.NotNull(dataViewType, nameof(dataViewType));
        Check.NotNull(rawType, nameof(rawType));
        Check.Param(!Banned.Contains(rawType), nameof(rawType), $"Type {rawType} has been registered as ML.NET's default supported type, so it can't not be registered again.");
        lock (Gate)
        {
            if (Known.Any(k => k.Column.Equals(dataViewType) && k.Raw == rawType && Equals(k.Attribute, dataViewTypeAttribute)))
                return;
            Check.Param(!Known.Any(k => k.Raw == rawType && Equals(k.Attribute, dataViewTypeAttribute)), nameof(rawType),
                $"Type {rawType} is already associated with another column type");
            Check.Param(!Known.Any(k => k.Column.Equals(dataViewType)), nameof(dataViewType),
                $"Column type {dataViewType} is already associated with another .NET type");
            Known.Add((dataViewType, rawType, dataViewTypeAttribute));
        }
    }

    internal static bool TryGet(Type rawType, DataViewTypeAttribute? attribute, [NotNullWhen(true)] out DataViewType? type)
    {
        attribute?.Register();
        lock (Gate)
            type = Known.FirstOrDefault(k => k.Raw == rawType && Equals(k.Attribute, attribute)).Column;
        return type is not null;
    }

    private static DataViewTypeAttribute? SingleOrNull(IEnumerable<Attribute>? attributes)
    {
        var found = (attributes ?? []).OfType<DataViewTypeAttribute>().ToArray();
        Check.Param(found.Length <= 1, "rawTypeAttributes", $"A type can have at most one {nameof(DataViewTypeAttribute)}");
        return found.FirstOrDefault();
    }

    private static bool Equals(DataViewTypeAttribute? one, DataViewTypeAttribute? other) =>
        one is null ? other is null : one.Equals(other);
}
