using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Learns how to bring columns of numbers to a common range, in one pass over the data.</summary>
public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly NormalizerColumnOptions[] _columns;

    internal NormalizingEstimator(NormalizerColumnOptions[] columns)
    {
        foreach (var column in columns)
        {
            Check.NonEmpty(column.Name, "name");
            Check.Param(column.MaximumExampleCount > 1, nameof(column.MaximumExampleCount), "Must be greater than 1");
        }
        _columns = columns;
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        Check.NotNull(input, nameof(input));
        var sources = Array.ConvertAll(_columns, c => input.Schema.Find("input", c.Input, "data"));
        foreach (var source in sources)
            CheckType(source.Type);
        var fits = sources.Zip(_columns, Start).ToArray();
        ColumnPass.Run(input, Array.ConvertAll(fits, f => f.Pass));
        return new NormalizingTransformer(
            Array.ConvertAll(_columns, c => (c.Name, c.Input)), Array.ConvertAll(fits, f => f.Finish()));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(c => OutputShape(inputSchema.Find("input", c.Input), c.Name)).ToArray());
    }

    private static SchemaShape.Column OutputShape(SchemaShape.Column input, string name)
    {
        if (input.Kind == SchemaShape.Column.VectorKind.VariableVector)
            throw SchemaErrors.Mismatch("input", input.Name, "fixed-size vector or scalar", input.GetTypeString());
        bool isReal = input.ItemType.Equals(NumberDataViewType.Single) || input.ItemType.Equals(NumberDataViewType.Double);
        if (!isReal || input.IsKey)
        {
            throw SchemaErrors.Mismatch(
                "input", input.Name, "vector or scalar of Single or Double", input.GetTypeString());
        }
        var annotations = input.Annotations.Where(a => a.Name == AnnotationKinds.SlotNames)
            .Append(AnnotationKinds.IsNormalizedShape);
        return input.Renamed(name).WithAnnotations(new SchemaShape(annotations));
    }

    private static (ColumnPass Pass, Func<FittedColumn> Finish) Start(
        DataViewSchema.Column source, NormalizerColumnOptions options) =>
        source.Type.ItemType().RawType == typeof(float) ? Start<float>(source, options) : Start<double>(source, options);

    private static (ColumnPass Pass, Func<FittedColumn> Finish) Start<T>(
        DataViewSchema.Column source, NormalizerColumnOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var statistics = options.Method.Start<T>(source.Type is VectorDataViewType vector ? vector.Size : 1);
        return (new ColumnPass<T>(source, statistics, options.MaximumExampleCount),
            () => new FittedColumn<T>(source.Type, statistics.Finish()));
    }

    private static void CheckType(DataViewType type)
    {
        bool hasSize = type is not VectorDataViewType { IsKnownSize: false };
        bool isReal = type.ItemType().RawType == typeof(float) || type.ItemType().RawType == typeof(double);
        Check.Param(hasSize && isReal, "srcType",
            "Wrong column type for input column. Expected: Single, Double, Vector of Single or Vector of Double. " +
            $"Got: {type}.");
    }
}
