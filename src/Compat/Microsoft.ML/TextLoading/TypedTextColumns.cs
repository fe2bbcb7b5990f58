using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>The columns that a class asks for by <see cref="LoadColumnAttribute"/> on its fields and properties.</summary>
internal static class TypedTextColumns
{
    public static TextLoader.Column[] Of<TInput>()
    {
        const BindingFlags PublicInstance = BindingFlags.Public | BindingFlags.Instance;
        var fields = typeof(TInput).GetFields(PublicInstance).Where(f => !f.IsInitOnly);
        var properties = typeof(TInput).GetProperties(PublicInstance)
            .Where(p => p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0);
        var members = fields.Cast<MemberInfo>().Concat(properties)
            .Where(m => m.GetCustomAttribute<NoColumnAttribute>() is null)
            .ToArray();
        Check.Param(members.Length > 0, nameof(TInput), $"'{typeof(TInput)}' has no public field or property to load into");
        return [.. members.Select(Column)];
    }

    private static TextLoader.Column Column(MemberInfo member)
    {
        var load = member.GetCustomAttribute<LoadColumnAttribute>()
            ?? throw new InvalidOperationException(
                $"{(member is FieldInfo ? "Field" : "Property")} '{member.Name}' is missing the {nameof(LoadColumnAttribute)} attribute");
        var type = MemberTypes.ColumnTypeOf(member);
        var key = type.ItemType() as KeyDataViewType;
        return new TextLoader.Column
        {
            Name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
            DataKind = ClrTypes.ToKind(type.ItemType().RawType) ?? throw Unsupported(member),
            Source = type is VectorDataViewType ? [.. load.Sources.Select(AsVector)] : load.Sources,
            KeyCount = key is null ? null : new KeyCount(key.Count),
        };
    }

    /// <summary>A vector member stays a vector when it is read from one source column.</summary>
    private static TextLoader.Range AsVector(TextLoader.Range range)
    {
        range.ForceVector = true;
        return range;
    }

    private static ArgumentOutOfRangeException Unsupported(MemberInfo member) => Check.Param(
        "rawType", $"Could not determine an IDataView type and registered custom types for member {member.Name}");
}
