using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>A view's rows by their ids, which stay the same whatever the order in which a cursor visits them.</summary>
internal static class RowIds
{
    /// <summary>All ids in storage order. No column is computed for it.</summary>
    public static IEnumerable<DataViewRowId> Of(IDataView view)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getId(ref id);
            yield return id;
        }
    }

    /// <summary>The number of the row with an id, counted from 0 in storage order; −1 where no row has it.</summary>
    public static long NumberOf(IDataView view, DataViewRowId id)
    {
        long number = 0;
        foreach (DataViewRowId candidate in Of(view))
        {
            if (candidate.Equals(id))
            {
                return number;
            }

            number++;
        }

        return -1;
    }

    /// <summary>
    /// Draws a share of the rows at random: the nearest whole number of them, but at least one, and never all. The same rows
    /// for the same view and seed.
    /// </summary>
    /// <param name="view">The data.</param>
    /// <param name="fraction">The share, 0 ≤ fraction &lt; 1; with 0, or where there are fewer than two rows, none is drawn.</param>
    /// <param name="seed">Keys the draw.</param>
    /// <exception cref="InvalidOperationException">Two rows have the same id, so that they cannot be told apart.</exception>
    public static IReadOnlySet<DataViewRowId> Draw(IDataView view, double fraction, long seed)
    {
        if (fraction == 0)
        {
            return new HashSet<DataViewRowId>();
        }

        DataViewRowId[] ids = [.. Of(view)];
        if (new HashSet<DataViewRowId>(ids).Count != ids.Length)
        {
            throw new InvalidOperationException(
                "Rows of the data share their ids, so they cannot be split into training and validation rows: " +
                "give ValidationData, or a ValidationFraction of 0.");
        }

        if (ids.Length < 2)
        {
            return new HashSet<DataViewRowId>();
        }

        new Random(unchecked((int)(seed ^ (seed >> 32)))).Shuffle(ids);
        int count = Math.Clamp((int)Math.Round(ids.Length * fraction), 1, ids.Length - 1);
        return new HashSet<DataViewRowId>(ids.AsSpan(0, count).ToArray());
    }
}
