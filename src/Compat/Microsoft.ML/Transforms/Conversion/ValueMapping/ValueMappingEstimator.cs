using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Makes a <see cref="ValueMappingTransformer"/>; the table is read when the estimator is made.</summary>
public class ValueMappingEstimator : TrivialEstimator<ValueMappingTransformer>
{
    private readonly string _output;
    private readonly string _input;

    internal ValueMappingEstimator(ValueMap map, string output, string input)
        : base(new ValueMappingTransformer(map, (output, input)))
    {
        _output = output;
        _input = input;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        var input = inputSchema.Find("input", _input);
        var map = Transformer.Map;
        var output = SchemaShape.Column.Of(_output, map.ValueType, SchemaShape.Create(map.Annotations.Schema));
        if (map.ValueType is PrimitiveDataViewType)
            output = new(_output, input.Kind, output.ItemType, output.IsKey, output.Annotations);
        return inputSchema.With(output);
    }
}

/// <summary>A <see cref="ValueMappingEstimator"/> whose table was given as pairs.</summary>
public sealed class ValueMappingEstimator<TKey, TValue> : ValueMappingEstimator
{
    internal ValueMappingEstimator(ValueMap map, string output, string input)
        : base(map, output, input) { }
}
