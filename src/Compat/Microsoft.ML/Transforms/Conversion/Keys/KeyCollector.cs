using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Collects the different values of one column, up to a number of them.</summary>
internal abstract class KeyCollector
{
    public abstract bool IsFull { get; }

    public abstract void ReadRow();

    public abstract KeyVocabulary Finish(ValueToKeyMappingEstimator.KeyOrdinality ordinality);

    public static KeyCollector Create(DataViewRow row, DataViewSchema.Column column, int maximumNumberOfKeys) =>
        GenericDispatch.Call(column.Type.ItemType().RawType, new Creator(row, column, maximumNumberOfKeys));

    private sealed class Creator(DataViewRow row, DataViewSchema.Column column, int maximumNumberOfKeys)
        : IGenericFunc<KeyCollector>
    {
        public KeyCollector Invoke<T>() => new KeyCollector<T>(row, column, maximumNumberOfKeys);
    }
}

internal sealed class KeyCollector<T> : KeyCollector
{
    private readonly PrimitiveDataViewType _type;
    private readonly int _most;
    private readonly Predicate<T> _isMissing;
    private readonly RawValues<T> _raw;
    private readonly HashSet<T> _seen = new(RawComparer.Of<T>());
    private readonly List<T> _values = [];
    private readonly ValueGetter<T>? _scalar;
    private readonly ValueGetter<VBuffer<T>>? _vector;
    private VBuffer<T> _buffer;

    public KeyCollector(DataViewRow row, DataViewSchema.Column column, int maximumNumberOfKeys)
    {
        _type = (PrimitiveDataViewType)column.Type.ItemType();
        _most = maximumNumberOfKeys;
        _isMissing = MissingValues.Test<T>(_type);
        _raw = RawValues.Of<T>(_type);
        if (column.Type is VectorDataViewType)
            _vector = row.GetGetter<VBuffer<T>>(column);
        else
            _scalar = row.GetGetter<T>(column);
    }

    public override bool IsFull => _values.Count >= _most;

    public override void ReadRow()
    {
        if (_vector is not null)
        {
            _vector(ref _buffer);
            // What a sparse vector leaves out is a value as well, at the place where it first stands.
            bool knowsDefault = _isMissing(default!) || _seen.Contains(default!);
            foreach (var (_, value) in _buffer.Items(all: !knowsDefault))
                Add(value);
        }
        else
        {
            T value = default!;
            _scalar!(ref value);
            Add(value);
        }
    }

    public override KeyVocabulary Finish(ValueToKeyMappingEstimator.KeyOrdinality ordinality)
    {
        var values = _values.ToArray();
        if (ordinality == ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            Array.Sort(values, Order());
        return new KeyVocabulary<T>(_type, values);
    }

    private void Add(in T value)
    {
        if (IsFull || _isMissing(value) || _seen.Contains(value))
            return;
        var own = _raw.Own(value);
        _seen.Add(own);
        _values.Add(own);
    }

    private static Comparison<T> Order() => typeof(T) == typeof(ReadOnlyMemory<char>)
        ? (Comparison<T>)(Delegate)new Comparison<ReadOnlyMemory<char>>((x, y) => x.Span.SequenceCompareTo(y.Span))
        : Comparer<T>.Default.Compare;
}
