using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class ModelOperationsCatalog
{
    internal ModelOperationsCatalog(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }

    public void Save(ITransformer? model, DataViewSchema? inputSchema, Stream stream) =>
        ModelFile.Save(model, inputSchema, null, Check.NotNull(stream, nameof(stream)));

    public void Save(ITransformer? model, DataViewSchema? inputSchema, string filePath) =>
        Write(filePath, stream => Save(model, inputSchema, stream));

    public void Save<TSource>(ITransformer? model, IDataLoader<TSource> loader, Stream stream) =>
        ModelFile.Save(model, null, Check.NotNull(loader, nameof(loader)), Check.NotNull(stream, nameof(stream)));

    public void Save<TSource>(ITransformer? model, IDataLoader<TSource> loader, string filePath) =>
        Write(filePath, stream => Save(model, loader, stream));

    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        Check.NotNull(stream, nameof(stream));
        var model = ModelFile.Load(Environment, stream, out DataViewSchema? schema);
        // Null where the model was saved without a schema, as is documented.
        inputSchema = schema!;
        return model;
    }

    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        using var stream = File.OpenRead(Check.NonEmpty(filePath, nameof(filePath)));
        return Load(stream, out inputSchema);
    }

    public ITransformer LoadWithDataLoader(Stream stream, out IDataLoader<IMultiStreamSource> loader) =>
        ModelFile.Load(Environment, Check.NotNull(stream, nameof(stream)), out loader);

    public ITransformer LoadWithDataLoader(string filePath, out IDataLoader<IMultiStreamSource> loader)
    {
        using var stream = File.OpenRead(Check.NonEmpty(filePath, nameof(filePath)));
        return LoadWithDataLoader(stream, out loader);
    }

    /// <summary>A failed save leaves an older file as it was.</summary>
    private static void Write(string filePath, Action<Stream> save)
    {
        Check.NonEmpty(filePath, nameof(filePath));
        var partial = $"{filePath}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = File.Create(partial))
                save(stream);
            File.Move(partial, filePath, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
