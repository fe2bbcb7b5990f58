using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Finds the different values of columns and encodes them as vectors of numbers.</summary>
public sealed class OneHotEncodingEstimator : IEstimator<OneHotEncodingTransformer>
{
    private readonly ValueToKeyMappingEstimator _toKey;
    private readonly IEstimator<ITransformer>? _toVector;

    internal OneHotEncodingEstimator((string Output, string Input)[] columns, OutputKind outputKind, int maximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality, IDataView? keyData)
    {
        _toKey = new(columns, new(maximumNumberOfKeys, keyOrdinality, AnnotationsAsText: true, keyData));
        var inPlace = Array.ConvertAll(columns, c => (c.Output, c.Output));
        _toVector = outputKind switch
        {
            OutputKind.Key => null,
            OutputKind.Indicator => new KeyToVectorMappingEstimator(inPlace, outputCountVector: false),
            OutputKind.Bag => new KeyToVectorMappingEstimator(inPlace, outputCountVector: true),
            OutputKind.Binary => new KeyToBinaryVectorMappingEstimator(inPlace),
            _ => throw Check.Param(nameof(outputKind), $"There is no output kind {outputKind}"),
        };
    }

    /// <summary>What a category becomes.</summary>
    public enum OutputKind : byte
    {
        /// <summary>Indicators of a vector's categories added up.</summary>
        Bag = 1,

        /// <summary>One slot for each category.</summary>
        Indicator = 2,

        /// <summary>The key itself.</summary>
        Key = 3,

        /// <summary>The bits of the key.</summary>
        Binary = 4,
    }

    public OneHotEncodingTransformer Fit(IDataView input)
    {
        var toKey = _toKey.Fit(input);
        return _toVector is null
            ? new(new TransformerChain<ITransformer>(toKey))
            : new(new TransformerChain<ITransformer>(toKey, _toVector.Fit(toKey.Transform(input))));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var keys = _toKey.GetOutputSchema(inputSchema);
        return _toVector is null ? keys : _toVector.GetOutputSchema(keys);
    }
}
