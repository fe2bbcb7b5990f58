namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>A view whose added columns are predicted as rows are read. Nothing is computed until a cursor asks for an added
/// column.</summary>
internal sealed class ScoringView<TExample, TPrediction> : IDataView
{
    private readonly IDataView _source;
    private readonly Scorer<TExample, TPrediction> _scorer;
    private readonly OutputBindings _bindings;
    private readonly int _batchSize;

    /// <summary>Makes a view.</summary>
    /// <param name="source">The view to add to.</param>
    /// <param name="scorer">What is predicted.</param>
    /// <param name="batchSize">Rows predicted together, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or mistyped.</exception>
    public ScoringView(IDataView source, Scorer<TExample, TPrediction> scorer, int batchSize)
    {
        _source = source;
        _scorer = scorer;
        _bindings = Bind(scorer, source.Schema);
        _batchSize = batchSize;
    }

    /// <inheritdoc/>
    public DataViewSchema Schema => _bindings.Schema;

    /// <inheritdoc/>
    public bool CanShuffle => _source.CanShuffle;

    /// <summary>The output schema of a scorer for an input, checked.</summary>
    public static OutputBindings Bind(Scorer<TExample, TPrediction> scorer, DataViewSchema inputSchema)
    {
        scorer.Inputs.Find(inputSchema);
        return new OutputBindings(inputSchema, [.. scorer.Outputs.Select(output => (output.Name, output.Type))]);
    }

    /// <inheritdoc/>
    public long? GetRowCount() => _source.GetRowCount();

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = Activate(columnsNeeded, out IReadOnlyList<DataViewSchema.Column> inputs, out bool scores);
        return Wrap(_source.GetRowCursor(inputs, rand), active, scores);
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        bool[] active = Activate(columnsNeeded, out IReadOnlyList<DataViewSchema.Column> inputs, out bool scores);
        return [.. _source.GetRowCursorSet(inputs, n, rand).Select(cursor => Wrap(cursor, active, scores))];
    }

    private bool[] Activate(
        IEnumerable<DataViewSchema.Column> columnsNeeded, out IReadOnlyList<DataViewSchema.Column> inputs, out bool scores)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        inputs = _bindings.Dependencies(needed, _scorer.Inputs.Find(_source.Schema), out scores);
        bool[] active = new bool[Schema.Count];
        foreach (DataViewSchema.Column column in needed)
        {
            active[column.Index] = true;
        }

        return active;
    }

    private DataViewRowCursor Wrap(DataViewRowCursor cursor, bool[] active, bool scores) => scores
        ? new ScoringCursor<TExample, TPrediction>(cursor, _scorer, _bindings, active, _batchSize)
        : new PassingCursor(cursor, _bindings, active);
}
