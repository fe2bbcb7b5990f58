using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Normalisers of number columns.</summary>
public static class NormalizationCatalog
{
    private const long MostExamples = 1_000_000_000;
    private const int MostBins = 1024;

    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog,
        string outputColumnName, string? inputColumnName = null,
        long maximumExampleCount = MostExamples, bool fixZero = true) =>
        One(outputColumnName, inputColumnName, maximumExampleCount, new MinMaxMethod(fixZero));

    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog,
        InputOutputColumnPair[] columns, long maximumExampleCount = MostExamples, bool fixZero = true) =>
        Many(columns, maximumExampleCount, new MinMaxMethod(fixZero));

    public static NormalizingEstimator NormalizeMeanVariance(this TransformsCatalog catalog,
        string outputColumnName, string? inputColumnName = null,
        long maximumExampleCount = MostExamples, bool fixZero = true, bool useCdf = false) =>
        One(outputColumnName, inputColumnName, maximumExampleCount, new MeanVarianceMethod(fixZero, useCdf, UseLog: false));

    public static NormalizingEstimator NormalizeMeanVariance(this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        long maximumExampleCount = MostExamples, bool fixZero = true, bool useCdf = false) =>
        Many(columns, maximumExampleCount, new MeanVarianceMethod(fixZero, useCdf, UseLog: false));

    public static NormalizingEstimator NormalizeLogMeanVariance(this TransformsCatalog catalog,
        string outputColumnName, string? inputColumnName = null,
        long maximumExampleCount = MostExamples, bool useCdf = true) =>
        NormalizeLogMeanVariance(catalog, outputColumnName, false, inputColumnName, maximumExampleCount, useCdf);

    public static NormalizingEstimator NormalizeLogMeanVariance(this TransformsCatalog catalog,
        InputOutputColumnPair[] columns, long maximumExampleCount = MostExamples, bool useCdf = true) =>
        NormalizeLogMeanVariance(catalog, columns, false, maximumExampleCount, useCdf);

    public static NormalizingEstimator NormalizeLogMeanVariance(this TransformsCatalog catalog,
        string outputColumnName, bool fixZero, string? inputColumnName = null,
        long maximumExampleCount = MostExamples, bool useCdf = true) =>
        One(outputColumnName, inputColumnName, maximumExampleCount, new MeanVarianceMethod(fixZero, useCdf, UseLog: true));

    public static NormalizingEstimator NormalizeLogMeanVariance(this TransformsCatalog catalog,
        InputOutputColumnPair[] columns, bool fixZero,
        long maximumExampleCount = MostExamples, bool useCdf = true) =>
        Many(columns, maximumExampleCount, new MeanVarianceMethod(fixZero, useCdf, UseLog: true));

    public static NormalizingEstimator NormalizeBinning(this TransformsCatalog catalog,
        string outputColumnName, string? inputColumnName = null,
        long maximumExampleCount = MostExamples, bool fixZero = true, int maximumBinCount = MostBins) =>
        One(outputColumnName, inputColumnName, maximumExampleCount, Binning(fixZero, maximumBinCount));

    public static NormalizingEstimator NormalizeBinning(this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        long maximumExampleCount = MostExamples, bool fixZero = true, int maximumBinCount = MostBins) =>
        Many(columns, maximumExampleCount, Binning(fixZero, maximumBinCount));

    public static NormalizingEstimator NormalizeRobustScaling(this TransformsCatalog catalog,
        string outputColumnName, string? inputColumnName = null, long maximumExampleCount = MostExamples,
        bool centerData = true, uint quantileMin = 25, uint quantileMax = 75) =>
        One(outputColumnName, inputColumnName, maximumExampleCount, Robust(centerData, quantileMin, quantileMax));

    public static NormalizingEstimator NormalizeRobustScaling(this TransformsCatalog catalog,
        InputOutputColumnPair[] columns, long maximumExampleCount = MostExamples,
        bool centerData = true, uint quantileMin = 25, uint quantileMax = 75) =>
        Many(columns, maximumExampleCount, Robust(centerData, quantileMin, quantileMax));

    private static NormalizingEstimator One(string output, string? input, long maximumExampleCount, NormalizerMethod method) =>
        new([new(output, input ?? output, maximumExampleCount, method)]);

    private static NormalizingEstimator Many(InputOutputColumnPair[] columns, long maximumExampleCount, NormalizerMethod method) =>
        new([.. Check.NonEmpty(columns, nameof(columns))
            .Select(c => new NormalizerColumnOptions(c.OutputColumnName, c.InputColumnName, maximumExampleCount, method))]);

    private static BinningMethod Binning(bool fixZero, int maximumBinCount)
    {
        Check.Param(maximumBinCount > 1, "MaximumBinCount", "Must be greater than 1");
        return new(fixZero, maximumBinCount);
    }

    private static RobustScalingMethod Robust(bool centerData, uint quantileMin, uint quantileMax)
    {
        Check.Param(quantileMin <= 100 && quantileMax <= 100 && quantileMin < quantileMax, nameof(quantileMin),
            "Must be less than quantileMax, which must not exceed 100");
        return new(centerData, quantileMin, quantileMax);
    }
}
