namespace Microsoft.ML.Data;

public interface IMultiStreamSource
{
    int Count { get; }

    string? GetPathOrNull(int index);

    Stream Open(int index);

    TextReader OpenTextReader(int index);
}

/// <summary>Files as sources.</summary>
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    public MultiFileSource(params string[]? paths)
    {
        _paths = [.. paths ?? []];
        foreach (var path in _paths)
            Check.NonEmpty(path, nameof(paths));
    }

    public int Count => _paths.Length;

    public string GetPathOrNull(int index)
    {
        Check.Param((uint)index < (uint)_paths.Length, nameof(index));
        return _paths[index];
    }

    public Stream Open(int index) => File.OpenRead(GetPathOrNull(index));

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
}
