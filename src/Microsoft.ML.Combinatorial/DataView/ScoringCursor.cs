using System.Runtime.ExceptionServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>
/// Looks ahead over a batch of rows, predicts them together, and hands them out in order. Wanted input columns of the rows
/// ahead are kept until their row is handed out. A row that cannot be read fails when its turn comes, not before.
/// </summary>
internal sealed class ScoringCursor<TExample, TPrediction> : DataViewRowCursor
{
    private readonly DataViewRowCursor _source;
    private readonly Scorer<TExample, TPrediction> _scorer;
    private readonly OutputBindings _bindings;
    private readonly ActiveColumns _active;
    private readonly int _batchSize;
    private readonly ColumnBuffer?[] _passed;
    private readonly Func<TExample> _read;
    private readonly ValueGetter<DataViewRowId> _getId;
    private readonly DataViewRowId[] _ids;
    private readonly long[] _batches;
    private readonly List<TExample> _examples = [];
    private TPrediction[] _predictions = [];
    private ExceptionDispatchInfo? _failure;
    private int _slot = -1;
    private long _position = -1;
    private bool _ended;

    public ScoringCursor(
        DataViewRowCursor source, Scorer<TExample, TPrediction> scorer, OutputBindings bindings, bool[] active, int batchSize)
    {
        _source = source;
        _scorer = scorer;
        _bindings = bindings;
        _active = new ActiveColumns(bindings.Schema, active);
        _batchSize = batchSize;
        _read = scorer.Inputs.Bind(source);
        _getId = source.GetIdGetter();
        _ids = new DataViewRowId[batchSize];
        _batches = new long[batchSize];
        _passed = new ColumnBuffer?[active.Length];
        for (int i = 0; i < active.Length; i++)
        {
            if (active[i] && !bindings.IsAdded(i, out _))
            {
                _passed[i] = ColumnBuffer.Create(source, bindings.InputColumn(i), batchSize);
            }
        }
    }

    /// <inheritdoc/>
    public override DataViewSchema Schema => _bindings.Schema;

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => _slot < 0 ? 0 : _batches[_slot];

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_ended)
        {
            return false;
        }

        if (_slot + 1 == _predictions.Length)
        {
            _failure?.Throw();
            _slot = -1;
            _predictions = [];
            FillBatch();
            if (_predictions.Length == 0)
            {
                _failure?.Throw();
                _ended = true;
                _position = -1;
                return false;
            }
        }

        _slot++;
        _position++;
        return true;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column);

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = _ids[CurrentSlot()];

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int index = _active.Check<TValue>(column);
        Delegate getter = _bindings.IsAdded(index, out int added)
            ? _scorer.Outputs[added].CreateGetter(() => _predictions[CurrentSlot()])
            : _passed[index]!.CreateGetter(CurrentSlot);
        return (ValueGetter<TValue>)getter;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int CurrentSlot() => _slot >= 0 && !_ended
        ? _slot
        : throw new InvalidOperationException("There is no current row: MoveNext must have returned true.");

    private void FillBatch()
    {
        _examples.Clear();
        while (_examples.Count < _batchSize && _failure is null && _source.MoveNext())
        {
            StoreRow(_examples.Count);
        }

        if (_examples.Count == 0)
        {
            return;
        }

        try
        {
            _predictions = _scorer.Predict(_examples);
        }
        catch (Exception exception)
        {
            // The rows of the batch are gone from the source: there is nothing to go on with.
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    private void StoreRow(int slot)
    {
        try
        {
            _getId(ref _ids[slot]);
            _batches[slot] = _source.Batch;
            foreach (ColumnBuffer? column in _passed)
            {
                column?.Store(slot);
            }

            _examples.Add(_read());
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(RowError.IsAboutData(exception)
                ? RowError.At(_source.Position, _scorer.Inputs.ColumnAtFault(exception), exception)
                : exception);
        }
    }
}
