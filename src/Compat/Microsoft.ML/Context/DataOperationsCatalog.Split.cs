using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public TrainTestData TrainTestSplit(
        IDataView data, double testFraction = 0.1, string? samplingKeyColumnName = null, int? seed = null)
    {
        Check.NotNull(data, nameof(data));
        Check.Param(0 < testFraction && testFraction < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        return Split(data, SamplingKey(data, samplingKeyColumnName), seed ?? DefaultSeed("TrainTestSplit"), 0, testFraction);
    }

    public IReadOnlyList<TrainTestData> CrossValidationSplit(
        IDataView data, int numberOfFolds = 5, string? samplingKeyColumnName = null, int? seed = null)
    {
        Check.NotNull(data, nameof(data));
        Check.Param(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");
        var key = SamplingKey(data, samplingKeyColumnName);
        var value = seed ?? DefaultSeed("CrossValidationSplit");
        return [.. Enumerable.Range(0, numberOfFolds).Select(
            fold => Split(data, key, value, (double)fold / numberOfFolds, (double)(fold + 1) / numberOfFolds))];
    }

    /// <summary>A context with a seed splits the same way every time.</summary>
    private int DefaultSeed(string name) => (Environment as MLContext)?.Seed ?? NextSeed(name);

    private static DataViewSchema.Column? SamplingKey(IDataView data, string? name) =>
        name is null ? null : data.Schema.Find("SamplingKeyColumn", name, "samplingKeyColumn");

    private static TrainTestData Split(IDataView data, DataViewSchema.Column? key, int seed, double lower, double upper)
    {
        return new(Part(complement: true), Part(complement: false));

        IDataView Part(bool complement) => key is { } column
            ? SplitKey.ByColumn(data, column, seed, lower, upper, complement)
            : SplitKey.ByPosition(data, seed, lower, upper, complement);
    }

    /// <summary>A pair of data sets, one to train on and one to test on.</summary>
    public readonly struct TrainTestData
    {
        public readonly IDataView TrainSet;
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
