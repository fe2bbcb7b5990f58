namespace Microsoft.ML.Data;

/// <summary>Row mappers one after the other.</summary>
internal sealed class ChainRowMapper(DataViewSchema inputSchema, IReadOnlyList<IRowToRowMapper> mappers) : IRowToRowMapper
{
    public DataViewSchema InputSchema => inputSchema;

    public DataViewSchema OutputSchema => mappers.Count > 0 ? mappers[^1].OutputSchema : inputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        mappers.Reverse().Aggregate(dependingColumns, (columns, mapper) => [.. mapper.GetDependencies(columns)]);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Check.NotNull(input, nameof(input));
        var active = new DataViewSchema.Column[mappers.Count][];
        var needed = activeColumns;
        for (var i = mappers.Count - 1; i >= 0; i--)
        {
            active[i] = [.. needed];
            needed = mappers[i].GetDependencies(active[i]);
        }

        var row = input;
        for (var i = 0; i < active.Length; i++)
            row = mappers[i].GetRow(row, active[i]);
        return row;
    }
}
