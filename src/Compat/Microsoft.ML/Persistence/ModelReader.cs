using System.IO.Compression;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads back what a <see cref="ModelWriter"/> wrote. What is cut, changed or foreign is a <see cref="FormatException"/>.</summary>
internal sealed class ModelReader
{
    private readonly ZipArchive _archive;
    private readonly string _folder;

    public ModelReader(ZipArchive archive, string folder)
    {
        _archive = archive;
        _folder = folder;
        Binary = OpenStream(ModelWriter.MainEntry);
        Span<byte> magic = stackalloc byte[ModelWriter.Magic.Length];
        if (Binary.BaseStream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length
            || !magic.SequenceEqual(ModelWriter.Magic))
        {
            throw new FormatException($"'{folder}' is not a model of this implementation of Microsoft.ML");
        }

        var format = Binary.ReadInt32();
        if (format != ModelWriter.FormatVersion)
            throw new FormatException($"The model has format version {format}; this implementation reads version {ModelWriter.FormatVersion}");
        LoaderName = Binary.ReadString();
        Version = Binary.ReadInt32();
    }

    public string LoaderName { get; }

    /// <summary>The version that the component gave to what it wrote.</summary>
    public int Version { get; }

    public BinaryReader Binary { get; }

    public bool HasStream(string name) => _archive.GetEntry($"{_folder}/{name}") is not null;

    public BinaryReader OpenStream(string name) => Open(_archive, $"{_folder}/{name}");

    /// <summary>A count of things that follow; a negative one means damage.</summary>
    public int ReadCount()
    {
        var count = Binary.ReadInt32();
        return count >= 0 && count <= Binary.BaseStream.Length ? count : throw Corrupt();
    }

    public T LoadModel<T>(IHostEnvironment env, string name)
        where T : class, ICanSaveModel =>
        ModelLoaders.Load<T>(env, new ModelReader(_archive, $"{_folder}/{name}"));

    /// <summary>A whole entry in memory, its checksum compared.</summary>
    public static BinaryReader Open(ZipArchive archive, string path)
    {
        var entry = archive.GetEntry(path) ?? throw Corrupt();
        var bytes = new MemoryStream();
        try
        {
            using var stream = entry.Open();
            stream.CopyTo(bytes);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Corrupt(e);
        }

        if (bytes.Length != entry.Length || Crc32.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) != entry.Crc32)
            throw Corrupt();
        bytes.Position = 0;
        return new(bytes, Encoding.UTF8);
    }

    public static FormatException Corrupt(Exception? inner = null) => new("Corrupt model file", inner);
}
