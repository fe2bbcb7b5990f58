using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(
        Action<TSrc, TDst> mapAction, string? contractName, SchemaDefinition? inputDefinition, SchemaDefinition? outputDefinition)
        : base(new CustomMappingTransformer<TSrc, TDst>(mapAction, contractName, inputDefinition, outputDefinition))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        foreach (var member in Transformer.Input)
        {
            var actual = inputSchema.Find("input", member.ColumnName);
            var expected = SchemaShape.Column.Of(member.ColumnName, member.ColumnType);
            var isScalar = SchemaShape.Column.VectorKind.Scalar;
            if ((actual.Kind == isScalar) != (expected.Kind == isScalar) || !actual.ItemType.Equals(expected.ItemType))
                throw SchemaErrors.Mismatch("input", member.ColumnName, expected.GetTypeString(), actual.GetTypeString());
        }

        return inputSchema.With(SchemaShape.Create(Transformer.AddedSchema));
    }
}
