using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Values to keys, then keys to vectors. Saved as the chain of these two.</summary>
public sealed class OneHotEncodingTransformer : ITransformer
{
    private readonly TransformerChain<ITransformer> _parts;

    internal OneHotEncodingTransformer(TransformerChain<ITransformer> parts) => _parts = parts;

    bool ITransformer.IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _parts.GetOutputSchema(inputSchema);

    public IDataView Transform(IDataView input) => _parts.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        ((ITransformer)_parts).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_parts).Save(ctx);
}
