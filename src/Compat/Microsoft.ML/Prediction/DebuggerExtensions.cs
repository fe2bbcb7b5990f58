using Microsoft.ML.Data;

namespace Microsoft.ML;

public static class DebuggerExtensions
{
    private const int DefaultRows = 100;

    public static DataDebuggerPreview Preview(this IDataView data, int maxRows = DefaultRows) =>
        new(Check.NotNull(data, nameof(data)), maxRows);

    public static DataDebuggerPreview Preview(
        this IEstimator<ITransformer> estimator, IDataView data, int maxRows = DefaultRows, int maxTrainingRows = DefaultRows)
    {
        Check.NotNull(estimator, nameof(estimator));
        Check.NotNull(data, nameof(data));
        Check.Param(maxTrainingRows > 0, nameof(maxTrainingRows));
        return new(estimator.Fit(new TakeSkipView(data, 0, maxTrainingRows)).Transform(data), maxRows);
    }

    public static DataDebuggerPreview Preview(this ITransformer transformer, IDataView data, int maxRows = DefaultRows)
    {
        Check.NotNull(transformer, nameof(transformer));
        Check.NotNull(data, nameof(data));
        return new(transformer.Transform(data), maxRows);
    }

    public static DataDebuggerPreview Preview<TSource>(
        this IDataLoader<TSource> reader, TSource source, int maxRows = DefaultRows)
    {
        Check.NotNull(reader, nameof(reader));
        return new(reader.Load(source), maxRows);
    }
}
