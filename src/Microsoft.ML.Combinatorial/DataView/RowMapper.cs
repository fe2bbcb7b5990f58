using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>Predicts row by row, each row when one of its added columns is asked for. Serves any number of threads, each with rows of
/// its own.</summary>
internal sealed class RowMapper<TExample, TPrediction>(Scorer<TExample, TPrediction> scorer, OutputBindings bindings) : IRowToRowMapper
{
    /// <inheritdoc/>
    public DataViewSchema InputSchema => bindings.InputSchema;

    /// <inheritdoc/>
    public DataViewSchema OutputSchema => bindings.Schema;

    /// <inheritdoc/>
    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        bindings.Dependencies(dependingColumns, scorer.Inputs.Find(InputSchema), out _);

    /// <inheritdoc/>
    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        bool[] active = new bool[OutputSchema.Count];
        foreach (DataViewSchema.Column column in activeColumns)
        {
            active[column.Index] = true;
        }

        return new ScoredRow<TExample, TPrediction>(input, scorer, bindings, active);
    }
}
