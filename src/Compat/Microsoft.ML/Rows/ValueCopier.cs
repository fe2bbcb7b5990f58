namespace Microsoft.ML.Data;

internal delegate void ValueCopy<T>(in T source, ref T destination);

/// <summary>Copies values so that the copy shares no array with the original.</summary>
internal static class ValueCopier<T>
{
    public static bool IsVector { get; } =
        typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(VBuffer<>);

    public static ValueCopy<T> Copy { get; } = Make();

    private static ValueCopy<T> Make()
    {
        if (IsVector)
            return (ValueCopy<T>)GenericDispatch.Call(typeof(T).GetGenericArguments()[0], new VectorCopy());
        return (in T source, ref T destination) => destination = source;
    }

    private sealed class VectorCopy : IGenericFunc<Delegate>
    {
        public Delegate Invoke<TItem>() =>
            (ValueCopy<VBuffer<TItem>>)((in VBuffer<TItem> source, ref VBuffer<TItem> destination) => source.CopyTo(ref destination));
    }
}
