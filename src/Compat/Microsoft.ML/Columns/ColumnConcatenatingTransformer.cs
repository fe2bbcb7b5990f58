using Microsoft.ML.Runtime;

[assembly: Microsoft.ML.Data.ModelLoader<Microsoft.ML.Data.ColumnConcatenatingTransformer>("Concatenate")]

namespace Microsoft.ML.Data;

/// <summary>Puts scalars and vectors of one type behind each other.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase, IModelLoader
{
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingTransformer(string output, string[] inputs)
    {
        _output = output;
        _inputs = inputs;
    }

    private protected override string LoaderName => "Concatenate";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader)
    {
        var output = reader.Binary.ReadString();
        var inputs = new string[reader.ReadCount()];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = reader.Binary.ReadString();
        return new ColumnConcatenatingTransformer(output, inputs);
    }

    private protected override RowMapper Bind(DataViewSchema inputSchema)
    {
        var inputs = Array.ConvertAll(_inputs, name => inputSchema.Find("input", name));
        var itemType = inputs[0].Type.ItemType() as PrimitiveDataViewType
            ?? throw SchemaErrors.Mismatch("input", inputs[0].Name, "a primitive type or a vector", $"{inputs[0].Type}");
        foreach (var input in inputs)
        {
            if (!input.Type.ItemType().Equals(itemType))
                throw SchemaErrors.Mismatch("input", input.Name, $"{itemType}", $"{input.Type}");
        }

        return new ConcatenationMapper(inputSchema, _output, inputs, itemType);
    }

    private protected override void SaveModel(ModelWriter writer)
    {
        writer.Binary.Write(_output);
        writer.Binary.Write(_inputs.Length);
        foreach (var name in _inputs)
            writer.Binary.Write(name);
    }
}
