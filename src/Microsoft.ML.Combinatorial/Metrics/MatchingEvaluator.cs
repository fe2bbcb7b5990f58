using Microsoft.ML.Combinatorial.DataView;

namespace Microsoft.ML.Combinatorial.Metrics;

/// <summary>Counts over a view.</summary>
internal static class MatchingEvaluator
{
    /// <summary>Reads all rows once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="InvalidOperationException">A row's two vectors differ in length, or hold what is no index.</exception>
    public static MatchingMetrics Evaluate(IDataView data, string labelColumnName, string matchingColumnName)
    {
        DataViewSchema.Column label = InputColumn.Indices(labelColumnName, "label").Find(data.Schema);
        DataViewSchema.Column matching = InputColumn.Indices(matchingColumnName, "matching").Find(data.Schema);
        var counts = new MatchingCounts();
        using DataViewRowCursor cursor = data.GetRowCursor([label, matching]);
        var labelReader = IndicesReader.Create(cursor, label);
        var matchingReader = IndicesReader.Create(cursor, matching);
        while (cursor.MoveNext())
        {
            try
            {
                counts.Add(labelReader.Read(), matchingReader.Read());
            }
            catch (FormatException exception)
            {
                throw RowError.At(cursor.Position, null, exception);
            }
        }

        return new MatchingMetrics(counts);
    }
}
