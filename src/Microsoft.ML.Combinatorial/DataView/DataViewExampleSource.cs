using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>
/// Streams the examples of a view. An epoch's order comes from two things: the view's own shuffling where it can, and a
/// bounded buffer from which examples are drawn at random. Up to <see cref="BufferSize"/> rows are shuffled completely; more rows never
/// all lie in memory.
/// </summary>
internal sealed class DataViewExampleSource<TExample> : IExampleSource<TExample>
{
    /// <summary>The examples that the shuffle buffer holds.</summary>
    public const int BufferSize = 1024;

    private readonly IDataView _view;
    private readonly IExampleColumns<TExample> _columns;
    private readonly long _seed;
    private readonly Func<DataViewRowId, bool> _includes;

    /// <summary>Makes a source.</summary>
    /// <param name="view">The data. Its row ids tell rows apart in whatever order they come.</param>
    /// <param name="columns">Makes an example from a row.</param>
    /// <param name="seed">Keys the orders of all epochs.</param>
    /// <param name="includes">The rows to read, by id; all by default.</param>
    public DataViewExampleSource(
        IDataView view, IExampleColumns<TExample> columns, long seed, Func<DataViewRowId, bool>? includes = null)
    {
        _view = view;
        _columns = columns;
        _seed = seed;
        _includes = includes ?? (_ => true);
    }

    /// <inheritdoc/>
    public IEnumerable<TExample> Read(int epoch)
    {
        if (epoch < 0)
        {
            return ReadRows(null);
        }

        var random = new Random(HashCode32(_seed, epoch));
        Random? rowOrder = _view.CanShuffle ? new Random(random.Next()) : null;
        return ShuffleBuffer.Shuffle(ReadRows(rowOrder), BufferSize, random);
    }

    private IEnumerable<TExample> ReadRows(Random? rowOrder)
    {
        using DataViewRowCursor cursor = _view.GetRowCursor(_columns.Find(_view.Schema), rowOrder);
        Func<TExample> read = _columns.Bind(cursor);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getId(ref id);
            if (_includes(id))
            {
                yield return ReadRow(read, id);
            }
        }
    }

    private TExample ReadRow(Func<TExample> read, DataViewRowId id)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (RowError.IsAboutData(exception))
        {
            throw RowError.At(RowIds.NumberOf(_view, id), _columns.ColumnAtFault(exception), exception);
        }
    }

    // HashCode.Combine differs from process to process; a run must not.
    private static int HashCode32(long seed, int epoch)
    {
        ulong x = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) + (uint)epoch + 0x9E3779B97F4A7C15);
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        return (int)(uint)(x ^ (x >> 31));
    }
}
