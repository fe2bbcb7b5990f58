using Microsoft.ML.Runtime;

[assembly: Microsoft.ML.Data.ModelLoader<Microsoft.ML.Data.CompositeDataLoaderLoader>("CompositeDataLoader")]

namespace Microsoft.ML.Data;

/// <summary>A loader followed by transformers.</summary>
public sealed class CompositeDataLoader<TSource, TLastTransformer> : IDataLoader<TSource>, IDisposable
    where TLastTransformer : class, ITransformer
{
    public readonly IDataLoader<TSource> Loader;
    public readonly TransformerChain<TLastTransformer> Transformer;

    public CompositeDataLoader(IDataLoader<TSource> loader, TransformerChain<TLastTransformer>? transformerChain = null)
    {
        Loader = Check.NotNull(loader, nameof(loader));
        Transformer = transformerChain ?? new();
    }

    public IDataView Load(TSource input) => Transformer.Transform(Loader.Load(input));

    public DataViewSchema GetOutputSchema() => Transformer.GetOutputSchema(Loader.GetOutputSchema());

    public CompositeDataLoader<TSource, TNewLast> AppendTransformer<TNewLast>(TNewLast transformer)
        where TNewLast : class, ITransformer
    {
        Check.NotNull(transformer, nameof(transformer));
        return new(Loader, Transformer.Append(transformer));
    }

    public void Dispose()
    {
        (Loader as IDisposable)?.Dispose();
        Transformer.Dispose();
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = Check.NotNull(ctx, nameof(ctx)).Writer;
        writer.Begin("CompositeDataLoader");
        writer.WriteModel("Loader", Loader);
        writer.WriteModel("Transformer", Transformer);
    }
}

internal sealed class CompositeDataLoaderLoader : IModelLoader
{
    public static ICanSaveModel Load(IHostEnvironment env, ModelReader reader) =>
        new CompositeDataLoader<IMultiStreamSource, ITransformer>(
            reader.LoadModel<IDataLoader<IMultiStreamSource>>(env, "Loader"),
            reader.LoadModel<TransformerChain<ITransformer>>(env, "Transformer"));
}
