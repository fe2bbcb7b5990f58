using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public IDataView TakeRows(IDataView input, long count)
    {
        Check.NotNull(input, nameof(input));
        Check.Param(count > 0, nameof(count), "Must be greater than zero.");
        return new TakeSkipView(input, 0, count);
    }

    public IDataView SkipRows(IDataView input, long count)
    {
        Check.NotNull(input, nameof(input));
        Check.Param(count > 0, nameof(count), "Must be greater than zero.");
        return new TakeSkipView(input, count, long.MaxValue);
    }

    public IDataView FilterRowsByColumn(
        IDataView input, string columnName, double lowerBound = double.NegativeInfinity, double upperBound = double.PositiveInfinity)
    {
        Check.NotNull(input, nameof(input));
        Check.NonEmpty(columnName, nameof(columnName));
        Check.Param(lowerBound < upperBound, nameof(upperBound), "Must be less than lowerBound");
        var column = input.Schema[columnName];
        if (column.Type is not NumberDataViewType)
            throw SchemaErrors.Mismatch("filter", columnName, "number", $"{column.Type}", nameof(columnName));
        Check.Param(column.Type == NumberDataViewType.Single || column.Type == NumberDataViewType.Double,
            "Column", $"Column '{columnName}' does not have compatible type");
        return new FilterView(input, [column], row => RowTests.InRange(row, column, lowerBound, upperBound));
    }

    public IDataView FilterRowsByKeyColumnFraction(
        IDataView input, string columnName, double lowerBound = 0, double upperBound = 1)
    {
        Check.NotNull(input, nameof(input));
        Check.NonEmpty(columnName, nameof(columnName));
        Check.Param(0 <= lowerBound && lowerBound <= 1, nameof(lowerBound), "Must be in [0, 1]");
        Check.Param(0 <= upperBound && upperBound <= 2, nameof(upperBound), "Must be in [0, 2]");
        Check.Param(lowerBound <= upperBound, nameof(upperBound), "Must be no less than lowerBound");
        var column = input.Schema[columnName];
        if (column.Type is not KeyDataViewType)
            throw SchemaErrors.Mismatch("filter", columnName, "a known cardinality key", $"{column.Type}", nameof(columnName));
        return new FilterView(input, [column], row => RowTests.KeyFraction(row, column, lowerBound, upperBound));
    }

    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        Check.NotNull(input, nameof(input));
        Check.NonEmpty(columns, nameof(columns));
        var tested = Array.ConvertAll(columns, name => input.Schema.GetColumnOrNull(name)
            ?? throw Check.Param("Columns", $"Source column '{name}' not found"));
        foreach (var column in tested)
        {
            Check.Param(Missing.IsSupported(column.Type.ItemType()), "Columns",
                $"Column '{column.Name}' has type {column.Type} which does not support missing values, so we cannot filter on them");
        }

        return new FilterView(input, tested, row =>
        {
            var tests = Array.ConvertAll(tested, column => RowTests.NothingMissing(row, column));
            return () => Array.TrueForAll(tests, test => test());
        });
    }

    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        Check.NotNull(input, nameof(input));
        Check.Param(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        return new ShuffleView(input, () => seed ?? NextSeed("ShuffleRows"), shufflePoolSize, shuffleSource);
    }

    public IDataView BootstrapSample(IDataView input, int? seed = null, bool complement = false)
    {
        Check.NotNull(input, nameof(input));
        return new BootstrapView(input, seed ?? NextSeed("BootstrapSample"), complement);
    }

    public IDataView Cache(IDataView data, params string[] columnsToPrefetch)
    {
        Check.NotNull(data, nameof(data));
        var view = new CacheView(data);
        var prefetch = Array.ConvertAll(columnsToPrefetch ?? [], name => data.Schema[name]);
        if (prefetch.Length > 0)
            view.Fill(ActiveColumns.Of(data.Schema, prefetch));
        return view;
    }

    private int NextSeed(string name) => Environment.Register(name).Rand.Next();
}
