using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>A table from keys to values, with the types of both.</summary>
internal abstract class ValueMap(PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations)
{
    public PrimitiveDataViewType KeyType => keyType;

    public DataViewType ValueType => valueType;

    /// <summary>What the column of values says of itself: the values of keys, the names of slots.</summary>
    public DataViewSchema.Annotations Annotations => annotations;

    /// <summary>Values of one column mapped; a vector column is mapped slot by slot.</summary>
    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input);

    public abstract void Save(BinaryWriter writer);

    public static ValueMap Create(
        PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations) =>
        GenericDispatch.Call(keyType.RawType, new ForKey(keyType, valueType, annotations));

    public static ValueMap Load(BinaryReader reader)
    {
        if (SchemaCodec.ReadType(reader) is not PrimitiveDataViewType keyType)
            throw ModelReader.Corrupt();
        var valueType = SchemaCodec.ReadType(reader);
        var annotations = SchemaCodec.ReadAnnotations(reader);
        var map = Create(keyType, valueType, annotations);
        map.ReadEntries(reader);
        return map;
    }

    /// <summary>The map that two columns of a view hold.</summary>
    public static ValueMap From(IDataView lookup, DataViewSchema.Column key, DataViewSchema.Column value)
    {
        Check.Param(key.Type is PrimitiveDataViewType, "keyColumn", $"Keys must be scalars, column '{key.Name}' is {key.Type}");
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(value.Annotations, kind => kind is AnnotationKinds.KeyValues or AnnotationKinds.SlotNames);
        var map = Create((PrimitiveDataViewType)key.Type, value.Type, annotations.ToAnnotations());
        using var cursor = lookup.GetRowCursor([key, value]);
        map.AddRows(cursor, key, value);
        return map;
    }

    /// <summary>Adds a raw key and a raw value of the map's types.</summary>
    public abstract void AddPair(object key, object value);

    protected abstract void AddRows(DataViewRowCursor cursor, DataViewSchema.Column key, DataViewSchema.Column value);

    protected abstract void ReadEntries(BinaryReader reader);

    private sealed class ForKey(
        PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations) : IGenericFunc<ValueMap>
    {
        public ValueMap Invoke<T>() =>
            GenericDispatch.Call(valueType.RawType, new ForValue<T>(keyType, valueType, annotations));
    }

    private sealed class ForValue<TKey>(
        PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations) : IGenericFunc<ValueMap>
    {
        public ValueMap Invoke<T>() => new ValueMap<TKey, T>(keyType, valueType, annotations);
    }
}
