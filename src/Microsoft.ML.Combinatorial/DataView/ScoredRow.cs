using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>A row with the added columns of one mapping; predicted once for each position of the input row.</summary>
internal sealed class ScoredRow<TExample, TPrediction> : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly Scorer<TExample, TPrediction> _scorer;
    private readonly OutputBindings _bindings;
    private readonly ActiveColumns _active;
    private readonly Lazy<Func<TExample>> _read;
    private TPrediction? _prediction;
    private long _predictedPosition = -1;

    public ScoredRow(DataViewRow input, Scorer<TExample, TPrediction> scorer, OutputBindings bindings, bool[] active)
    {
        _input = input;
        _scorer = scorer;
        _bindings = bindings;
        _active = new ActiveColumns(bindings.Schema, active);
        _read = new Lazy<Func<TExample>>(() => scorer.Inputs.Bind(input));
    }

    /// <inheritdoc/>
    public override DataViewSchema Schema => _bindings.Schema;

    /// <inheritdoc/>
    public override long Position => _input.Position;

    /// <inheritdoc/>
    public override long Batch => _input.Batch;

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column);

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int index = _active.Check<TValue>(column);
        return _bindings.IsAdded(index, out int added)
            ? (ValueGetter<TValue>)_scorer.Outputs[added].CreateGetter(Predict)
            : _input.GetGetter<TValue>(_bindings.InputColumn(index));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private TPrediction Predict()
    {
        // A row without a position is not one of a sequence, and may change unseen.
        if (_predictedPosition != _input.Position || _predictedPosition < 0)
        {
            _prediction = _scorer.Predict([ReadExample()])[0];
            _predictedPosition = _input.Position;
        }

        return _prediction!;
    }

    private TExample ReadExample()
    {
        try
        {
            return _read.Value();
        }
        catch (Exception exception) when (RowError.IsAboutData(exception))
        {
            throw RowError.At(_input.Position, _scorer.Inputs.ColumnAtFault(exception), exception);
        }
    }
}
