using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms of missing values.</summary>
public static class ExtensionsCatalog
{
    public static MissingValueReplacingEstimator ReplaceMissingValues(this TransformsCatalog catalog,
        string outputColumnName, string? inputColumnName = null,
        MissingValueReplacingEstimator.ReplacementMode replacementMode =
            MissingValueReplacingEstimator.ReplacementMode.DefaultValue,
        bool imputeBySlot = true) =>
        new([(outputColumnName, inputColumnName ?? outputColumnName)], replacementMode, imputeBySlot);

    public static MissingValueReplacingEstimator ReplaceMissingValues(this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        MissingValueReplacingEstimator.ReplacementMode replacementMode =
            MissingValueReplacingEstimator.ReplacementMode.DefaultValue,
        bool imputeBySlot = true) =>
        new(Pairs(columns), replacementMode, imputeBySlot);

    public static MissingValueIndicatorEstimator IndicateMissingValues(this TransformsCatalog catalog,
        string outputColumnName, string? inputColumnName = null) =>
        new((outputColumnName, inputColumnName ?? outputColumnName));

    public static MissingValueIndicatorEstimator IndicateMissingValues(this TransformsCatalog catalog,
        InputOutputColumnPair[] columns) =>
        new(Pairs(columns));

    private static (string Output, string Input)[] Pairs(InputOutputColumnPair[] columns) =>
        InputOutputColumnPair.ToPairs(Check.NonEmpty(columns, nameof(columns)));
}
