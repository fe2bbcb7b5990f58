using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Which column types the types of members stand for.</summary>
internal static class MemberTypes
{
    private static readonly Dictionary<Type, PrimitiveDataViewType> Primitives =
        NumberDataViewType.All.Cast<PrimitiveDataViewType>().Concat(
        [
            TextDataViewType.Instance, BooleanDataViewType.Instance, DateTimeDataViewType.Instance,
            DateTimeOffsetDataViewType.Instance, TimeSpanDataViewType.Instance, RowIdDataViewType.Instance,
        ]).ToDictionary(t => t.RawType);

    public static Type TypeOf(MemberInfo member) => member switch
    {
        FieldInfo field => field.FieldType,
        PropertyInfo property => property.PropertyType,
        _ => throw new NotSupportedException($"Member {member} is neither a field nor a property"),
    };

    /// <summary>The raw type of the value or of the vector's items, and whether it is a vector.</summary>
    public static (Type Item, bool IsVector) ItemOf(Type type)
    {
        var isVector = true;
        Type item;
        if (type.IsArray)
            item = type.GetElementType()!;
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>))
            item = type.GetGenericArguments()[0];
        else
            (item, isVector) = (type, false);
        return (item == typeof(string) ? typeof(ReadOnlyMemory<char>) : item, isVector);
    }

    public static DataViewType ColumnTypeOf(MemberInfo member)
    {
        var type = TypeOf(member);
        if (DataViewTypeManager.TryGet(type, member.GetCustomAttribute<DataViewTypeAttribute>(), out var custom))
            return custom;

        var (item, isVector) = ItemOf(type);
        if (!Primitives.TryGetValue(item, out var itemType))
        {
            throw Check.Param("rawType",
                $"Could not determine an IDataView type and registered custom types for member {member.Name}");
        }

        if (member.GetCustomAttribute<KeyTypeAttribute>() is { } key)
        {
            if (!KeyDataViewType.IsValidDataType(item))
            {
                throw Check.Param("userType",
                    $"Member {member.Name} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type");
            }

            itemType = new KeyDataViewType(item, key.Count ?? KeyDataViewType.MaxCount(item));
        }

        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        if (isVector)
            return new VectorDataViewType(itemType, vector?.Dimensions ?? [0]);
        Check.Param(vector is null, "userType",
            $"Member {member.Name} marked with VectorType attribute, but does not appear to be a vector type");
        return itemType;
    }

    /// <summary>True where a column can be read into a member: raw types count, sizes and key counts do not.</summary>
    public static bool CanBind(DataViewType column, Type member)
    {
        if (column.RawType == member)
            return true;
        var (item, isVector) = ItemOf(member);
        return column is VectorDataViewType vector ? isVector && vector.ItemType.RawType == item : !isVector && column.RawType == item;
    }

    /// <summary>A getter that always gives one value, which may be a string or an array.</summary>
    public static Delegate ConstantGetter<T>(T value, DataViewType type)
    {
        if (!CanBind(type, typeof(T)))
            throw Check.Param(nameof(type), $"A value of type {typeof(T)} cannot stand for an annotation of type {type}");
        var holder = new RowBox<Tuple<T>> { Current = Tuple.Create(value) };
        return MemberPipe.Create(typeof(T), type, isStored: true).MakeGetter(holder, (Func<Tuple<T>, T>)(t => t.Item1));
    }
}
