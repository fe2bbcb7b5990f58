namespace Microsoft.ML.Data;

/// <summary>Copies, writes and reads values of one column type, scalar or vector.</summary>
internal abstract class RawValues<T>
{
    public abstract void Copy(in T source, ref T destination);

    /// <summary>A copy that shares nothing with buffers that the caller will use again.</summary>
    public abstract T Own(in T source);

    public abstract void Write(BinaryWriter writer, in T value);

    public abstract T Read(BinaryReader reader);
}

internal static class RawValues
{
    /// <summary>The operations of a type, whose raw type must be <typeparamref name="T"/>.</summary>
    public static RawValues<T> Of<T>(DataViewType type) => (RawValues<T>)(type is VectorDataViewType vector
        ? GenericDispatch.Call(vector.ItemType.RawType, new VectorValuesOf())
        : new ScalarValues<T>());

    private sealed class VectorValuesOf : IGenericFunc<object>
    {
        public object Invoke<T>() => new VectorValues<T>();
    }

    private sealed class ScalarValues<T> : RawValues<T>
    {
        private readonly ValueCodec<T> _codec = ValueCodec.Of<T>();

        public override void Copy(in T source, ref T destination) => destination = source;

        public override T Own(in T source) => source is ReadOnlyMemory<char> text
            ? (T)(object)text.ToString().AsMemory()
            : source;

        public override void Write(BinaryWriter writer, in T value) => _codec.Write(writer, value);

        public override T Read(BinaryReader reader) => _codec.Read(reader);
    }

    private sealed class VectorValues<T> : RawValues<VBuffer<T>>
    {
        public override void Copy(in VBuffer<T> source, ref VBuffer<T> destination) => source.CopyTo(ref destination);

        public override VBuffer<T> Own(in VBuffer<T> source)
        {
            VBuffer<T> copy = default;
            source.CopyTo(ref copy);
            return copy;
        }

        public override void Write(BinaryWriter writer, in VBuffer<T> value) => ValueCodec.WriteVector(writer, value);

        public override VBuffer<T> Read(BinaryReader reader) => ValueCodec.ReadVector<T>(reader);
    }
}
