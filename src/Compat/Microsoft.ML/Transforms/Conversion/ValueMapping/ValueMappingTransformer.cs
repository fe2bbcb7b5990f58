using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<ValueMappingTransformer>("ValueMapping")]

namespace Microsoft.ML.Transforms;

/// <summary>Looks the values of a column up in a table.</summary>
public sealed class ValueMappingTransformer : OneToOneTransformerBase, IModelLoader
{
    internal ValueMappingTransformer(ValueMap map, params (string Output, string Input)[] columns)
        : base(ColumnNames.Checked(columns)) =>
        Map = map;

    internal ValueMap Map { get; }

    private protected override string LoaderName => "ValueMapping";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader)
    {
        var columns = LoadColumns(reader);
        return new ValueMappingTransformer(ValueMap.Load(reader.Binary), columns);
    }

    private protected override void SaveModel(ModelWriter writer)
    {
        SaveColumns(writer);
        Map.Save(writer.Binary);
    }

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        var item = input.Type.ItemType();
        if (item.RawType != Map.KeyType.RawType)
            throw SchemaErrors.WrongValueType(Map.KeyType.RawType, item.RawType);
        return new(OutputType(input), Map.Annotations, row => Map.CreateGetter(row, input));
    }

    private DataViewType OutputType(DataViewSchema.Column input)
    {
        if (input.Type is not VectorDataViewType vector)
            return Map.ValueType;
        Check.Param(Map.ValueType is PrimitiveDataViewType, SchemaErrors.InputSchema,
            $"Column '{input.Name}' is a vector, so the values that its slots are mapped to must be scalars, not {Map.ValueType}");
        return new VectorDataViewType((PrimitiveDataViewType)Map.ValueType, vector.Dimensions);
    }
}
