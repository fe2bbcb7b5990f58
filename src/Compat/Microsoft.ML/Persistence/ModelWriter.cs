using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.Data;

/// <summary>
/// Writes one component into a folder of the model zip: the name of its loader and its main data into "Model.key", more
/// data into named streams, and components inside it into sub-folders.
/// </summary>
internal sealed class ModelWriter : IDisposable
{
    public const string MainEntry = "Model.key";
    public const int FormatVersion = 1;

    private readonly ZipArchive _archive;
    private readonly string _folder;
    private readonly MemoryStream _main = new();
    private bool _begun;
    private bool _ended;

    public ModelWriter(ZipArchive archive, string folder)
    {
        _archive = archive;
        _folder = folder;
        Binary = new(_main, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>The first bytes of every main entry.</summary>
    public static ReadOnlySpan<byte> Magic => "CMLMODEL"u8;

    /// <summary>The component's main data, buffered until the component is complete.</summary>
    public BinaryWriter Binary { get; }

    /// <summary>Names the loader and the version of what the component writes. Exactly once, before anything else.</summary>
    public void Begin(string loaderName, int version = 1)
    {
        if (_begun)
            throw new InvalidOperationException($"A component has saved itself twice into '{_folder}'");
        _begun = true;
        Binary.Write(Magic);
        Binary.Write(FormatVersion);
        Binary.Write(loaderName);
        Binary.Write(version);
    }

    /// <summary>Writes an entry of its own, beside the main one.</summary>
    public void WriteStream(string name, Action<BinaryWriter> write)
    {
        using var writer = new BinaryWriter(_archive.CreateEntry(Path(name)).Open(), Encoding.UTF8);
        write(writer);
    }

    /// <summary>Saves a component into the sub-folder <paramref name="name"/>.</summary>
    public void WriteModel(string name, ICanSaveModel model)
    {
        using var context = new ModelSaveContext(new(_archive, Path(name)));
        model.Save(context);
        context.Writer.End(model);
    }

    /// <summary>Puts the main entry into the archive.</summary>
    public void End(ICanSaveModel model)
    {
        if (!_begun)
        {
            throw new InvalidOperationException(
                $"'{model.GetType()}' saved nothing. A component of another assembly saves itself by handing its ModelSaveContext to a chain of built-in transformers");
        }

        if (_ended)
            return;
        _ended = true;
        Binary.Flush();
        _main.Position = 0;
        using var entry = _archive.CreateEntry(Path(MainEntry)).Open();
        _main.CopyTo(entry);
    }

    public void Dispose()
    {
        Binary.Dispose();
        _main.Dispose();
    }

    private string Path(string name) => _folder.Length > 0 ? $"{_folder}/{name}" : name;
}
