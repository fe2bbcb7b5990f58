using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<MissingValueIndicatorTransformer>("MissingIndicator")]

namespace Microsoft.ML.Transforms;

/// <summary>Says of each value whether it is missing.</summary>
public sealed class MissingValueIndicatorEstimator : TrivialEstimator<MissingValueIndicatorTransformer>
{
    private readonly (string Output, string Input)[] _columns;

    internal MissingValueIndicatorEstimator(params (string Output, string Input)[] columns)
        : base(new MissingValueIndicatorTransformer(columns)) => _columns = columns;

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(c => OutputShape(inputSchema.Find("input", c.Input), c.Output)).ToArray());
    }

    private static SchemaShape.Column OutputShape(SchemaShape.Column input, string name)
    {
        if (!input.IsKey)
            MissingValueIndicatorTransformer.CheckType(input.ItemType);
        var annotations = input.Annotations.Where(a => a.Name == AnnotationKinds.SlotNames)
            .Append(AnnotationKinds.IsNormalizedShape);
        return new(name, input.Kind, BooleanDataViewType.Instance, false, new SchemaShape(annotations));
    }
}

public sealed class MissingValueIndicatorTransformer : OneToOneTransformerBase, IModelLoader
{
    internal MissingValueIndicatorTransformer(params (string Output, string Input)[] columns)
        : base(ColumnNames.Checked(columns)) { }

    private protected override string LoaderName => "MissingIndicator";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader) =>
        new MissingValueIndicatorTransformer(LoadColumns(reader));

    internal static void CheckType(DataViewType type) => Check.Param(
        MissingValues.Exist(type), SchemaErrors.InputSchema,
        $"Type '{type}' is not supported by NAIndicatorTransform since it doesn't have an NA value");

    private protected override void SaveModel(ModelWriter writer) => SaveColumns(writer);

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        CheckType(input.Type.ItemType());
        var mapper = GenericDispatch.Call(input.Type.ItemType().RawType, new MapperOf(input.Type.ItemType()));
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        annotations.AddIsNormalized();
        DataViewType type = input.Type is VectorDataViewType vector
            ? new VectorDataViewType(BooleanDataViewType.Instance, vector.Dimensions)
            : BooleanDataViewType.Instance;
        return new(type, annotations.ToAnnotations(), row => ItemMapping.CreateGetter(row, input, mapper));
    }

    private sealed class MapperOf(DataViewType type) : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>()
        {
            var isMissing = MissingValues.Test<T>(type);
            return (ValueMapper<T, bool>)((in T value, ref bool result) => result = isMissing(value));
        }
    }
}
