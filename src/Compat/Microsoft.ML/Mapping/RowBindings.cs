namespace Microsoft.ML.Data;

/// <summary>
/// The output schema of a <see cref="RowMapper"/>: a new name goes to the end, an existing one directly behind the column
/// that it hides.
/// </summary>
internal sealed class RowBindings : IRowToRowMapper
{
    // Per column of the output schema: the input column's index, or the complement of the added column's.
    private readonly int[] _sources;

    public RowBindings(RowMapper mapper)
    {
        Mapper = mapper;
        _sources = Arrange(mapper);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(_sources.Select(
            s => s >= 0 ? new DataViewSchema.DetachedColumn(InputSchema[s]) : mapper.Outputs[~s]));
        OutputSchema = builder.ToSchema();
    }

    public RowMapper Mapper { get; }

    public DataViewSchema InputSchema => Mapper.InputSchema;

    public DataViewSchema OutputSchema { get; }

    /// <summary>True for a column of the input, false for an added one, of which <paramref name="source"/> is the number.</summary>
    public bool IsInput(int column, out int source)
    {
        source = _sources[column];
        if (source >= 0)
            return true;
        source = ~source;
        return false;
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        InputsOf(ActiveColumns.Of(OutputSchema, dependingColumns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Check.NotNull(input, nameof(input));
        Check.Param(ReferenceEquals(input.Schema, InputSchema), nameof(input), "The row does not have the mapper's input schema");
        return new MappedRow(input, new MappedColumns(this, input, ActiveColumns.Of(OutputSchema, activeColumns)));
    }

    public IEnumerable<DataViewSchema.Column> InputsOf(bool[] active)
    {
        var needed = new bool[InputSchema.Count];
        for (var i = 0; i < active.Length; i++)
        {
            if (!active[i])
                continue;
            if (IsInput(i, out var source))
            {
                needed[source] = true;
                continue;
            }

            foreach (var input in Mapper.GetInputs(source))
                needed[input] = true;
        }

        return InputSchema.Where(c => needed[c.Index]);
    }

    private static int[] Arrange(RowMapper mapper)
    {
        var input = mapper.InputSchema;
        var hides = mapper.Outputs.Select(o => input.GetColumnOrNull(o.Name)?.Index).ToArray();
        var sources = new List<int>(input.Count + hides.Length);
        for (var i = 0; i < input.Count; i++)
        {
            sources.Add(i);
            AddOutputs(i);
        }

        AddOutputs(null);
        return [.. sources];

        void AddOutputs(int? behind)
        {
            for (var o = 0; o < hides.Length; o++)
            {
                if (hides[o] == behind)
                    sources.Add(~o);
            }
        }
    }
}
