namespace Microsoft.ML.Data;

/// <summary>A transformer that adds columns, each row by itself. See RowMapper.cs for how to derive one.</summary>
public abstract class RowToRowTransformerBase : ITransformer
{
    private protected RowToRowTransformerBase()
    {
    }

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>The name under which the loader of this transformer is registered.</summary>
    private protected abstract string LoaderName { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) =>
        new RowBindings(Bind(Check.NotNull(inputSchema, nameof(inputSchema)))).OutputSchema;

    public IDataView Transform(IDataView input)
    {
        Check.NotNull(input, nameof(input));
        return new MappedView(input, new RowBindings(Bind(input.Schema)));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        new RowBindings(Bind(Check.NotNull(inputSchema, nameof(inputSchema))));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = Check.NotNull(ctx, nameof(ctx)).Writer;
        writer.Begin(LoaderName);
        SaveModel(writer);
    }

    /// <summary>Checks the schema and says what comes out of it.</summary>
    private protected abstract RowMapper Bind(DataViewSchema inputSchema);

    private protected abstract void SaveModel(ModelWriter writer);
}
