using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<KeyToValueMappingTransformer>("KeyToValue")]

namespace Microsoft.ML.Transforms;

/// <summary>Gives keys back the values that they stand for, which the column's KeyValues annotation holds.</summary>
public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    private readonly (string Output, string Input)[] _columns;

    internal KeyToValueMappingEstimator(params (string Output, string Input)[] columns)
        : base(new KeyToValueMappingTransformer(columns)) => _columns = columns;

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(c => OutputShape(inputSchema.Find("input", c.Input), c.Output)).ToArray());
    }

    private static SchemaShape.Column OutputShape(SchemaShape.Column input, string name)
    {
        if (!input.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var values))
            throw Check.Param(SchemaErrors.InputSchema, $"Input column '{input.Name}' doesn't contain key values metadata");
        var annotations = input.Annotations.Where(a => a.Name == AnnotationKinds.SlotNames);
        return new(name, input.Kind, values.ItemType, values.IsKey, new SchemaShape(annotations));
    }
}

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase, IModelLoader
{
    internal KeyToValueMappingTransformer(params (string Output, string Input)[] columns)
        : base(ColumnNames.Checked(columns)) { }

    private protected override string LoaderName => "KeyToValue";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader) =>
        new KeyToValueMappingTransformer(LoadColumns(reader));

    private protected override void SaveModel(ModelWriter writer) => SaveColumns(writer);

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        if (input.Type.ItemType() is not KeyDataViewType key
            || input.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues) is not { Type: VectorDataViewType values })
        {
            throw new InvalidOperationException("Metadata KeyValues does not exist");
        }

        var mapper = GenericDispatch.Call(values.ItemType.RawType, new MapperOf(key, input));
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        DataViewType type = input.Type is VectorDataViewType vector
            ? new VectorDataViewType(values.ItemType, vector.Dimensions)
            : values.ItemType;
        return new(type, annotations.ToAnnotations(), row => ItemMapping.CreateGetter(row, input, mapper));
    }

    private sealed class MapperOf(KeyDataViewType type, DataViewSchema.Column input) : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>()
        {
            VBuffer<T> buffer = default;
            input.Annotations.GetValue(AnnotationKinds.KeyValues, ref buffer);
            T[] values = [.. buffer.DenseValues()];
            T missing = MissingValues.Of<T>();
            return KeyMapping.Of(type, key => key - 1 < (ulong)values.Length ? values[key - 1] : missing);
        }
    }
}
