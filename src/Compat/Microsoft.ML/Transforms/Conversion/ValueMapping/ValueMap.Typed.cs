using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal sealed class ValueMap<TKey, TValue>(
    PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations)
    : ValueMap(keyType, valueType, annotations)
{
    private readonly RawValues<TKey> _keys = RawValues.Of<TKey>(keyType);
    private readonly RawValues<TValue> _values = RawValues.Of<TValue>(valueType);
    private readonly Dictionary<Key, TValue> _map = new(new KeyComparer());

    public override void AddPair(object key, object value) => Add((TKey)key, (TValue)value);

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input) => input.Type is VectorDataViewType
        ? VectorGetter(row.GetGetter<VBuffer<TKey>>(input))
        : ScalarGetter(row.GetGetter<TKey>(input));

    public override void Save(BinaryWriter writer)
    {
        SchemaCodec.WriteType(writer, KeyType);
        SchemaCodec.WriteType(writer, ValueType);
        SchemaCodec.WriteAnnotations(writer, Annotations);
        writer.Write(_map.Count);
        foreach (var (key, value) in _map)
        {
            _keys.Write(writer, key.Value);
            _values.Write(writer, value);
        }
    }

    protected override void AddRows(DataViewRowCursor cursor, DataViewSchema.Column key, DataViewSchema.Column value)
    {
        var keyGetter = cursor.GetGetter<TKey>(key);
        var valueGetter = cursor.GetGetter<TValue>(value);
        TKey k = default!;
        TValue v = default!;
        while (cursor.MoveNext())
        {
            keyGetter(ref k);
            valueGetter(ref v);
            Add(k, v);
        }
    }

    protected override void ReadEntries(BinaryReader reader)
    {
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            var key = _keys.Read(reader);
            _map.Add(new(key), _values.Read(reader));
        }
    }

    private void Add(in TKey key, in TValue value)
    {
        if (!_map.TryAdd(new(_keys.Own(key)), _values.Own(value)))
            throw new InvalidOperationException($"Duplicate keys in data '{key}'");
    }

    private ValueGetter<TValue> ScalarGetter(ValueGetter<TKey> source)
    {
        TKey key = default!;
        return (ref TValue value) =>
        {
            source(ref key);
            _values.Copy(Find(key), ref value);
        };
    }

    private ValueGetter<VBuffer<TValue>> VectorGetter(ValueGetter<VBuffer<TKey>> source)
    {
        VBuffer<TKey> keys = default;
        return (ref VBuffer<TValue> value) =>
        {
            source(ref keys);
            var editor = VBufferEditor.Create(ref value, keys.Length);
            if (!keys.IsDense)
                editor.Values.Fill(Find(default!));
            var given = keys.GetValues();
            var indices = keys.GetIndices();
            for (int i = 0; i < given.Length; i++)
                editor.Values[keys.IsDense ? i : indices[i]] = Find(given[i]);
            value = editor.Commit();
        };
    }

    /// <summary>The key's value, or the type's default for a key that is not in the map.</summary>
    private TValue Find(in TKey key) => _map.TryGetValue(new(key), out var value) ? value : default!;

    // A wrapper, because a dictionary asks for keys that cannot be null.
    private readonly record struct Key(TKey Value);

    private sealed class KeyComparer : IEqualityComparer<Key>
    {
        private readonly IEqualityComparer<TKey> _comparer = RawComparer.Of<TKey>();

        public bool Equals(Key x, Key y) => _comparer.Equals(x.Value, y.Value);

        public int GetHashCode(Key key) => _comparer.GetHashCode(key.Value!);
    }
}
