using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(string outputColumnName, params string[] inputColumnNames)
    {
        _output = Check.NonEmpty(outputColumnName, nameof(outputColumnName));
        Check.NotNull(inputColumnNames, nameof(inputColumnNames));
        Check.Param(inputColumnNames.Length > 0, nameof(inputColumnNames), "Input columns not specified");
        foreach (var name in inputColumnNames)
            Check.NonEmpty(name, nameof(inputColumnNames));
        _inputs = [.. inputColumnNames];
    }

    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        Check.NotNull(input, nameof(input));
        return new(_output, _inputs);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        var inputs = Array.ConvertAll(_inputs, name => inputSchema.Find("input", name));
        foreach (var input in inputs)
        {
            if (!input.ItemType.Equals(inputs[0].ItemType) || input.IsKey != inputs[0].IsKey)
                throw SchemaErrors.Mismatch("input", input.Name, $"{inputs[0].ItemType}", input.GetTypeString());
        }

        return inputSchema.With(ConcatenationShape.Of(_output, inputs));
    }
}
