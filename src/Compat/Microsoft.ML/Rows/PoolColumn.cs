namespace Microsoft.ML.Data;

/// <summary>The values of one column of a pool of rows; the slots' buffers are used again.</summary>
internal abstract class PoolColumn
{
    public static PoolColumn Create(DataViewRow row, DataViewSchema.Column column) =>
        GenericDispatch.Call(column.Type.RawType, new Maker(row, column));

    /// <summary>Puts the value of the input's current row into a slot.</summary>
    public abstract void Read(int slot);

    /// <summary>Swaps two slots.</summary>
    public abstract void Move(int from, int to);

    private sealed class Maker(DataViewRow row, DataViewSchema.Column column) : IGenericFunc<PoolColumn>
    {
        public PoolColumn Invoke<T>() => new PoolColumn<T>(row.GetGetter<T>(column));
    }
}

internal sealed class PoolColumn<T>(ValueGetter<T> getter) : PoolColumn
{
    private readonly ValueCopy<T> _copy = ValueCopier<T>.Copy;
    private T[] _slots = [];

    public override void Read(int slot)
    {
        if (slot >= _slots.Length)
            Array.Resize(ref _slots, Math.Max(16, 2 * _slots.Length));
        getter(ref _slots[slot]);
    }

    public override void Move(int from, int to) => (_slots[from], _slots[to]) = (_slots[to], _slots[from]);

    public void Get(int slot, ref T value) => _copy(in _slots[slot], ref value);
}
