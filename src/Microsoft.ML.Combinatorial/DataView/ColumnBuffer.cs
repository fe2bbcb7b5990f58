using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>The values of one column over the rows of a batch, so that a cursor that has looked ahead can still hand them out.</summary>
internal abstract class ColumnBuffer
{
    private static readonly MethodInfo CreateScalarsMethod =
        typeof(ColumnBuffer).GetMethod(nameof(CreateScalars), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo CreateVectorsMethod =
        typeof(ColumnBuffer).GetMethod(nameof(CreateVectors), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Makes the buffer of a column, whatever its type.</summary>
    public static ColumnBuffer Create(DataViewRow row, DataViewSchema.Column column, int capacity)
    {
        (MethodInfo create, Type type) = column.Type is VectorDataViewType vector
            ? (CreateVectorsMethod, vector.ItemType.RawType)
            : (CreateScalarsMethod, column.Type.RawType);
        return (ColumnBuffer)create.MakeGenericMethod(type).Invoke(null, [row, column, capacity])!;
    }

    /// <summary>Keeps the current row's value in a slot.</summary>
    public abstract void Store(int slot);

    /// <summary>A getter of whatever slot is current when it is called.</summary>
    public abstract Delegate CreateGetter(Func<int> currentSlot);

    private static Buffer<T> CreateScalars<T>(DataViewRow row, DataViewSchema.Column column, int capacity) =>
        new(row.GetGetter<T>(column), capacity, (in T from, ref T to) => to = from);

    // The receiver owns its buffer: a vector is copied into it, never shared.
    private static Buffer<VBuffer<T>> CreateVectors<T>(DataViewRow row, DataViewSchema.Column column, int capacity) =>
        new(row.GetGetter<VBuffer<T>>(column), capacity, (in VBuffer<T> from, ref VBuffer<T> to) => from.CopyTo(ref to));

    private delegate void Copy<T>(in T from, ref T to);

    private sealed class Buffer<T>(ValueGetter<T> getter, int capacity, Copy<T> copy) : ColumnBuffer
    {
        private readonly T[] _values = new T[capacity];

        public override void Store(int slot) => getter(ref _values[slot]);

        public override Delegate CreateGetter(Func<int> currentSlot) =>
            (ValueGetter<T>)((ref T value) => copy(in _values[currentSlot()], ref value));
    }
}
