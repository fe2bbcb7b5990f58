using static Microsoft.ML.SchemaShape.Column;

namespace Microsoft.ML.Data;

/// <summary>Type and annotations of a concatenation, before and after the data are known.</summary>
internal static class ConcatenationShape
{
    public static SchemaShape.Column Of(string output, SchemaShape.Column[] inputs)
    {
        // One vector alone passes as it is.
        if (inputs is [{ Kind: not VectorKind.Scalar } single])
            return single.Renamed(output);
        var isKnown = inputs.All(c => c.Kind != VectorKind.VariableVector);
        var annotations = new List<SchemaShape.Column>();
        if (isKnown && inputs.Any(c => c.Kind == VectorKind.Scalar || Has(c, AnnotationKinds.SlotNames)))
            annotations.Add(AnnotationKinds.SlotNamesShape);
        if (isKnown && inputs.FirstOrDefault(c => Has(c, AnnotationKinds.CategoricalSlotRanges)) is { Name: not null } ranges)
            annotations.Add(ranges.Annotations.Find("annotation", AnnotationKinds.CategoricalSlotRanges));
        if (inputs.All(c => Has(c, AnnotationKinds.IsNormalized)))
            annotations.Add(AnnotationKinds.IsNormalizedShape);
        return new(output, isKnown ? VectorKind.Vector : VectorKind.VariableVector, inputs[0].ItemType, inputs[0].IsKey,
            new(annotations));
    }

    public static DataViewSchema.DetachedColumn Of(
        string output, DataViewSchema.Column[] inputs, PrimitiveDataViewType itemType)
    {
        if (inputs is [{ Type: VectorDataViewType } single])
            return new(output, single.Type, single.Annotations);
        if (inputs.Any(c => c.Type is VectorDataViewType { IsKnownSize: false }))
            return new(output, new VectorDataViewType(itemType), Annotate(b => Normalized(b, inputs)));
        return new(output, new VectorDataViewType(itemType, inputs.Sum(SizeOf)), Annotate(builder =>
        {
            if (inputs.Any(c => c.Type is not VectorDataViewType || c.HasSlotNames()))
                builder.AddSlotNames(SlotNames(inputs));
            AddRanges(builder, inputs);
            Normalized(builder, inputs);
        }));
    }

    private static bool Has(SchemaShape.Column column, string kind) => column.Annotations.TryFindColumn(kind, out _);

    private static int SizeOf(DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.Size : 1;

    private static DataViewSchema.Annotations Annotate(Action<DataViewSchema.Annotations.Builder> fill) =>
        AnnotationKinds.Make(fill);

    private static void Normalized(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column[] inputs)
    {
        if (inputs.All(c => c.IsNormalized()))
            builder.AddIsNormalized();
    }

    /// <summary>A scalar's slot has its column's name; a vector's slots have the column's name before their own.</summary>
    private static VBuffer<ReadOnlyMemory<char>> SlotNames(DataViewSchema.Column[] inputs)
    {
        var names = new List<ReadOnlyMemory<char>>();
        foreach (var input in inputs)
        {
            if (input.Type is not VectorDataViewType vector)
            {
                names.Add(input.Name.AsMemory());
                continue;
            }

            VBuffer<ReadOnlyMemory<char>> own = new(vector.Size, 0, null, null);
            if (input.HasSlotNames())
                input.GetSlotNames(ref own);
            foreach (var name in own.DenseValues())
                names.Add(name.IsEmpty ? name : $"{input.Name}.{name}".AsMemory());
        }

        return new(names.Count, [.. names]);
    }

    /// <summary>The slot ranges of categorical inputs, moved to where the inputs stand.</summary>
    private static void AddRanges(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column[] inputs)
    {
        var ranges = new List<int>();
        var offset = 0;
        foreach (var input in inputs)
        {
            if (input.Annotations.Schema.GetColumnOrNull(AnnotationKinds.CategoricalSlotRanges)
                is { Type: VectorDataViewType { ItemType: var item } } && item == NumberDataViewType.Int32)
            {
                VBuffer<int> own = default;
                input.Annotations.GetValue(AnnotationKinds.CategoricalSlotRanges, ref own);
                foreach (var bound in own.DenseValues())
                    ranges.Add(bound + offset);
            }

            offset += SizeOf(input);
        }

        if (ranges.Count == 0)
            return;
        var all = new VBuffer<int>(ranges.Count, [.. ranges]);
        builder.Add(AnnotationKinds.CategoricalSlotRanges,
            new VectorDataViewType(NumberDataViewType.Int32, ranges.Count / 2, 2),
            (ref VBuffer<int> value) => all.CopyTo(ref value));
    }
}
