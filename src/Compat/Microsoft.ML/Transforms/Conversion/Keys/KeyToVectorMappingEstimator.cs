using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Makes indicator vectors of keys: one slot for each value that the key can have.</summary>
public sealed class KeyToVectorMappingEstimator : TrivialEstimator<KeyToVectorMappingTransformer>
{
    private readonly (string Output, string Input)[] _columns;
    private readonly bool _counts;

    internal KeyToVectorMappingEstimator((string Output, string Input)[] columns, bool outputCountVector)
        : base(new KeyToVectorMappingTransformer(columns, outputCountVector))
    {
        _columns = columns;
        _counts = outputCountVector;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(c => OutputShape(inputSchema.Find("input", c.Input), c.Output)).ToArray());
    }

    private SchemaShape.Column OutputShape(SchemaShape.Column input, string name)
    {
        bool isScalar = input.Kind == SchemaShape.Column.VectorKind.Scalar;
        bool isVariable = input.Kind == SchemaShape.Column.VectorKind.VariableVector && !_counts;
        var annotations = new List<SchemaShape.Column>();
        bool hasTexts = input.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var values)
            && values.ItemType is TextDataViewType;
        if (hasTexts && !isVariable)
            annotations.Add(AnnotationKinds.SlotNamesShape);
        if (!_counts && !isVariable)
        {
            annotations.Add(SchemaShape.Column.Of(
                AnnotationKinds.CategoricalSlotRanges, new VectorDataViewType(NumberDataViewType.Int32, 2)));
        }
        if (!_counts || isScalar)
            annotations.Add(AnnotationKinds.IsNormalizedShape);
        return new(name,
            isVariable ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector,
            NumberDataViewType.Single, false, new SchemaShape(annotations));
    }
}
