namespace Microsoft.ML.Data;

/// <summary>Which columns of a schema a caller asks for.</summary>
internal static class ActiveColumns
{
    /// <summary>Columns that the schema does not have are ignored.</summary>
    public static bool[] Of(DataViewSchema schema, IEnumerable<DataViewSchema.Column>? columns)
    {
        var active = new bool[schema.Count];
        foreach (var column in columns ?? [])
        {
            if (column.Index < active.Length)
                active[column.Index] = true;
        }

        return active;
    }

    public static bool IsActive(this bool[] active, DataViewSchema.Column column)
    {
        CheckIndex(column, active.Length);
        return active[column.Index];
    }

    public static void CheckActive(this bool[] active, DataViewSchema.Column column)
    {
        CheckIndex(column, active.Length);
        Check.Param(active[column.Index], nameof(column), "requested column not active");
    }

    private static void CheckIndex(DataViewSchema.Column column, int count)
    {
        if ((uint)column.Index >= (uint)count)
            throw new InvalidOperationException($"Column index must be between 0 and {count}");
    }
}
