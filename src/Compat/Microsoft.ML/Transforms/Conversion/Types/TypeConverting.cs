using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<TypeConvertingTransformer>("TypeConverting")]

namespace Microsoft.ML.Transforms;

/// <summary>Converts columns to another type.</summary>
public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    private readonly (string Output, string Input)[] _columns;
    private readonly DataKind _kind;

    internal TypeConvertingEstimator((string Output, string Input)[] columns, DataKind kind)
        : base(new TypeConvertingTransformer(columns, kind))
    {
        _columns = columns;
        _kind = kind;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(c => Convert(inputSchema.Find("input", c.Input), c.Output)).ToArray());
    }

    private SchemaShape.Column Convert(SchemaShape.Column input, string name)
    {
        var type = _kind.ToType();
        var source = (PrimitiveDataViewType)input.ItemType;
        bool converts = input.IsKey
            ? KeyDataViewType.IsValidDataType(type.RawType)
            : TypeConverter.Find(source, type) is not null;
        if (!converts)
            throw TypeConvertingTransformer.Incompatible(input.Name, input.GetTypeString(), type);
        var annotations = input.Annotations.Where(a =>
            TypeConvertingTransformer.KeepsAnnotation(a.Name, input.IsKey, input.ItemType, type));
        return new(name, input.Kind, type, input.IsKey, new SchemaShape(annotations));
    }
}

public sealed class TypeConvertingTransformer : OneToOneTransformerBase, IModelLoader
{
    private readonly DataKind _kind;

    internal TypeConvertingTransformer((string Output, string Input)[] columns, DataKind kind)
        : base(ColumnNames.Checked(columns))
    {
        _kind = kind;
        _ = kind.ToType();
    }

    private protected override string LoaderName => "TypeConverting";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader) =>
        new TypeConvertingTransformer(LoadColumns(reader), (DataKind)reader.Binary.ReadByte());

    internal static ArgumentOutOfRangeException Incompatible(string column, string type, DataViewType result) => Check.Param(
        SchemaErrors.InputSchema,
        $"source column '{column}' with item type '{type}' is not compatible with destination type '{result}'");

    internal static bool KeepsAnnotation(string kind, bool isKey, DataViewType source, DataViewType result) => kind switch
    {
        AnnotationKinds.SlotNames => true,
        AnnotationKinds.KeyValues => isKey,
        AnnotationKinds.IsNormalized => source is NumberDataViewType && result is NumberDataViewType,
        _ => false,
    };

    private protected override void SaveModel(ModelWriter writer)
    {
        SaveColumns(writer);
        writer.Binary.Write((byte)_kind);
    }

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        var source = (PrimitiveDataViewType)input.Type.ItemType();
        var key = source as KeyDataViewType;
        PrimitiveDataViewType item = _kind.ToType();
        if (key is not null && KeyDataViewType.IsValidDataType(item.RawType) && key.Count <= KeyDataViewType.MaxCount(item.RawType))
            item = new KeyDataViewType(item.RawType, key.Count);
        var convert = TypeConverter.Find(source, item)
            ?? throw Incompatible(input.Name, input.Type.ToString()!, _kind.ToType());

        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => KeepsAnnotation(kind, key is not null, source, item));
        DataViewType type = input.Type is VectorDataViewType vector
            ? new VectorDataViewType(item, vector.Dimensions)
            : item;
        return new(type, annotations.ToAnnotations(), row => ItemMapping.CreateGetter(row, input, convert));
    }
}
