using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>The values that have keys, in the order of the keys.</summary>
internal abstract class KeyVocabulary(PrimitiveDataViewType itemType)
{
    public PrimitiveDataViewType ItemType => itemType;

    public abstract int Count { get; }

    /// <summary>A key type has at least one value, even where nothing was found.</summary>
    public KeyDataViewType KeyType => new(typeof(uint), Math.Max(1, Count));

    /// <summary>Gives values their keys; a value without one gets 0.</summary>
    public abstract Delegate Mapper { get; }

    public abstract void AddKeyValues(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column input, bool asText);

    public abstract void Save(BinaryWriter writer);

    public static KeyVocabulary Load(BinaryReader reader)
    {
        if (SchemaCodec.ReadType(reader) is not PrimitiveDataViewType type)
            throw ModelReader.Corrupt();
        return GenericDispatch.Call(type.RawType, new Loader(reader, type));
    }

    private sealed class Loader(BinaryReader reader, PrimitiveDataViewType type) : IGenericFunc<KeyVocabulary>
    {
        public KeyVocabulary Invoke<T>()
        {
            var values = ValueCodec.ReadVector<T>(reader);
            return new KeyVocabulary<T>(type, [.. values.DenseValues()]);
        }
    }
}

internal sealed class KeyVocabulary<T>(PrimitiveDataViewType itemType, T[] values) : KeyVocabulary(itemType)
{
    private readonly Dictionary<Value, uint> _keys = Number(values);

    public override int Count => values.Length;

    public override Delegate Mapper => new ValueMapper<T, uint>((in T value, ref uint key) =>
        key = _keys.GetValueOrDefault(new(value)));

    public override void AddKeyValues(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column input, bool asText)
    {
        if (values.Length == 0)
            return;
        if (ItemType is KeyDataViewType && KeyMapping.TextsOf(input) is { } sourceTexts)
        {
            // Keys of keys: their values are the values of the keys that they stand for.
            var texts = Array.ConvertAll(values, v => sourceTexts[Convert.ToInt64(v, null) - 1]);
            builder.AddVector<ReadOnlyMemory<char>>(AnnotationKinds.KeyValues, TextDataViewType.Instance, new(texts.Length, texts));
        }
        else if (asText && ItemType is not TextDataViewType)
        {
            var texts = Array.ConvertAll(values, Text());
            builder.AddVector<ReadOnlyMemory<char>>(AnnotationKinds.KeyValues, TextDataViewType.Instance, new(texts.Length, texts));
        }
        else
        {
            builder.AddVector<T>(AnnotationKinds.KeyValues, ItemType, new(values.Length, values));
        }
    }

    public override void Save(BinaryWriter writer)
    {
        SchemaCodec.WriteType(writer, ItemType);
        ValueCodec.WriteVector<T>(writer, new(values.Length, values));
    }

    private Converter<T, ReadOnlyMemory<char>> Text()
    {
        // A key's text is its number, counted from 0 as everywhere in text.
        if (ItemType is KeyDataViewType)
            return value => (Convert.ToUInt64(value, null) - 1).ToString(System.Globalization.CultureInfo.InvariantCulture).AsMemory();
        var mapper = (ValueMapper<T, ReadOnlyMemory<char>>?)TypeConverter.Find(ItemType, TextDataViewType.Instance)
            ?? throw new NotSupportedException($"Values of type '{ItemType}' have no text");
        return value =>
        {
            ReadOnlyMemory<char> text = default;
            mapper(value, ref text);
            return text;
        };
    }

    private static Dictionary<Value, uint> Number(T[] values)
    {
        var keys = new Dictionary<Value, uint>(values.Length, new ValueComparer());
        for (int i = 0; i < values.Length; i++)
            keys[new(values[i])] = (uint)i + 1;
        return keys;
    }

    private readonly record struct Value(T Raw);

    private sealed class ValueComparer : IEqualityComparer<Value>
    {
        private readonly IEqualityComparer<T> _comparer = RawComparer.Of<T>();

        public bool Equals(Value x, Value y) => _comparer.Equals(x.Raw, y.Raw);

        public int GetHashCode(Value value) => _comparer.GetHashCode(value.Raw!);
    }
}
