using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Compat.Tests.MicrosoftML.Core;

/// <summary>A transformer as another assembly writes it: public API only, saved as a chain of built-in transformers.</summary>
public static class ThirdParty
{
    public const string Contract = "Compat.Tests.Double.v1";

    public sealed class Source
    {
        [ColumnName("__in")]
        public float X;
    }

    public sealed class Target
    {
        [ColumnName("__out")]
        public float Y;
    }

    [CustomMappingFactoryAttribute(Contract)]
    public sealed class Factory : CustomMappingFactory<Source, Target>
    {
        public override Action<Source, Target> GetMapping() => static (s, d) => d.Y = 2 * s.X;
    }

    public sealed class Doubler(string output, string input, MLContext ml) : ITransformer, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public bool IsRowToRowMapper => true;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => GetRowToRowMapper(inputSchema).OutputSchema;

        public IDataView Transform(IDataView input) => ToChain(input.Schema).Transform(input);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) =>
            ((ITransformer)ToChain(inputSchema)).GetRowToRowMapper(inputSchema);

        public void Save(ModelSaveContext ctx)
        {
            var schema = new DataViewSchema.Builder();
            schema.AddColumn(input, NumberDataViewType.Single);
            ((ICanSaveModel)ToChain(schema.ToSchema())).Save(ctx);
        }

        public void Dispose() => IsDisposed = true;

        private TransformerChain<ITransformer> ToChain(DataViewSchema schema)
        {
            var view = new EmptyView(schema);
            IEstimator<ITransformer> chain = ml.Transforms.CopyColumns("__in", input)
                .Append(ml.Transforms.CustomMapping(new Factory().GetMapping(), Contract))
                .Append(ml.Transforms.CopyColumns(output, "__out"))
                .Append(ml.Transforms.DropColumns("__in", "__out"));
            return new((IEnumerable<ITransformer>)chain.Fit(view), Enumerable.Repeat(TransformerScope.Everything, 4));
        }
    }

    /// <summary>A transformer that cannot be saved, because it saves nothing.</summary>
    public sealed class Mute : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IDataView Transform(IDataView input) => input;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx)
        {
        }
    }

    /// <summary>A view without rows.</summary>
    public sealed class EmptyView(DataViewSchema schema) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => schema;

        public long? GetRowCount() => 0;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            throw new NotSupportedException("Nothing needs the rows");

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            throw new NotSupportedException("Nothing needs the rows");
    }
}
