using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Learns what to put in the place of NaN.</summary>
public sealed class MissingValueReplacingEstimator : IEstimator<MissingValueReplacingTransformer>
{
    private readonly (string Output, string Input)[] _columns;
    private readonly ReplacementMode _mode;
    private readonly bool _bySlot;

    internal MissingValueReplacingEstimator((string Output, string Input)[] columns, ReplacementMode mode, bool bySlot)
    {
        _columns = ColumnNames.Checked(columns);
        Check.Param(Enum.IsDefined(mode), nameof(mode), $"There is no replacement mode {mode}");
        _mode = mode;
        _bySlot = bySlot;
    }

    /// <summary>What replaces a missing value; statistics are of the values that are there.</summary>
    public enum ReplacementMode : byte
    {
        DefaultValue = 0,
        Mean = 1,
        Minimum = 2,
        Maximum = 3,
        Mode = 4,
    }

    public MissingValueReplacingTransformer Fit(IDataView input)
    {
        Check.NotNull(input, nameof(input));
        var sources = Array.ConvertAll(_columns, c => input.Schema.Find("input", c.Input, nameof(input)));
        foreach (var source in sources)
            MissingValueReplacingTransformer.CheckType(source.Type.ItemType());
        if (_mode == ReplacementMode.DefaultValue)
            return new(_columns, Array.ConvertAll(sources, s => Replacement.Zero(s.Type.ItemType())));

        var fits = Array.ConvertAll(sources, Start);
        ColumnPass.Run(input, Array.ConvertAll(fits, f => f.Pass));
        return new(_columns, Array.ConvertAll(fits, f => f.Finish()));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(c => OutputShape(inputSchema.Find("input", c.Input), c.Output)).ToArray());
    }

    private static SchemaShape.Column OutputShape(SchemaShape.Column input, string name)
    {
        MissingValueReplacingTransformer.CheckType(input.ItemType);
        var annotations = input.Annotations.Where(a => MissingValueReplacingTransformer.KeepsAnnotation(a.Name));
        return input.Renamed(name).WithAnnotations(new SchemaShape(annotations));
    }

    private (ColumnPass Pass, Func<Replacement> Finish) Start(DataViewSchema.Column source) =>
        source.Type.ItemType().RawType == typeof(float) ? Start<float>(source) : Start<double>(source);

    private (ColumnPass Pass, Func<Replacement> Finish) Start<T>(DataViewSchema.Column source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Slots have values of their own where there is a fixed number of them.
        bool bySlot = _bySlot && source.Type.IsKnownSizeVector();
        var type = bySlot ? source.Type : source.Type.ItemType();
        var statistics = new ReplacementStatistics<T>(bySlot ? ((VectorDataViewType)type).Size : 1, !bySlot, _mode);
        return (new ColumnPass<T>(source, statistics, long.MaxValue), () => new Replacement<T>(type, statistics.Finish()));
    }
}
