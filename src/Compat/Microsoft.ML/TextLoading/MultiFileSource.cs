using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Files, named one by one or by wildcards such as <c>folder/*.csv</c>, read as one sequence of streams.</summary>
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    public MultiFileSource(params string[]? paths)
    {
        _paths = paths is null ? [] : [.. paths.SelectMany(Expand)];
    }

    public int Count => _paths.Length;

    public string GetPathOrNull(int index)
    {
        Check.Param((uint)index < (uint)_paths.Length, nameof(index), $"There are {_paths.Length} files");
        return _paths[index];
    }

    public Stream Open(int index) => File.OpenRead(GetPathOrNull(index));

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index), Encoding.UTF8);

    private static IEnumerable<string> Expand(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var pattern = Path.GetFileName(path);
        if (pattern.AsSpan().IndexOfAny('*', '?') < 0)
            return [path];
        var folder = Path.GetDirectoryName(path);
        var files = Directory.GetFiles(string.IsNullOrEmpty(folder) ? "." : folder, pattern);
        if (files.Length == 0)
            throw new FileNotFoundException($"No file matches '{path}'", path);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
