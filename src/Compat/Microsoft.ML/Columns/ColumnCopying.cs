using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<ColumnCopyingTransformer>("CopyColumns")]

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    private readonly (string Output, string Input)[] _columns;

    internal ColumnCopyingEstimator(params (string Output, string Input)[] columns)
        : base(new ColumnCopyingTransformer(columns)) => _columns = columns;

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With([.. _columns.Select(c => inputSchema.Find("input", c.Input).Renamed(c.Output))]);
    }
}

public sealed class ColumnCopyingTransformer : OneToOneTransformerBase, IModelLoader
{
    internal ColumnCopyingTransformer(params (string Output, string Input)[] columns)
        : base(columns)
    {
        if (columns.Length == 0 || columns.Any(c => string.IsNullOrEmpty(c.Output) || string.IsNullOrEmpty(c.Input)))
            throw Check.Param(nameof(columns), "columns cannot be null or empty");
    }

    private protected override string LoaderName => "CopyColumns";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader) =>
        new ColumnCopyingTransformer(LoadColumns(reader));

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index) =>
        new(input.Type, input.Annotations, row => row.GetGetterDelegate(input));

    private protected override void SaveModel(ModelWriter writer) => SaveColumns(writer);
}
