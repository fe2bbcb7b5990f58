using System.Collections;
using Microsoft.ML.Runtime;

[assembly: Microsoft.ML.Data.ModelLoader<Microsoft.ML.Data.TransformerChainLoader>("TransformerChain")]

namespace Microsoft.ML.Data;

/// <summary>Transformers one after the other.</summary>
public sealed class TransformerChain<TLastTransformer> : ITransformer, IEnumerable<ITransformer>, IDisposable
    where TLastTransformer : class, ITransformer
{
    public readonly TLastTransformer LastTransformer;

    private readonly ITransformer[] _transformers;
    private readonly TransformerScope[] _scopes;

    public TransformerChain(IEnumerable<ITransformer> transformers, IEnumerable<TransformerScope> scopes)
    {
        _transformers = [.. Check.NotNull(transformers, nameof(transformers))];
        _scopes = [.. Check.NotNull(scopes, nameof(scopes))];
        Check.Param(_transformers.All(t => t is not null), nameof(transformers), "A chain cannot hold null");
        Check.Param(_transformers.Length == _scopes.Length, nameof(scopes), "There must be one scope for each transformer");
        // The last transformer of an empty chain is null, as is documented.
        LastTransformer = (_transformers.LastOrDefault() as TLastTransformer)!;
        Check.Param(_transformers.Length == 0 || LastTransformer is not null, nameof(transformers),
            $"The last transformer must be a {typeof(TLastTransformer)}");
    }

    public TransformerChain(params ITransformer[] transformers)
        : this(transformers, (transformers ?? []).Select(_ => TransformerScope.Everything))
    {
    }

    bool ITransformer.IsRowToRowMapper => _transformers.All(t => t.IsRowToRowMapper);

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return _transformers.Aggregate(inputSchema, (schema, transformer) => transformer.GetOutputSchema(schema));
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema, TransformerScope scope = TransformerScope.Everything) =>
        GetModelFor(scope).GetOutputSchema(inputSchema);

    public IDataView Transform(IDataView input)
    {
        Check.NotNull(input, nameof(input));
        return _transformers.Aggregate(input, (view, transformer) => transformer.Transform(view));
    }

    public IDataView Transform(IDataView input, TransformerScope scope = TransformerScope.Everything) =>
        GetModelFor(scope).Transform(input);

    public TransformerChain<ITransformer> GetModelFor(TransformerScope scopeFilter)
    {
        var kept = Enumerable.Range(0, _scopes.Length).Where(i => (_scopes[i] & scopeFilter) != TransformerScope.None).ToArray();
        return new(kept.Select(i => _transformers[i]), kept.Select(i => _scopes[i]));
    }

    public TransformerChain<TNewLast> Append<TNewLast>(TNewLast transformer, TransformerScope scope = TransformerScope.Everything)
        where TNewLast : class, ITransformer
    {
        Check.NotNull(transformer, nameof(transformer));
        return new([.. _transformers, transformer], [.. _scopes, scope]);
    }

    public IEnumerator<ITransformer> GetEnumerator() => ((IEnumerable<ITransformer>)_transformers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        foreach (var transformer in _transformers)
            (transformer as IDisposable)?.Dispose();
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        if (!((ITransformer)this).IsRowToRowMapper)
            throw new InvalidOperationException("GetRowToRowMapper is only possible when every part of the chain maps row by row");
        var mappers = new List<IRowToRowMapper>();
        var schema = inputSchema;
        foreach (var transformer in _transformers)
        {
            mappers.Add(transformer.GetRowToRowMapper(schema));
            schema = mappers[^1].OutputSchema;
        }

        return new ChainRowMapper(inputSchema, mappers);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = Check.NotNull(ctx, nameof(ctx)).Writer;
        writer.Begin("TransformerChain");
        writer.Binary.Write(_transformers.Length);
        for (var i = 0; i < _transformers.Length; i++)
        {
            writer.Binary.Write((int)_scopes[i]);
            writer.WriteModel($"Transform_{i:000}", _transformers[i]);
        }
    }
}

internal sealed class TransformerChainLoader : IModelLoader
{
    public static ICanSaveModel Load(IHostEnvironment env, ModelReader reader)
    {
        var transformers = new ITransformer[reader.ReadCount()];
        var scopes = new TransformerScope[transformers.Length];
        for (var i = 0; i < transformers.Length; i++)
        {
            scopes[i] = (TransformerScope)reader.Binary.ReadInt32();
            transformers[i] = reader.LoadModel<ITransformer>(env, $"Transform_{i:000}");
        }

        return new TransformerChain<ITransformer>(transformers, scopes);
    }
}
