using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<ColumnSelectingLoader>("SelectColumns")]

namespace Microsoft.ML.Transforms;

public sealed class ColumnSelectingEstimator : TrivialEstimator<ColumnSelectingTransformer>
{
    internal ColumnSelectingEstimator(string[]? keep, string[]? drop, bool keepHidden)
        : base(new ColumnSelectingTransformer(keep, drop, keepHidden))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        var named = Transformer.Names.Distinct().Select(name => inputSchema.Find("input", name)).ToArray();
        return Transformer.Keeps ? new(named) : new(inputSchema.Where(c => !Transformer.Names.Contains(c.Name)));
    }
}

/// <summary>Keeps some columns in the order of their names, or drops some.</summary>
public sealed class ColumnSelectingTransformer : ITransformer
{
    private readonly bool _keepHidden;

    internal ColumnSelectingTransformer(string[]? keep, string[]? drop, bool keepHidden)
    {
        if (keep is not { Length: > 0 } && drop is not { Length: > 0 })
            throw new InvalidOperationException("Neither keepColumns and dropColumns is set. Exactly one must be specified.");
        Keeps = keep is { Length: > 0 };
        Names = [.. Keeps ? keep! : drop!];
        foreach (var name in Names)
            Check.NonEmpty(name, Keeps ? "keepColumns" : "dropColumns");
        _keepHidden = keepHidden;
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal bool Keeps { get; }

    internal IReadOnlyList<string> Names { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) =>
        Bind(Check.NotNull(inputSchema, nameof(inputSchema)), nameof(inputSchema)).OutputSchema;

    public IDataView Transform(IDataView input)
    {
        Check.NotNull(input, nameof(input));
        return new SelectedView(input, Bind(input.Schema, nameof(input)));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        Bind(Check.NotNull(inputSchema, nameof(inputSchema)), nameof(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = Check.NotNull(ctx, nameof(ctx)).Writer;
        writer.Begin("SelectColumns");
        writer.Binary.Write(Keeps);
        writer.Binary.Write(_keepHidden);
        writer.Binary.Write(Names.Count);
        foreach (var name in Names)
            writer.Binary.Write(name);
    }

    private ColumnSelection Bind(DataViewSchema schema, string parameter)
    {
        foreach (var name in Names)
            schema.Find("input", name, parameter);
        return Keeps
            ? new(schema, Names.SelectMany(name => schema.Where(c => c.Name == name && (_keepHidden || !c.IsHidden))))
            : new(schema, schema.Where(c => (_keepHidden || !c.IsHidden) && !Names.Contains(c.Name)));
    }
}

internal sealed class ColumnSelectingLoader : IModelLoader
{
    public static ICanSaveModel Load(IHostEnvironment env, ModelReader reader)
    {
        var keeps = reader.Binary.ReadBoolean();
        var keepHidden = reader.Binary.ReadBoolean();
        var names = new string[reader.ReadCount()];
        for (var i = 0; i < names.Length; i++)
            names[i] = reader.Binary.ReadString();
        return new ColumnSelectingTransformer(keeps ? names : null, keeps ? null : names, keepHidden);
    }
}
