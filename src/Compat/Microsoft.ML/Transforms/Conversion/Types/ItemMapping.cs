namespace Microsoft.ML.Data;

/// <summary>Getters that map a scalar, or every slot of a vector, by one function of the raw values.</summary>
internal static class ItemMapping
{
    /// <param name="mapper">A <see cref="ValueMapper{TSource,TResult}"/> from the raw type of the input's items.</param>
    public static Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input, Delegate mapper)
    {
        var types = mapper.GetType().GetGenericArguments();
        return GenericDispatch.Call(types[0], new ForSource(row, input, mapper, types[1]));
    }

    public static Delegate CreateGetter<TSource, TResult>(
        DataViewRow row, DataViewSchema.Column input, ValueMapper<TSource, TResult> mapper) =>
        input.Type is VectorDataViewType
            ? VectorGetter(row.GetGetter<VBuffer<TSource>>(input), mapper)
            : ScalarGetter(row.GetGetter<TSource>(input), mapper);

    private static ValueGetter<TResult> ScalarGetter<TSource, TResult>(
        ValueGetter<TSource> source, ValueMapper<TSource, TResult> mapper)
    {
        TSource value = default!;
        return (ref TResult result) =>
        {
            source(ref value);
            mapper(value, ref result);
        };
    }

    private static ValueGetter<VBuffer<TResult>> VectorGetter<TSource, TResult>(
        ValueGetter<VBuffer<TSource>> source, ValueMapper<TSource, TResult> mapper)
    {
        VBuffer<TSource> vector = default;
        // Sparse vectors stay sparse when what they leave out stays the default.
        TResult absent = default!;
        mapper(default!, ref absent);
        bool staysSparse = RawComparer.Of<TResult>().Equals(absent, default!);
        return (ref VBuffer<TResult> result) =>
        {
            source(ref vector);
            var values = vector.GetValues();
            var indices = vector.GetIndices();
            bool fills = !vector.IsDense && !staysSparse;
            var editor = VBufferEditor.Create(ref result, vector.Length, fills ? null : values.Length);
            if (fills)
                editor.Values.Fill(absent);
            for (int i = 0; i < values.Length; i++)
                mapper(values[i], ref editor.Values[fills ? indices[i] : i]);
            if (!vector.IsDense && staysSparse)
                indices.CopyTo(editor.Indices);
            result = editor.Commit();
        };
    }

    private sealed class ForSource(DataViewRow row, DataViewSchema.Column input, Delegate mapper, Type result)
        : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>() => GenericDispatch.Call(result, new ForResult<T>(row, input, mapper));
    }

    private sealed class ForResult<TSource>(DataViewRow row, DataViewSchema.Column input, Delegate mapper)
        : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>() => CreateGetter(row, input, (ValueMapper<TSource, T>)mapper);
    }
}
