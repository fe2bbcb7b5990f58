namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>Which columns of a row may be read, and the checks that every row of ours makes before it hands out a getter.</summary>
internal sealed class ActiveColumns(DataViewSchema schema, bool[] active)
{
    /// <summary>Whether a column is active.</summary>
    public bool Contains(DataViewSchema.Column column) => active[IndexOf(column)];

    /// <summary>A column's index, checked for a getter of a type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is not active, or not of this schema.</exception>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public int Check<TValue>(DataViewSchema.Column column)
    {
        int index = IndexOf(column);
        if (!active[index])
        {
            throw new ArgumentOutOfRangeException(nameof(column), $"requested column '{column.Name}' not active");
        }

        if (schema[index].Type.RawType != typeof(TValue))
        {
            throw new InvalidOperationException(
                $"Invalid TValue in GetGetter for column #{schema[index]}: '{typeof(TValue)}', expected type: '{schema[index].Type.RawType}'.");
        }

        return index;
    }

    private int IndexOf(DataViewSchema.Column column) => column.Index < schema.Count
        ? column.Index
        : throw new ArgumentOutOfRangeException(nameof(column), $"Column index must be between 0 and {schema.Count}, was {column.Index}");
}
