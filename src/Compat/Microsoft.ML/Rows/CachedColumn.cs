namespace Microsoft.ML.Data;

internal delegate void IndexedGetter<T>(long row, ref T value);

/// <summary>The values of one column in memory.</summary>
internal abstract class CachedColumn
{
    public static CachedColumn Create(DataViewRow row, DataViewSchema.Column column) =>
        GenericDispatch.Call(column.Type.RawType, new Maker(row, column));

    /// <summary>Adds the value of the current row.</summary>
    public abstract void Read();

    /// <summary>No more rows: lets the source go.</summary>
    public abstract void Complete();

    public IndexedGetter<T> GetGetter<T>(DataViewType type) =>
        this is CachedColumn<T> typed ? typed.Get : throw SchemaErrors.WrongValueType(typeof(T), type.RawType);

    private sealed class Maker(DataViewRow row, DataViewSchema.Column column) : IGenericFunc<CachedColumn>
    {
        public CachedColumn Invoke<T>() => new CachedColumn<T>(row.GetGetter<T>(column));
    }
}

internal sealed class CachedColumn<T>(ValueGetter<T> getter) : CachedColumn
{
    private readonly List<T> _values = [];
    private readonly ValueCopy<T> _copy = ValueCopier<T>.Copy;
    private ValueGetter<T>? _getter = getter;

    public override void Read()
    {
        // A fresh variable for each row, so that no two rows share an array.
        T value = default!;
        _getter!(ref value);
        _values.Add(value);
    }

    public override void Complete()
    {
        _getter = null;
        _values.TrimExcess();
    }

    public void Get(long row, ref T value) =>
        _copy(in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[(int)row], ref value);
}
