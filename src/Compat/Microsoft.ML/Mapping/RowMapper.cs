namespace Microsoft.ML.Data;

// How a row-to-row transformer is made here:
//
//   1. Derive from OneToOneTransformerBase (every output column comes from one input column) and implement BindColumn,
//      or from RowToRowTransformerBase and implement Bind, which returns a RowMapper for one input schema.
//      Everything that depends on the input schema (type checks with ML.NET's wording, output types, annotations)
//      happens in Bind, so that GetOutputSchema, Transform and PredictionEngine report the same error at the call.
//   2. A getter factory gets the input row (a cursor or a single row), takes its input getters once, and returns a
//      ValueGetter<T> of the output's raw type. It owns its buffers; per row it allocates nothing. Several rows or cursors
//      call the factory at the same time: state lives in the closure, never in the transformer.
//   3. SaveModel writes into a ModelWriter under LoaderName; the file says
//          [assembly: ModelLoader<MyTransformer>("MyName")]
//      and the class implements IModelLoader.Load (explicitly, so that it stays out of the public surface).
//   4. The estimator derives from TrivialEstimator<T> when nothing is learnt; otherwise it implements IEstimator<T>.
//      GetOutputSchema checks with SchemaErrors (inputSchema.Find("input", name)) and returns inputSchema.With(column).
//
// Views, cursors, active columns, hidden columns, cursor sets, chains and PredictionEngine follow from that.

/// <summary>A row-to-row transformer bound to one input schema.</summary>
internal abstract class RowMapper
{
    protected RowMapper(DataViewSchema inputSchema, params DataViewSchema.DetachedColumn[] outputs)
    {
        InputSchema = inputSchema;
        Outputs = outputs;
    }

    public DataViewSchema InputSchema { get; }

    /// <summary>What is added; one of an existing name hides the older column.</summary>
    public IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    /// <summary>The indices of the input columns that an output needs.</summary>
    public abstract IEnumerable<int> GetInputs(int output);

    /// <summary>A <see cref="ValueGetter{TValue}"/> of the output's raw type over that row.</summary>
    public abstract Delegate CreateGetter(DataViewRow input, int output);

    /// <summary>The getters of the active outputs over one row; override it where outputs share work.</summary>
    public virtual Delegate?[] CreateGetters(DataViewRow input, Func<int, bool> isActive) =>
        [.. Enumerable.Range(0, Outputs.Count).Select(i => isActive(i) ? CreateGetter(input, i) : null)];
}

/// <summary>One output column: its type, its annotations, and how its getter is made over an input row.</summary>
internal sealed record ColumnMap(
    DataViewType Type, DataViewSchema.Annotations? Annotations, Func<DataViewRow, Delegate> CreateGetter);
