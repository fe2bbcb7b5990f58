namespace Microsoft.ML.Data;

/// <summary>The tests that the filters of the data catalog make over a row.</summary>
internal static class RowTests
{
    /// <summary>A number within [lower, upper).</summary>
    public static Func<bool> InRange(DataViewRow row, DataViewSchema.Column column, double lower, double upper)
    {
        if (column.Type == NumberDataViewType.Single)
        {
            var single = row.GetGetter<float>(column);
            float x = 0;
            return () =>
            {
                single(ref x);
                return lower <= x && x < upper;
            };
        }

        var getter = row.GetGetter<double>(column);
        double value = 0;
        return () =>
        {
            getter(ref value);
            return lower <= value && value < upper;
        };
    }

    /// <summary>A key whose middle, as a share of all keys, lies within [lower, upper).</summary>
    public static Func<bool> KeyFraction(DataViewRow row, DataViewSchema.Column column, double lower, double upper)
    {
        var count = ((KeyDataViewType)column.Type).Count;
        var key = KeyReader.Open(row, column);
        return () =>
        {
            var value = key();
            // Keys above the count do not occur in valid data and are missing as 0 is.
            if (value == 0 || value > count)
                return false;
            var fraction = (value - 0.5) / count;
            return lower <= fraction && fraction < upper;
        };
    }

    /// <summary>No missing value in the column.</summary>
    public static Func<bool> NothingMissing(DataViewRow row, DataViewSchema.Column column) =>
        GenericDispatch.Call(column.Type.ItemType().RawType, new MissingTest(row, column));

    private sealed class MissingTest(DataViewRow row, DataViewSchema.Column column) : IGenericFunc<Func<bool>>
    {
        public Func<bool> Invoke<T>()
        {
            var isMissing = Missing.Test<T>(column.Type.ItemType())!;
            if (column.Type is VectorDataViewType { ItemType: var item })
            {
                var vectors = row.GetGetter<VBuffer<T>>(column);
                var isKey = item is KeyDataViewType;
                VBuffer<T> vector = default;
                return () =>
                {
                    vectors(ref vector);
                    // The implicit zeros of a sparse vector of keys are missing keys.
                    if (isKey && !vector.IsDense)
                        return false;
                    foreach (var x in vector.GetValues())
                    {
                        if (isMissing(x))
                            return false;
                    }

                    return true;
                };
            }

            var getter = row.GetGetter<T>(column);
            T value = default!;
            return () =>
            {
                getter(ref value);
                return !isMissing(value);
            };
        }
    }
}
