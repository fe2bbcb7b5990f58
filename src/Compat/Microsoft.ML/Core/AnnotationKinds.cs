using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>The annotation names that components share, and how they are written.</summary>
internal static class AnnotationKinds
{
    public const string SlotNames = nameof(SlotNames);
    public const string KeyValues = nameof(KeyValues);
    public const string IsNormalized = nameof(IsNormalized);
    public const string CategoricalSlotRanges = nameof(CategoricalSlotRanges);

    public static void AddSlotNames(this DataViewSchema.Annotations.Builder builder, VBuffer<ReadOnlyMemory<char>> names) =>
        builder.AddVector(SlotNames, TextDataViewType.Instance, names);

    public static void AddIsNormalized(this DataViewSchema.Annotations.Builder builder) =>
        builder.AddPrimitiveValue(IsNormalized, BooleanDataViewType.Instance, true);

    /// <summary>Values stored as they are; every read gets a copy.</summary>
    public static void AddVector<T>(
        this DataViewSchema.Annotations.Builder builder, string kind, PrimitiveDataViewType itemType, VBuffer<T> values) =>
        builder.Add(kind, new VectorDataViewType(itemType, values.Length), (ref VBuffer<T> dst) => values.CopyTo(ref dst));

    public static SchemaShape.Column SlotNamesShape { get; } =
        SchemaShape.Column.Of(SlotNames, new VectorDataViewType(TextDataViewType.Instance, 1));

    public static SchemaShape.Column IsNormalizedShape { get; } =
        SchemaShape.Column.Of(IsNormalized, BooleanDataViewType.Instance);

    public static bool Has(this DataViewSchema.Annotations annotations, string kind) =>
        annotations.Schema.GetColumnOrNull(kind) is not null;

    public static DataViewSchema.Annotations Make(Action<DataViewSchema.Annotations.Builder> fill)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        fill(builder);
        return builder.ToAnnotations();
    }
}
