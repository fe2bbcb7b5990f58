using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Finds the different values of columns and gives them keys.</summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly (string Output, string Input)[] _columns;
    private readonly Settings _settings;

    internal ValueToKeyMappingEstimator((string Output, string Input)[] columns, Settings settings)
    {
        _columns = ColumnNames.Checked(columns);
        _settings = settings;
        Check.Param(settings.MaximumNumberOfKeys > 0, "maximumNumberOfKeys", "Must be positive");
        Check.Param(settings.KeyData is null || settings.KeyData.Schema.Count == 1, "keyData",
            "The data that give the keys must have exactly one column");
    }

    /// <summary>The order of the keys.</summary>
    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        Check.NotNull(input, nameof(input));
        var sources = Array.ConvertAll(_columns, c => input.Schema.Find("input", c.Input));
        var vocabularies = _settings.KeyData is { } keyData
            ? FromKeyData(keyData, sources)
            : Collect(input, sources, _settings.MaximumNumberOfKeys);
        var transformer = new ValueToKeyMappingTransformer(_columns, vocabularies, _settings.AnnotationsAsText);
        _ = transformer.GetOutputSchema(input.Schema);
        return transformer;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(c => OutputShape(inputSchema.Find("input", c.Input), c.Output)).ToArray());
    }

    private SchemaShape.Column OutputShape(SchemaShape.Column input, string name)
    {
        bool asText = _settings.AnnotationsAsText
            || (input.IsKey && input.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var values)
                && values.ItemType is TextDataViewType);
        var keyValues = new SchemaShape.Column(AnnotationKinds.KeyValues, SchemaShape.Column.VectorKind.Vector,
            asText ? TextDataViewType.Instance : input.ItemType, input.IsKey && !asText);
        var annotations = input.Annotations.Where(a => a.Name == AnnotationKinds.SlotNames).Append(keyValues);
        return new(name, input.Kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
    }

    private KeyVocabulary[] FromKeyData(IDataView keyData, DataViewSchema.Column[] sources)
    {
        var vocabulary = Collect(keyData, [keyData.Schema[0]], int.MaxValue)[0];
        foreach (var source in sources)
        {
            Check.Param(source.Type.ItemType().Equals(vocabulary.ItemType), "keyData",
                $"Column '{source.Name}' has type {source.Type.ItemType()}, the data that give its keys have type {vocabulary.ItemType}");
        }
        return Array.ConvertAll(sources, _ => vocabulary);
    }

    private KeyVocabulary[] Collect(IDataView data, DataViewSchema.Column[] sources, int maximumNumberOfKeys)
    {
        foreach (var source in sources)
        {
            Check.Param(source.Type.ItemType() is PrimitiveDataViewType, SchemaErrors.InputSchema,
                $"Column '{source.Name}' of type {source.Type} has no values that can be keys");
        }
        using var cursor = data.GetRowCursor(sources);
        var collectors = Array.ConvertAll(sources, s => KeyCollector.Create(cursor, s, maximumNumberOfKeys));
        while (!Array.TrueForAll(collectors, c => c.IsFull) && cursor.MoveNext())
        {
            foreach (var collector in collectors)
                collector.ReadRow();
        }
        return Array.ConvertAll(collectors, c => c.Finish(_settings.Ordinality));
    }

    /// <summary>How keys are found.</summary>
    internal sealed record Settings(
        int MaximumNumberOfKeys, KeyOrdinality Ordinality, bool AnnotationsAsText, IDataView? KeyData);
}
