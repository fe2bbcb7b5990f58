using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Conversions between types, keys and values.</summary>
public static class ConversionsExtensionsCatalog
{
    private const int MostKeys = 1_000_000;

    public static TypeConvertingEstimator ConvertType(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string? inputColumnName = null, DataKind outputKind = DataKind.Single) =>
        new([(outputColumnName, inputColumnName ?? outputColumnName)], outputKind);

    public static TypeConvertingEstimator ConvertType(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, DataKind outputKind = DataKind.Single) =>
        new(Pairs(columns), outputKind);

    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string? inputColumnName = null) =>
        new((outputColumnName, inputColumnName ?? outputColumnName));

    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns) =>
        new(Pairs(columns));

    public static KeyToVectorMappingEstimator MapKeyToVector(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string? inputColumnName = null, bool outputCountVector = false) =>
        new([(outputColumnName, inputColumnName ?? outputColumnName)], outputCountVector);

    public static KeyToVectorMappingEstimator MapKeyToVector(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, bool outputCountVector = false) =>
        new(Pairs(columns), outputCountVector);

    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string? inputColumnName = null, int maximumNumberOfKeys = MostKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView? keyData = null) =>
        new([(outputColumnName, inputColumnName ?? outputColumnName)],
            new(maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData));

    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, int maximumNumberOfKeys = MostKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView? keyData = null) =>
        new(Pairs(columns), new(maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData));

    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, IEnumerable<KeyValuePair<TInputType, TOutputType>> keyValuePairs,
        string? inputColumnName = null, bool treatValuesAsKeyType = false) =>
        new(treatValuesAsKeyType ? ValueMapBuilder.Keys(keyValuePairs) : ValueMapBuilder.Scalars(keyValuePairs),
            outputColumnName, inputColumnName ?? outputColumnName);

    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, IEnumerable<KeyValuePair<TInputType, TOutputType[]>> keyValuePairs,
        string? inputColumnName = null) =>
        new(ValueMapBuilder.Vectors(keyValuePairs), outputColumnName, inputColumnName ?? outputColumnName);

    public static ValueMappingEstimator MapValue(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, IDataView lookupMap, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn,
        string? inputColumnName = null) =>
        new(ValueMap.From(Check.NotNull(lookupMap, nameof(lookupMap)), keyColumn, valueColumn),
            outputColumnName, inputColumnName ?? outputColumnName);

    private static (string Output, string Input)[] Pairs(InputOutputColumnPair[] columns) =>
        InputOutputColumnPair.ToPairs(Check.NonEmpty(columns, nameof(columns)));
}
