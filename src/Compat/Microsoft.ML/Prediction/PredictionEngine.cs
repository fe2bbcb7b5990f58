using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Predicts one object at a time. Not safe for concurrent callers.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly IDisposable? _owned;
    private readonly TypedRow<TSrc> _input;
    private readonly DataViewRow _output;
    private readonly Action<TDst> _fill;
    private bool _disposed;

    private protected PredictionEngineBase(ITransformer transformer, PredictionEngineOptions options)
    {
        Check.NotNull(transformer, nameof(transformer));
        Check.Param(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        _owned = options.OwnsTransformer ? transformer as IDisposable : null;
        _input = new(new TypedColumns<TSrc>(options.InputSchemaDefinition));
        var mapper = transformer.GetRowToRowMapper(_input.Schema);
        OutputSchema = mapper.OutputSchema;
        var filler = new RowFiller<TDst>(mapper.OutputSchema, options.OutputSchemaDefinition, options.IgnoreMissingColumns);
        _output = mapper.GetRow(_input, filler.Columns);
        _fill = filler.Open(_output);
    }

    public DataViewSchema OutputSchema { get; }

    public TDst Predict(TSrc example)
    {
        var prediction = new TDst();
        Predict(example, ref prediction);
        return prediction;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _output.Dispose();
        _owned?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Run(TSrc example, ref TDst prediction)
    {
        Check.NotNull(example, nameof(example));
        ObjectDisposedException.ThrowIf(_disposed, this);
        _input.MoveTo(example);
        prediction ??= new();
        _fill(prediction);
    }
}

public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(ITransformer transformer, PredictionEngineOptions options)
        : base(transformer, options)
    {
    }

    public override void Predict(TSrc example, ref TDst prediction) => Run(example, ref prediction);
}
