namespace Microsoft.ML.Data;

/// <summary>A schema made of some columns of another one.</summary>
internal sealed class ColumnSelection : IRowToRowMapper
{
    private readonly int[] _sources;

    public ColumnSelection(DataViewSchema inputSchema, IEnumerable<DataViewSchema.Column> columns)
    {
        InputSchema = inputSchema;
        _sources = [.. columns.Select(c => c.Index)];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(_sources.Select(s => inputSchema[s]));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public DataViewSchema.Column SourceOf(DataViewSchema.Column column) => InputSchema[_sources[column.Index]];

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var active = ActiveColumns.Of(OutputSchema, dependingColumns);
        return OutputSchema.Where(c => active[c.Index]).Select(SourceOf).DistinctBy(c => c.Index);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Check.NotNull(input, nameof(input));
        return new Row(this, input, ActiveColumns.Of(OutputSchema, activeColumns));
    }

    private sealed class Row(ColumnSelection selection, DataViewRow input, bool[] active) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => selection.OutputSchema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => active.IsActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            active.CheckActive(column);
            return input.GetGetter<TValue>(selection.SourceOf(column));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
