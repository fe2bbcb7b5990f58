using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<MissingValueReplacingTransformer>("MissingReplacing")]

namespace Microsoft.ML.Transforms;

/// <summary>Puts values in the place of NaN.</summary>
public sealed class MissingValueReplacingTransformer : OneToOneTransformerBase, IModelLoader
{
    private readonly Replacement[] _replacements;

    internal MissingValueReplacingTransformer((string Output, string Input)[] columns, Replacement[] replacements)
        : base(columns) => _replacements = replacements;

    private protected override string LoaderName => "MissingReplacing";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader)
    {
        var columns = LoadColumns(reader);
        return new MissingValueReplacingTransformer(columns, [.. columns.Select(_ => Replacement.Load(reader.Binary))]);
    }

    internal static void CheckType(DataViewType itemType) => Check.Param(
        itemType is NumberDataViewType && (itemType.RawType == typeof(float) || itemType.RawType == typeof(double)),
        SchemaErrors.InputSchema,
        $"Type '{itemType}' is not supported by NAReplaceTransform since it doesn't have an NA value");

    internal static bool KeepsAnnotation(string kind) => kind is AnnotationKinds.SlotNames or AnnotationKinds.IsNormalized;

    private protected override void SaveModel(ModelWriter writer)
    {
        SaveColumns(writer);
        foreach (var replacement in _replacements)
            replacement.Save(writer.Binary);
    }

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        CheckType(input.Type.ItemType());
        var replacement = _replacements[index];
        bool fits = replacement.Type is VectorDataViewType slots
            ? input.Type is VectorDataViewType vector && vector.Size == slots.Size && vector.ItemType.Equals(slots.ItemType)
            : input.Type.ItemType().Equals(replacement.Type);
        Check.Param(fits, SchemaErrors.InputSchema,
            $"Column '{input.Name}' item type '{replacement.Type}' must be a scalar or a vector of the same size as " +
            $"Columntype '{input.Type}'");

        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, KeepsAnnotation);
        return new(input.Type, annotations.ToAnnotations(), row => replacement.CreateGetter(row, input));
    }
}
