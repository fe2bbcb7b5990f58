using System.IO.Compression;
using System.Reflection;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The zip that holds a model with its input schema or with its loader.</summary>
internal static class ModelFile
{
    private const string Model = "TransformerChain";
    private const string Loader = "DataLoader";
    private const string Schema = "Schema";

    public static void Save(ITransformer? model, DataViewSchema? inputSchema, ICanSaveModel? loader, Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (var version = new StreamWriter(archive.CreateEntry("TrainingInfo/Version.txt").Open(), new UTF8Encoding(false)))
            version.WriteLine(typeof(ModelFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

        var root = new ModelWriter(archive, "");
        root.WriteModel(Model, model is null ? new TransformerChain<ITransformer>() : new TransformerChain<ITransformer>(model));
        if (loader is not null)
            root.WriteModel(Loader, loader);
        if (inputSchema is null)
            return;
        using var writer = new BinaryWriter(archive.CreateEntry(Schema).Open(), Encoding.UTF8);
        SchemaCodec.WriteSchema(writer, inputSchema);
    }

    public static ITransformer Load(IHostEnvironment env, Stream stream, out DataViewSchema? inputSchema)
    {
        using var archive = Open(stream);
        var model = LoadModel(env, archive);
        inputSchema = archive.GetEntry(Schema) is not null ? ReadSchema(archive)
            : HasLoader(archive) ? LoadLoader(env, archive).GetOutputSchema()
            : null;
        return model;
    }

    public static ITransformer Load(IHostEnvironment env, Stream stream, out IDataLoader<IMultiStreamSource> loader)
    {
        using var archive = Open(stream);
        if (!HasLoader(archive))
        {
            throw new InvalidOperationException(
                "Model does not contain an IDataLoader. Perhaps this was saved with an DataViewSchema, or even no information on its input at all. Consider using the Load method instead.",
                ModelReader.Corrupt());
        }

        loader = LoadLoader(env, archive);
        return LoadModel(env, archive);
    }

    private static ZipArchive Open(Stream stream)
    {
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            // Reads the directory now, so that its damage shows here.
            _ = archive.Entries.Count;
            return archive;
        }
        catch (InvalidDataException e)
        {
            throw new FormatException("Failed to open a zip archive", e);
        }
    }

    private static ITransformer LoadModel(IHostEnvironment env, ZipArchive archive)
    {
        if (archive.GetEntry($"{Model}/{ModelWriter.MainEntry}") is null)
        {
            throw new InvalidOperationException("Could not load legacy format model",
                new InvalidOperationException($"Repository doesn't contain entry DataLoaderModel/{ModelWriter.MainEntry}"));
        }

        var chain = (TransformerChain<ITransformer>)TransformerChainLoader.Load(env, Read(() => new ModelReader(archive, Model)));
        var parts = chain.ToArray();
        return parts.Length == 1 ? parts[0] : chain;
    }

    private static bool HasLoader(ZipArchive archive) => archive.GetEntry($"{Loader}/{ModelWriter.MainEntry}") is not null;

    private static IDataLoader<IMultiStreamSource> LoadLoader(IHostEnvironment env, ZipArchive archive) =>
        ModelLoaders.Load<IDataLoader<IMultiStreamSource>>(env, Read(() => new ModelReader(archive, Loader)));

    private static DataViewSchema ReadSchema(ZipArchive archive) =>
        Read(() => SchemaCodec.ReadSchema(ModelReader.Open(archive, Schema)));

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is EndOfStreamException or OverflowException or ArgumentException)
        {
            throw ModelReader.Corrupt(e);
        }
    }
}
